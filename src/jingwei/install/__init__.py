"""Making, filling and upgrading a site. The exit codes of a Zope that refused its database are
here because `instance/start.py` reads them without importing Plone."""

OLDER = 74
NEWER = 75
