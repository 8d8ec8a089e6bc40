Lists of records and every translated page cost less: a work list of 20 rows takes about half the time.
