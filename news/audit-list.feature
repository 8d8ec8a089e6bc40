The audit page is a list like all others: columns are chosen, it is taken away as a file, and kept under a name.
