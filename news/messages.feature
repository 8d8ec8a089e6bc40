People are told in the site what concerns them, and by mail as they choose: one digest a day, a mail for each message, or none; a mail says no more than a title and a link.
