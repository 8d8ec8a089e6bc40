"""The demo, made twice from nothing: the same both times, complete, and done by the right posts."""

from Acquisition import aq_base
from fnmatch import fnmatchcase
from jingwei.core import clock
from jingwei.core.organisation import api as organisation
from jingwei.core.workflow.grid import grids
from jingwei.core.workflow.interfaces import IRecord
from jingwei.install import demo
from jingwei.install.site import make_site
from ZODB.DB import DB
from ZODB.DemoStorage import DemoStorage

import OFS.Application
import pytest


# Types whose every state is to be seen; the texts of editors share one grid.
SHOWN = {
    "official_document": {"OfficialDocument"},
    "inquiry": {"Inquiry"},
    "release": {"Release"},
    "supervision_item": {"SupervisionItem"},
    "editorial": {"Document", "News Item"},
}
# Type -> step -> posts that may have taken it; {unit} is the unit that the record names.
POSTS = {
    "OfficialDocument": {
        "endorse": ["{unit}.head"],
        "consult": ["{unit}.head"],
        "answer_consultation": ["*.head"],
        "clear": ["office.head"],
        "sign": ["{unit}.leader", "commission.principal"],
        "register": ["office.registrar"],
        "issue": ["office.registrar"],
        "void": ["office.registrar"],
        "archive": ["office.archivist"],
        "recall": ["office.registrar"],
        "revoke": ["{unit}.leader", "commission.principal"],
        "abolish": ["{unit}.leader", "commission.principal"],
        "return": ["office.head"],
    },
    "Inquiry": {
        "assign": ["office.clerk"],
        "reject": ["office.clerk"],
        "draft_answer": ["{unit}.clerk"],
        "approve_answer": ["{unit}.head"],
    },
    "Release": {
        "submit": ["office.editor"],
        "drop": ["office.editor"],
        "choose_attachments": ["office.editor"],
        "mask": ["office.editor"],
        "unmask": ["office.editor"],
        "approve": ["office.reviewer"],
        "withdraw": ["office.reviewer"],
    },
}
TEXT = {
    "submit": ["office.editor"],
    "publish": ["office.chief_editor"],
    "withdraw": ["office.chief_editor"],
}
POSTS |= {kind: TEXT for kind in ("Document", "News Item", "File", "Link")}
POSTS["SupervisionItem"] = {
    # Where the General Office itself leads, its leader assigns.
    "assign": ["office.head", "office.leader"],
    "accept": ["{unit}.head"],
    # Another unit leads since.
    "object": ["*.head"],
    "report": ["{unit}.clerk"],
    "urge": ["office.supervisor"],
    "ask_extension": ["{unit}.head"],
    "decide_extension": ["office.supervisor"],
    "suspend": ["office.head"],
    "request_closure": ["{unit}.head"],
    "return": ["office.supervisor"],
    "close": ["office.supervisor"],
    "cancel": ["office.head"],
}
# Steps of officers of districts, each for the own one.
DISTRICTS = {"receive", "refuse"}
POSTS["Deputation"] = {"approve": ["*.head", "*.leader"]}
# Steps that nobody clicks, or that belong to whoever drafted.
SYSTEM = {"conclude_consultation", "publish", "withdraw", "correct", "end", "mark", "recall"}
OWN = {("OfficialDocument", "submit"), ("Deputation", "revoke")}
# Whose post a record is begun for; all others begin as themselves.
BEGINNERS = {"SupervisionItem": "post~office.supervisor"}


def build(house, moment) -> None:
    """Make site and demo on an empty layer, as `make start` does, at `moment`."""
    house.fresh()
    house._use(DB(DemoStorage(), cache_size=100_000))
    with house.db.transaction() as connection:
        connection.root()["Application"] = OFS.Application.Application()
    with house.open(site=False) as root:
        OFS.Application.initialize(root)
        root.acl_users.userFolderAddUser("admin", house.password, ["Manager"], [])
        with clock.at(moment):
            site = make_site(root)
            demo.build(site, house.password)
        site._p_jar.transaction_manager.commit()


def records(portal) -> list:
    """All records of the site, whoever may see them."""
    found = portal.portal_catalog.unrestrictedSearchResults(
        object_provides=IRecord.__identifier__, sort_on="created"
    )
    return [brain._unrestrictedGetObject() for brain in found]


def told(record) -> tuple:
    """What a record says without identifiers and secrets."""
    dates = {name: day for name, day in vars(aq_base(record)).items() if name.endswith("_on")}
    return (
        record.portal_type,
        record.title,
        grid_state(record),
        str(getattr(record, "number", None)),
        sorted((name, str(day)) for name, day in dates.items()),
        record.journal.turns if record.journal else (),
    )


def grid_state(record) -> str:
    """State of a record, asked as nobody."""
    return record.portal_workflow.getInfoFor(record, "review_state")


def fault(record, row) -> str:
    """What is wrong with a row of the journal; "" if its person held a post that may do this."""
    kind, step = record.portal_type, row.transition
    if row.person and row.person not in organisation.holders(row.post):
        return "held no such post"
    if not step:
        return (
            "" if row.post == BEGINNERS.get(kind, row.person) else "began it through another post"
        )
    if not row.person:
        return "" if row.cause and step in SYSTEM else "nobody did it"
    if kind == "Dispatch" and step in DISTRICTS:
        own = organisation.district(record.district)
        return "" if row.post == own else "is of another district"
    if (kind, step) in OWN:
        return "" if row.person == row.post == record.started_by else "is not the drafter"
    named = (getattr(record, name, None) for name in ("drafting_unit", "unit", "lead_unit"))
    unit = next(filter(None, named), None)
    posts = [name.format(unit=unit) for name in POSTS.get(kind, {}).get(step, ())]
    right = any(fnmatchcase(row.post, f"post~{name}") for name in posts)
    return "" if right else f"is none of {posts}"


@pytest.mark.slow
def test_the_demo_is_made_twice_alike_and_shows_every_state_through_the_right_posts(house):
    moment, made = clock.now(), []
    for _time in range(2):
        build(house, moment)
        with house.open() as portal:
            found = records(portal)
            made.append(sorted(map(told, found), key=repr))
            states = {(record.portal_type, grid_state(record)) for record in found}
            faults = [
                (record.title, row, fault(record, row))
                for record in found
                for row in (record.journal.turns if record.journal else ())
                if fault(record, row)
            ]
            assert faults == []
    assert made[0] == made[1]
    assert len(made[0]) >= 1500
    for grid, types in SHOWN.items():
        shown = {state for portal_type, state in states if portal_type in types}
        assert shown == {*grids()[grid].states}, grid
