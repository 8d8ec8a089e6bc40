All staff read the figures of supervision for a month, a quarter, a year or any days, each with its definition and denominator, by unit, source and leader, with charts and a file.
