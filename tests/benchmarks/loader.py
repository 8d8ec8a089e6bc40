"""Bulk loader: many records with the same classes, indexes and fields as real ones.

Of every kind and state one model is made; the rest is printed from it (`install.loader`), so that
100 000 records are made in minutes. `tests/benchmarks/test_loader.py` compares a printed document
with one that people made.
"""

from collections.abc import Callable
from collections.abc import Collection
from jingwei.core import clock
from jingwei.core.deadlines import api as deadlines
from jingwei.core.organisation import api as organisation
from jingwei.core.workflow import api as workflow
from jingwei.core.workflow.record import JournalRow
from jingwei.install.demo import texts
from jingwei.install.demo.actors import acting
from jingwei.install.demo.actors import person
from jingwei.install.loader.api import Days
from jingwei.install.loader.api import Stencil
from plone.app.textfield.value import RichTextValue
from plone.dexterity.utils import addContentToContainer
from plone.dexterity.utils import createContent

import datetime
import random
import transaction


UNITS = {"operation": 60, "urban": 40}
# State -> who has the turn there; the share of each state among the records.
STATES = {
    "drafting": ("clerk", 5),
    "unit_review": ("post~{unit}.head", 17),
    "office_check": (organisation.DIRECTOR, 3),
    "signing": ("post~{unit}.leader", 3),
    "signed": (organisation.REGISTRAR, 2),
    "numbered": (organisation.REGISTRAR, 2),
    "issued": (organisation.ARCHIVIST, 28),
    "archived": ("", 40),
}
# What policies are about and what they are: as many as a visitor narrows a library by.
POLICIES = [
    (f"主题分类{number}", genre, validity)
    for number in range(12)
    for genre in ("通知", "意见", "办法", "公告")
    for validity in ("valid", "abolished")
]
# Records in one transaction.
BATCH = 2000


def load_documents(site, count: int, seed: int = 1, states=STATES, units=UNITS) -> None:
    """Add `count` official documents of `units` in `states`; the last ones are printed."""
    chance = random.Random(seed)
    store = site["intranet"]["documents"]
    weights = [share for _turn, share in states.values()]
    models: dict[tuple[str, str], Model] = {}

    def make(index: int) -> None:
        unit = chance.choices([*units], [*units.values()])[0]
        state = chance.choices([*states], weights)[0]
        title = f"江城市经济委员会关于第{index}项工业经济工作安排的通知"
        own = {"title": title, "body": _rich(texts.body(title, chance))}
        if (unit, state) in models:
            models[unit, state].print(store.period(), index, **own)
        else:
            document = _document(store, index, own, unit)
            set_state(site, document, state, unit)
            models[unit, state] = Model(document, "d")

    with acting(site, "clerk"):
        _spread(site, count, 700, make)


class Model:
    """A record made on the present day, from which others of the present moment are printed.

    :param kind: first letter of the identifiers, which grow so that trees are filled in order.
    """

    def __init__(self, record, kind: str, own: Collection[str] = ()):
        self.stencil = Stencil(record, own)
        self.day = clock.today()
        self.kind = kind

    def print(self, container, index: int, **values) -> None:
        """Put a copy into `container` and the catalog."""
        days = Days({self.day: clock.now()})
        uid = f"{ord(self.kind):04x}{index:028x}"
        made = self.stencil.put(container, _name(self.kind, index), uid, days, **values)
        self.stencil.enter(made)


def _name(kind: str, index: int) -> str:
    return f"{ord(kind):02x}{index:010x}"


def _spread(site, count: int, days: int, make: Callable[[int], None]) -> None:
    """Call `make` for each number up to `count`, at moments spread over the last `days`."""
    start = clock.now() - datetime.timedelta(days=days)
    for index in range(count):
        with clock.at(start + datetime.timedelta(minutes=index * days * 1440 // count)):
            make(index)
        if index % BATCH == BATCH - 1:
            transaction.commit()
            site._p_jar.cacheGC()
    transaction.commit()


def _rich(html: str) -> RichTextValue:
    return RichTextValue(html, "text/html", "text/x-html-safe")


def _document(store, index: int, own: dict, unit: str):
    document = createContent(
        "OfficialDocument",
        id=_name("d", index),
        drafting_unit="operation",
        main_recipients="各区经信部门",
        disclosure="proactive",
        **own,
    )
    period = store.period()
    period._setObject(document.id, document)
    document = period._getOb(document.id)
    document.drafting_unit = unit
    return document


def set_state(site, document, state: str, unit: str) -> None:
    """Put a fresh draft into `state` with its turn, dates and journal; reindex it once."""
    tool = site.portal_workflow
    workflow = tool["official_document"]
    status = tool.getStatusOf("official_document", document) | {"review_state": state}
    tool.setStatusOf("official_document", document, status)
    workflow.updateRoleMappingsFor(document)
    if state != "drafting":
        today = clock.today()
        document.submitted_on = today
        document.consultations = ()
        document.signatory = ""
        document.waiting_file = None
        document.reviewer = organisation.post(unit, "head")
        document.changes = 1
        document.journal.add(JournalRow(clock.now(), "clerk", "clerk", "submit", "drafting", state))
        document.last = {"submit": "clerk"}
        if state in ("signing", "signed", "numbered", "issued", "archived"):
            document.signatory = organisation.post(unit, "leader")
    token = STATES[state][0].format(unit=unit)
    if token:
        document.give_turn(token)
    else:
        document.pending = ()
    document.reindexObject()


def load_policies(site, count: int, seed: int = 2, kinds=POLICIES) -> None:
    """Add `count` policy documents of `kinds` to the public column, newest last."""
    chance = random.Random(seed)
    column = site["policies"]
    models: dict[tuple, Model] = {}

    def make(index: int) -> None:
        title, today = f"江城市第{index}项工业经济政策", clock.today()
        subject, genre, validity = kind = chance.choice(kinds)
        own = {
            "title": title,
            "document_number": f"江经〔{today.year}〕{index + 1}号",
            "written_on": today,
            "published_on": clock.now(),
            "body": _rich(texts.body(title, chance)),
        }
        if kind in models:
            models[kind].print(column, index, **own)
            return
        record = createContent(
            "PolicyDocument",
            id=_name("p", index),
            issuer="江城市经济委员会",
            subject_category=subject,
            genre=genre,
            validity=validity,
            **own,
        )
        column._setObject(record.id, record)
        own_indexes = ["document_number", "published_on"]
        models[kind] = Model(column._getOb(record.id), "p", own_indexes)

    with acting(site, "clerk"):
        _spread(site, count, min(count, 1000), make)


def load_items(site, count: int, seed: int = 3, units: Collection[str] = ()) -> None:
    """Add `count` running supervision items of `units`, else of all, due from last year to next.

    The last ones are printed.
    """
    units = list(units) or [unit.id for unit in organisation.handling_units()]
    chance = random.Random(seed)
    store = site["intranet"]["supervision"]
    models: dict[str, Model] = {}

    def make(index: int) -> None:
        unit = chance.choice(units)
        own = {
            "title": f"推进第{index}项重点工业项目落地",
            "due_on": clock.today() + datetime.timedelta(days=chance.randint(20, 500)),
        }
        if unit not in models:
            item = _item(site, store, unit, own)
            models[unit] = Model(item, "s", ["soon_on", "late_on", "escalates_on", "due_by"])
            return
        ledger = (
            deadlines.Entry(deadlines.STARTED, clock.today(), "director", until=own["due_on"]),
        )
        models[unit].print(store.period(), index, ledger=ledger, **own)

    _spread(site, count, 300, make)


def _item(site, store, unit: str, own: dict):
    with acting(site, "supervisor"):
        item = createContent(
            "SupervisionItem",
            source="target",
            requirement="按期完成，按月报送进展。",
            lead_unit=unit,
            feedback="once",
            **own,
        )
        item = addContentToContainer(store, item, checkConstraints=False)
    with acting(site, person(item.director())):
        workflow.act(item, "assign", {})
    with acting(site, person(organisation.post(unit, "head"))):
        workflow.act(item, "accept", {})
    return item
