Deadlines are reckoned from a ledger over working days, holidays and make-up workdays, and show for each day whether it counted and why.
