Supervision items are proposed, assigned, reported on, urged, extended, suspended, closed and evaluated; a board of lights shows all staff how each stands.
