A list is saved under a name, for oneself or, by heads, leaders and who administers the list, for everybody who sees it; long lists are written to a file in the background.
