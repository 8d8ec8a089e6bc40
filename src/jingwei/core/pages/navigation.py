"""Entries of the two navigations; features add theirs when they are imported."""

from jingwei import _
from typing import NamedTuple
from zope.i18nmessageid import Message


class Entry(NamedTuple):
    """`path` below the site root; shown to those who hold `permission` on what lies there."""

    title: Message
    path: str
    order: int
    permission: str = "View"


OFFICE: list[Entry] = [
    Entry(_("To do"), "intranet/worklist", 10),
    Entry(_("Documents"), "intranet/documents", 20),
    Entry(_("Inquiries"), "intranet/inquiries", 30),
    Entry(_("Releases"), "intranet/releases", 40),
    Entry(_("Registers"), "intranet/numbering", 50),
    Entry(_("Organisation"), "intranet/organisation", 60),
    Entry(_("Audit log"), "intranet/audit", 70),
]
COLUMNS: list[Entry] = [
    Entry(_("Home"), "", 0),
    Entry(_("News"), "news", 10),
    Entry(_("Policies"), "policies", 20),
    Entry(_("Information disclosure"), "disclosure", 30),
    Entry(_("Open affairs"), "affairs", 40),
    Entry(_("Service guides"), "guides", 50),
    Entry(_("Online approvals"), "approvals", 60),
    Entry(_("Project applications"), "projects", 70),
    Entry(_("Questions and answers"), "inquiries", 80),
    Entry(_("Enterprises"), "enterprises", 90),
]
