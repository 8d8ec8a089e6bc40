"""Translations. Each feature writes ``parts/<feature>.zh_CN.po``; joined catalogs are committed.

The English catalog needs no file: a message id is the English sentence itself. Beside our own
domain there are entries for domains of Plone, where its Chinese has holes or odd words on pages
that our users see (``parts/<domain>+<feature>.zh_CN.po``).
"""
