A saved view is called otherwise where it is shown, and the list of saved views leads there.
