After a lost session choices, dates and check boxes come back as well as what was typed.
