"""Opinions cut off at the end of a chain: the sealed audit knows that there were more."""

from jingwei.core.seals import runners
from jingwei.core.seals.seal import seals_made
from jingwei.core.signing.checking import check
from jingwei.core.signing.checking import lost
from plone.uuid.interfaces import IUUID
from tests.office.documents.conftest import office

import pytest
import transaction


__all__ = ["office"]


@pytest.fixture
def signed(office, seal_all):
    """A document with three opinions, sealed."""
    address = office.walk("signed")
    seal_all()
    return address


def told(site, address: str) -> list[str]:
    """What is missing at the end."""
    with site.open() as portal:
        return [str(one.default or one) for one in lost(found(portal, address))]


def found(portal, address: str):
    return portal.unrestrictedTraverse("intranet" + address.split("/intranet", 1)[1])


def cut(site, address: str, change) -> None:
    """Change the stored rows behind the API."""
    with site.open() as portal:
        log = found(portal, address).opinion_log
        log._rows = change(log.rows)
        transaction.commit()


def test_a_whole_chain_misses_nothing(signed, site):
    assert told(site, signed) == []


def test_a_missing_last_opinion_is_noticed_though_the_chain_is_sound(signed, site, person):
    cut(site, signed, lambda rows: rows[:-1])
    with site.open() as portal:
        assert [one.fault for one in check(found(portal, signed)) if one.fault] == []
    page = person("leader").get(f"/intranet{signed.split('/intranet', 1)[1]}/@@signatures").text
    assert "末尾缺少意见" in page
    answer = person("leader").rest("GET", f"{signed}/@opinions").json()
    assert len(answer["lost"]) == 1
    assert len(answer["items"]) == 2


def test_a_last_opinion_that_was_exchanged_is_noticed(signed, site, office, person):
    other = office.walk("signed")
    with site.open() as portal:
        foreign = found(portal, other).opinion_log.rows[-1]
    cut(site, signed, lambda rows: (*rows[:-1], foreign._replace(previous=rows[-2].sealed)))
    page = person("leader").get(f"/intranet{signed.split('/intranet', 1)[1]}/@@signatures").text
    assert "第3条意见与封存的审计日志所记不符" in page


def test_opinions_that_came_after_the_seal_are_no_fault(office, seal_all, site):
    address = office.walk("signing")
    seal_all()
    office.done("leader", address, "sign", opinion="同意")
    assert told(site, address) == []


def test_what_is_sealed_while_the_audit_is_being_checked_is_no_fault(
    signed, site, office, seal_all, person, monkeypatch
):
    """A check commits on its way, and the sealer goes on beside it."""
    monkeypatch.setattr(runners, "STEP", 1)
    with site.open(user="auditor") as portal:
        running = runners.Check().run(portal, {})
        next(running)
        before = seals_made().checked
    office.walk("signed")
    seal_all()
    with site.open(user="auditor"):
        seals_made()._p_jar.sync()
        for _progress in running:
            pass
        checked = seals_made().checked
        assert checked is not before
        noted = "What is noted of the opinions of a record is not what its event says."
        assert noted not in [str(fault.message) for fault in checked.first]
        transaction.abort()


def test_what_is_noted_of_a_chain_is_compared_with_the_sealed_events(signed, site, faults):
    """Who takes an opinion out may change the note too; the check of the whole audit tells."""
    cut(site, signed, lambda rows: rows[:-1])
    with site.open() as portal:
        record = found(portal, signed)
        last = record.opinion_log.rows[-1]
        *_number, event = seals_made().heads[IUUID(record)]
        seals_made().heads[IUUID(record)] = (2, last.sealed, event)
        transaction.commit()
    assert told(site, signed) == []
    assert faults() == [
        (event, "What is noted of the opinions of a record is not what its event says.")
    ]
