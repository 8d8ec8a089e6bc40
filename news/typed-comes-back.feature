Whoever sends a page to a record that is out of their sight by then, such as a deputy after the end, gets the texts back that they typed.
