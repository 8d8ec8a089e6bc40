Opinions are signed with a key of their person, which only the PIN opens, and stamped with the time; ``openssl`` checks them, and a page of the record shows which stand and which do not.
