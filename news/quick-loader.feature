The benchmarks make 100 000 records in minutes, and ``make bench SIZES="1000 10000 100000"`` measures work lists, board, facets, searches, exports and a change of head on all of them.
