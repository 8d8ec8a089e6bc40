After five wrong passwords in a row an account waits ten minutes at that address, and reads so; strangers cannot keep a person from their own desk, and every guess is counted before it is tried.
