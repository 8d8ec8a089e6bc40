The saved views of all lists stand on a page of their own, which every list leads to, and can be removed there.
