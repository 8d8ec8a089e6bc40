Every office page has a box that searches all records one may see, and both search pages show where the words stand, also in which attached file.
