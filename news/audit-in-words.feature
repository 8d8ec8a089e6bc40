The auditor reads steps, states and types by their titles, and more refusals in words.
