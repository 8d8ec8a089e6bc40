Whoever stands in for a post sees on the home page of the office what waits for it.
