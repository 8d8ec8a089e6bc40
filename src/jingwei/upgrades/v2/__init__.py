"""Version 2: ground services and supervision.

New are deadlines, deputies, recusal, search, ticker, jobs, messages and accounts that guard
themselves. What an index knows of a record changes with deputies and search, so all records are
indexed anew.
"""

from jingwei.install.site import PROFILE
from jingwei.install.structure import build
from plone import api
from zope.component.hooks import getSite


STEPS = ("rolemap", "typeinfo", "workflow", "catalog", "plone.app.registry")
INDEXES = ["pending_with", "allowedRolesAndUsers", "units", "SearchableText"]


def upgrade(setup) -> None:
    """Bring new types with their grids and permissions, the objects of the new structure, and the
    indexes up to date.
    """
    for step in STEPS:
        setup.runImportStepFromProfile(PROFILE, step, run_dependencies=False)
    build(getSite())
    catalog = api.portal.get_tool("portal_catalog")
    for brain in catalog.unrestrictedSearchResults():
        brain._unrestrictedGetObject().reindexObject(idxs=INDEXES)
