Whoever stands in for the supervisor in matters of supervision proposes items, too, and the history and the audit say for whom.
