Texts are found by any piece of them, from one character on and with document numbers and Latin words, at once after writing and only by those who may read them.
