The auditor finds every record, file, unit, post and question of the inquiry form that was made, changed (which fields) or removed, and every refused step.
