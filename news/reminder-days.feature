The system administrator sets on a page of the office how many working days before or after a deadline each reminder goes out.
