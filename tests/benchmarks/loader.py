"""Bulk loader: many records, made with the same classes, indexes and fields as real ones.

A record gets its state, turns and text directly; nothing walks through transitions, so that
100 000 records are made in minutes. `tests/benchmarks/test_loader.py` compares one with a
document that people made.
"""

from AccessControl.SecurityManagement import newSecurityManager
from jingwei.core import clock
from jingwei.core.organisation import api as organisation
from jingwei.core.workflow.record import JournalRow
from jingwei.install.demo import texts
from plone.app.textfield.value import RichTextValue
from plone.dexterity.utils import createContent

import datetime
import random
import transaction


# Part of the name of kept data sets: raise it when older ones no longer fit the code.
VERSION = 5
UNITS = ("operation", "urban")
# State -> who has the turn there; the share of each state among the records.
STATES = {
    "drafting": ("clerk", 5),
    "unit_review": ("post~{unit}.head", 5),
    "office_check": (organisation.DIRECTOR, 3),
    "signing": ("post~{unit}.leader", 3),
    "signed": (organisation.REGISTRAR, 2),
    "numbered": (organisation.REGISTRAR, 2),
    "issued": (organisation.ARCHIVIST, 30),
    "archived": ("", 50),
}


def load_documents(site, count: int, seed: int = 1, states=STATES, units=UNITS) -> None:
    """Add `count` official documents of `units` in `states`; commits every 500."""
    chance = random.Random(seed)
    clerk = site.acl_users.getUserById("clerk").__of__(site.acl_users)
    newSecurityManager(None, clerk)
    store = site["intranet"]["documents"]
    start = clock.now() - datetime.timedelta(days=700)
    for index in range(count):
        moment = start + datetime.timedelta(minutes=index * 700 * 1440 // count)
        with clock.at(moment):
            _document(site, store, index, chance, states, units)
        if index % 500 == 499:
            transaction.commit()
            site._p_jar.cacheGC()
    transaction.commit()


def _document(site, store, index: int, chance: random.Random, states, units):
    unit = chance.choice(units)
    names, weights = zip(*((s, w) for s, (_t, w) in states.items()), strict=True)
    state = chance.choices(names, weights)[0]
    title = f"江城市经济委员会关于第{index}项工业经济工作安排的通知"
    document = createContent(
        "OfficialDocument",
        id=f"b{chance.getrandbits(44):011x}",
        title=title,
        drafting_unit="operation",
        main_recipients="各区经信部门",
        disclosure="proactive",
        body=RichTextValue(texts.body(title, chance), "text/html", "text/x-html-safe"),
    )
    period = store.period()
    period._setObject(document.id, document)
    document = period._getOb(document.id)
    document.drafting_unit = unit
    set_state(site, document, state, unit)
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
        document.reviewer = organisation.post(unit, "head")
        document.turn = 1
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


def load_policies(site, count: int, seed: int = 2) -> None:
    """Add `count` policy documents to the public column, newest last."""
    chance = random.Random(seed)
    column = site["policies"]
    start = clock.now() - datetime.timedelta(days=count)
    for index in range(count):
        moment = start + datetime.timedelta(days=index)
        title = f"江城市第{index}项工业经济政策"
        with clock.at(moment):
            record = createContent(
                "PolicyDocument",
                id=f"p{chance.getrandbits(44):011x}",
                title=title,
                document_number=f"江经〔{moment.year}〕{index + 1}号",
                issuer="江城市经济委员会",
                written_on=moment.date(),
                published_on=moment,
                validity="valid",
                body=RichTextValue(texts.body(title, chance), "text/html", "text/x-html-safe"),
            )
            column._setObject(record.id, record)
        if index % 500 == 499:
            transaction.commit()
    transaction.commit()
