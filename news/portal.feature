Everybody reads news, policies and answers in the columns of the public site; editors write in them, the chief editor publishes.
