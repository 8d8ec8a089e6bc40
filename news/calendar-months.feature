The working calendar shows a year as its twelve months, with the sign of each holiday and make-up workday, and from year to year.
