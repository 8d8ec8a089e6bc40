Deadlines are reckoned from a ledger over working days, holidays and make-up workdays, show for each day whether it counted and why, and are set no more than ten years ahead.
