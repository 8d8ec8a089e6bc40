System, security and audit have an administrator each; nobody is given two of these posts, and each is offered only the pages in which they can see something.
