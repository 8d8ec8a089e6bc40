Malformed, too deep, too long, too large or wrongly typed input is refused in words, with the field and the values that are allowed, by page and REST alike, and leaves nothing behind.
