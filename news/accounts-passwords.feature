Of passwords only bcrypt hashes are kept, older ones are replaced at log-in, and new passwords have ten characters of three kinds.
