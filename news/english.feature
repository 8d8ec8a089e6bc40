Every page can be read in Chinese or English, pages of Plone that our users see included; translations are joined from one file per feature, and missing or stale ones are named.
