The supervisor, the director and leaders print a sheet for each unit with its running items and last reports for a meeting.
