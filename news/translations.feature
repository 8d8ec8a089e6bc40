Translations are joined from one file per feature, and missing or stale ones are named; pages of Plone that our users see have no English holes left.
