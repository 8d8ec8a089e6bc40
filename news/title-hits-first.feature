Both searches show first what has the words in its title or number, and then what has them in its text or files.
