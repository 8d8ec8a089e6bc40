Everybody finds what waits for them, what they have done and what they started in one work list, also on a telephone.
