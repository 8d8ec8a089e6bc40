The items of the supervision board are a list: narrowed by light, unit, state and source with counts, sorted, saved and taken away.
