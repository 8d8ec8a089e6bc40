A report says which milestones were reached, and a supervision item tells its leader in charge, the days of assignment and closing and how long it is kept.
