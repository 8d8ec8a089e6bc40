Officers enter the notice of a year's holidays and make-up workdays; a year without notice is shown as provisional, and lights follow.
