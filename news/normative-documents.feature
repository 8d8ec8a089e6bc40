A normative document is signed and numbered only with the opinion of its legality review, and only such a document gets a number of the normative ones.
