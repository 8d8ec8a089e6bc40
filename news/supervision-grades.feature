The statistics on supervision count the evaluations A, B and C, for the whole and by unit, source and leader.
