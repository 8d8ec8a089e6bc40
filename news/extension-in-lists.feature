The work list says of a supervision item that an extension is to be decided, and the item who is reminded meanwhile.
