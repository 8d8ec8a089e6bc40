"""Papers in the office: `papers(n)` makes them, `/intranet/paper-0` and so on."""

from jingwei.core.rights import walls
from plone.dexterity.fti import DexterityFTI
from plone.dexterity.utils import createContent
from tests.core.rights import sample
from Zope2.App.zcml import load_string

import pytest
import transaction


CELLS = {
    "View": ["UnitHead", "Drafter"],
    "Access contents information": ["UnitHead", "Drafter"],
    "Review portal content": ["UnitHead"],
}


@pytest.fixture(scope="session")
def paper_type(house):
    load_string(sample.ZCML)
    walls.FORMS.update({"text", "judge"})
    yield
    walls.FORMS.difference_update({"text", "judge"})


@pytest.fixture(scope="module")
def papers(site, paper_type):
    """Three committed papers of 经济运行处, each with a part inside it; returns their number."""
    with site.open(user="admin") as portal:
        fti = DexterityFTI("Paper", klass="tests.core.rights.sample.Paper")
        fti.model_source = ""
        fti.schema = "tests.core.rights.sample.IPaper"
        fti.behaviors = ()
        portal.portal_types._setObject("Paper", fti)
        portal.portal_workflow.setChainForPortalTypes(["Paper"], "")
        for number in range(3):
            make_paper(portal, f"paper-{number}")
        transaction.commit()
    return 3


def make_paper(portal, name):
    office = portal["intranet"]
    office._setObject(name, createContent("Paper", id=name, title=name))
    paper = office[name]
    for permission, roles in CELLS.items():
        paper.manage_permission(permission, roles, 0)
    paper._setObject("part", createContent("Paper", id="part", title=f"part of {name}"))
    paper.reindexObjectSecurity()
    return paper
