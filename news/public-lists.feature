Visitors narrow policies by year, subject, genre and validity, answers by year and unit, and news by year, with counts, find words in a column, choose the order, and take the same list as data.
