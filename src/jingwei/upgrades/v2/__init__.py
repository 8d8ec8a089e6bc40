"""Version 2: ground services and supervision.

New are deadlines, deputies, recusal, search, ticker, jobs, messages, places of districts, and
accounts that guard themselves. What an index knows of a record changes with deputies and search, so
all records are indexed anew. Grids changed too: supervisors follow inquiries that were given to
units.
"""

from Acquisition import aq_base
from BTrees.OOBTree import OOBTree
from jingwei.core import clock
from jingwei.core.deadlines import api as deadlines
from jingwei.core.opinions import api as opinions
from jingwei.core.organisation import api as organisation
from jingwei.core.workflow.interfaces import IRecord
from jingwei.door.api import tell_source
from jingwei.install.api import build
from jingwei.install.api import PROFILE
from plone import api
from Products.CMFCore.indexing import processQueue
from zope.component.hooks import getSite

import transaction


# Records after which memory is freed.
BATCH = 50
STEPS = ("rolemap", "typeinfo", "workflow", "catalog", "plone.app.registry")
INDEXES = [
    *("pending_with", "turn_passed", "allowedRolesAndUsers", "units", "SearchableText"),
    *("soon_on", "late_on", "escalates_on", "due_by"),
    *("file_waits", "file_fault", "row_number", "row_unit", "row_urgency", "row_month"),
    *("row_state", "deputed_from", "deputed_until"),
    *("text_column", "published_year", "policy_subject", "policy_genre", "answer_unit"),
    *("to_read_by", "dispatch_district"),
]


def upgrade(setup) -> None:
    """Bring new types with their grids and permissions, the objects of the new structure, and the
    indexes up to date.
    """
    for step in STEPS:
        setup.runImportStepFromProfile(PROFILE, step, run_dependencies=False)
    remember_holders()
    build(getSite())
    api.portal.get_tool("portal_workflow").updateRoleMappings()
    catalog = api.portal.get_tool("portal_catalog")
    for count, brain in enumerate(list(catalog.getAllBrains()), 1):
        item = brain._unrestrictedGetObject()
        if brain.portal_type == "Inquiry":
            start_clock(item)
        if brain.portal_type == "Release":
            tell_source(item)
        rename_counter(aq_base(item))
        if IRecord.providedBy(item):
            keep_text(item)
        item.reindexObject(idxs=INDEXES)
        if count % BATCH == 0:
            # All of it is one transaction; what is written so far need not stay in memory.
            processQueue()
            transaction.savepoint(optimistic=True)
            catalog._p_jar.cacheGC()


def rename_counter(record) -> None:
    """What counts the changes of a record was called its turn."""
    record._p_activate()
    if "turn" in record.__dict__:
        record.changes = record.__dict__.pop("turn")


def keep_text(record) -> None:
    """Opinions did not keep what they judged; what still stands as it was judged is kept now."""
    rows = opinions.rows(record)
    if rows and len(opinions.older(record)) < len(rows):
        opinions.keep(record)


def start_clock(inquiry) -> None:
    """Inquiries had no deadline: theirs ran from the day of receipt to that of the answer."""
    if not inquiry.ledger:
        inquiry.start_clock()
        if inquiry.answered_on:
            day = inquiry.answered_on.astimezone(clock.ZONE).date()
            inquiry.enter(deadlines.FINISHED, day=day)


def remember_holders() -> None:
    """Let the table of posts know of deputies; who held a post before today is not known."""
    posts = organisation.plugin()
    if hasattr(posts, "past"):
        return
    posts.spells, posts.deputising, posts.past = OOBTree(), OOBTree(), OOBTree()
    dawn = clock.now().replace(hour=0, minute=0, second=0, microsecond=0)
    for token, (_title, people) in posts.posts():
        posts.past[token] = ((dawn, people),)
