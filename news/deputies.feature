Whoever is away is stood in for on approved days and in named matters; the record says who acted for whom, and who could act on a day is a question.
