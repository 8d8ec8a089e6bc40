The benchmarks make 100 000 records in minutes: one record of each kind and state is a real one, the others are printed from it.
