"""Opinions that were taken off the end of a chain: the chain is sound, and a sealed paper tells."""

from jingwei.core.opinions import api as opinions
from jingwei.core.signing.checking import check
from jingwei.core.signing.checking import lost
from tests.core.papers.conftest import NOTICE
from tests.core.papers.conftest import put
from tests.core.signing.test_opinions import forge
from tests.core.signing.test_opinions import path
from tests.office.documents.conftest import office

import pytest
import transaction


__all__ = ["office"]


@pytest.fixture
def sealed(office, site):
    """The address of a signed document with a sealed paper that knows all its opinions."""
    address = office.walk("signed")
    with site.open() as portal:
        record = portal.unrestrictedTraverse(path(address))
        rows = opinions.rows(record)
        code = f"7KQM-2XHP-{rows[-1].sealed[:4].upper().replace('0', 'X').replace('1', 'Y')}"
        put(record, code, "sheet", NOTICE, chain=(len(rows), rows[-1].sealed))
        transaction.commit()
    return address


def told(site, address):
    """What sealed papers tell, and what the chain itself does."""
    with site.open() as portal:
        record = portal.unrestrictedTraverse(path(address))
        return [str(one) for one in lost(record)], [
            str(one.fault) for one in check(record) if one.fault
        ]


def test_a_whole_chain_is_what_was_sealed_also_if_opinions_came_later(sealed, site):
    with site.open() as portal:
        record = portal.unrestrictedTraverse(path(sealed))
        first = opinions.rows(record)[0]
        put(record, "AAAA-BBBB-CCCC", "receipt", NOTICE, chain=(1, first.sealed))
        assert lost(record) == []
    assert told(site, sealed) == ([], [])


@pytest.mark.parametrize("left", [0, 1, 2])
def test_opinions_taken_off_the_end_are_missed(sealed, site, person, left):
    forge(site, sealed, lambda rows: rows[:left])
    (found,), of_chain = told(site, sealed)
    assert "are missing at the end" in found
    assert of_chain == []
    said = f"末尾缺少意见：试件记有3条，现存{left}条。"
    assert said in person("clerk").get(f"/{path(sealed)}/@@signatures").text
    assert person("clerk").rest("GET", f"{sealed}/@opinions").json()["lost"] == [said]


def test_a_last_opinion_that_is_another_is_missed(sealed, site):
    forge(site, sealed, lambda rows: [*rows[:-1], rows[-1]._replace(text="不同意")])
    (found,) = told(site, sealed)[0]
    assert "is not the one" in found
