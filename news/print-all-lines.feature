Every list shows all its lines on one page for who prints it, up to a thousand.
