What follows from a change for records that its author may not see (turns of a post with new holders, lights over new days) is carried out by the ticker right after it.
