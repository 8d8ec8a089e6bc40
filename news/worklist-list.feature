The tabs of the work list are narrowed by kind, unit, urgency and month with counts, saved and taken away.
