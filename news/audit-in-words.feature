The audit page calls objects by title and number for whoever may see them, and by their kind for others, and tells filters of lists in words; addresses are a column to choose.
