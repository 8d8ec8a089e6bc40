A report on a supervision item carries files of its own, shown with it and read by the readers of the item.
