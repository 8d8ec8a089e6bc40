A person concerned in a matter is recused from its record: it is gone for them at every address, list and count, and their turn passes on to whoever stands in, who may do all that the post could.
