The office sets how many working days before or after a deadline each kind of reminder goes out.
