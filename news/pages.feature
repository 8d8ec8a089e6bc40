Office and public site have their own light frames: navigation by post, the non-secret banner, a statutory footer, an own log-in, error pages that say what to do and tell nothing of what is hidden.
