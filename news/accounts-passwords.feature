Everybody changes their own password on a page that tells the rules (ten characters of three kinds); only bcrypt hashes are kept, and older ones are replaced at log-in.
