The organ's clock is the one source of time, and a site remembers for good that it was ever set.
