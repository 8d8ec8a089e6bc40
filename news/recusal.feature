A person concerned in a matter is recused from its record: it is gone for them at every address and their turn passes on.
