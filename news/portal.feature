Everybody reads news, policies and answers in the columns of the public site; editors write in them and find their texts in a list by state, kind, column and writer, and the chief editor publishes.
