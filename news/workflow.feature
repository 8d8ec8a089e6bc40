Who may do what in which state stands on one screen per kind of record; ``@@why`` tells on every record who could take a step, and why you may or may not.
