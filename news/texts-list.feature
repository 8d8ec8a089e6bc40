Editors' texts are a list like all others: narrowed by state, kind, column and writer with counts, sorted, saved under a name and taken away.
