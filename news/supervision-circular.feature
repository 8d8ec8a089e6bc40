All staff read the monthly circular on supervision with its figures, closed and overdue items and the units commended and criticised by stated rules, print it and take it away.
