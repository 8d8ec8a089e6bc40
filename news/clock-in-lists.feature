Work lists say how many working days are left for records whose clock runs, in words and colour.
