A list is saved under a name, for oneself or, by heads, leaders and who administers the list, for everybody who sees it; all views stand on one page, where they are renamed and removed.
