"""Opinions of real records, signed over HTTP: outsiders check them, and every change is named."""

from base64 import b64decode
from jingwei.core.opinions.log import seal
from jingwei.core.signing import folder
from jingwei.core.signing import pins
from jingwei.core.signing.checking import check
from jingwei.core.signing.standing import standing
from jingwei.testing import PASSWORD
from plone.uuid.interfaces import IUUID
from tests.core.signing.judges import cms_is_sound
from tests.core.signing.judges import openssl
from tests.core.signing.judges import trust
from tests.office.documents.conftest import office

import json
import pytest
import transaction


__all__ = ["office"]


@pytest.fixture
def signed(office):
    """A document with three opinions."""
    return office.walk("signed")


def items(person, address, account="leader"):
    return person(account).rest("GET", f"{address}/@opinions").json()["items"]


def faults(site, address):
    """Position -> what is wrong, of all opinions that do not stand."""
    with site.open() as portal:
        found = check(portal.unrestrictedTraverse(path(address)))
        return {one.position: str(one.fault) for one in found if one.fault}


def path(address):
    return "intranet" + address.split("/intranet", 1)[1]


def forge(site, address, change):
    """Change the stored rows behind the API, as somebody with access to the database could."""
    with site.open() as portal:
        record = portal.unrestrictedTraverse(path(address))
        rows = change([*record.opinion_log.rows])
        sealed, previous = [], ""
        for row in rows:
            row = row._replace(previous=previous)
            row = row._replace(sealed=seal(row, IUUID(record)))
            previous = row.sealed
            sealed.append(row)
        record.opinion_log._rows = tuple(sealed)
        transaction.commit()


def test_openssl_takes_every_opinion_for_one_of_its_person(signed, person, site, tmp_path):
    with site.open():
        keys = folder.keys()
    trusted = trust(tmp_path, keys.root)
    found = items(person, signed)
    assert len(found) == 3
    for item, account in zip(found, ("head", "director", "leader"), strict=True):
        data, signature = item["record"].encode(), b64decode(item["signature"])
        judged = cms_is_sound(tmp_path, signature, data, trusted)
        assert judged.sound, judged.words
        file = f"{tmp_path}/signature.der"
        shown = openssl("cms", "-cmsout", "-print", "-inform", "DER", "-in", file)
        assert json.loads(data)["person"] == account
        assert account in shown.words
        assert not cms_is_sound(tmp_path, signature, data + b" ", trusted).sound


def test_each_record_names_the_one_before_and_its_own_document(signed, person, site):
    found = [json.loads(item["record"]) for item in items(person, signed)]
    links = [item["sealed"] for item in items(person, signed)]
    assert [one["previous"] for one in found] == ["", *links[:-1]]
    with site.open() as portal:
        uid = IUUID(portal.unrestrictedTraverse(path(signed)))
    assert {one["record"] for one in found} == {uid}


@pytest.mark.parametrize("pin", ["", None, "wrong-1234"])
def test_a_step_with_an_opinion_is_refused_without_the_right_pin(office, person, pin):
    address = office.walk("unit_review")
    answer = office.act("head", address, "endorse", opinion="同意", pin=pin)
    assert answer.status_code == 400
    assert [one["field"] for one in answer.json()["error"]["errors"]] == ["pin"]
    assert person("head").rest("GET", address).json()["review_state"] == "unit_review"
    assert items(person, address, "head") == []
    office.done("head", address, "endorse", opinion="同意")


def test_a_wrong_entry_costs_no_guess_at_the_pin(office, person):
    address = office.walk("unit_review")
    for _time in range(6):
        assert office.act("head", address, "return", reason="", pin="wrong-1234").status_code == 400
    office.done("head", address, "endorse", opinion="同意")


def test_a_step_of_another_post_is_refused_before_the_pin_is_looked_at(office, site):
    address = office.walk("unit_review")
    answer = office.act("director", address, "endorse", opinion="同意", pin="wrong-1234")
    assert answer.status_code in (403, 404)
    with site.open():
        assert standing("director").left == pins.GUESSES


def test_steps_without_an_opinion_ask_for_no_pin(office, person):
    address = office.draft()
    offered = person("clerk").rest("GET", f"{address}/@workflow").json()["transitions"]
    asked = {one["id"]: [field["name"] for field in one["parameters"]] for one in offered}
    assert "pin" not in asked["submit"]
    office.done("clerk", address, "submit")
    offered = person("head").rest("GET", f"{address}/@workflow").json()["transitions"]
    asked = {one["id"]: [field["name"] for field in one["parameters"]] for one in offered}
    assert asked["endorse"] == ["opinion", "pin"]


def test_the_pin_is_in_no_log_and_in_nothing_that_is_stored(signed, person, site, caplog):
    person("head").get(f"{signed}/@@act/endorse")
    assert PASSWORD not in caplog.text
    with site.open() as portal:
        record = portal.unrestrictedTraverse(path(signed))
        stored = repr([vars(record), record.opinion_log.rows, record.journal.turns])
    assert PASSWORD not in stored


def test_a_sound_chain_has_no_faults(signed, site):
    assert faults(site, signed) == {}


def test_another_word_in_an_opinion_is_named_though_the_chain_was_sealed_again(signed, site):
    forge(site, signed, lambda rows: [rows[0], rows[1]._replace(text="不同意"), rows[2]])
    assert faults(site, signed) == {
        2: "The signature is over other words.",
        3: "The signature is over other words.",
    }


def test_another_person_in_an_opinion_is_named(signed, site):
    forge(site, signed, lambda rows: [*rows[:2], rows[2]._replace(person="principal")])
    assert [*faults(site, signed)] == [3]


def test_an_opinion_removed_from_the_middle_is_named(signed, site):
    forge(site, signed, lambda rows: [rows[0], rows[2]])
    assert faults(site, signed) == {2: "The signature is over other words."}


def test_exchanged_opinions_are_named(signed, site):
    forge(site, signed, lambda rows: [rows[1], rows[0], rows[2]])
    assert [*faults(site, signed)] == [1, 2, 3]


def test_a_signature_that_was_taken_away_is_missed(signed, site):
    forge(site, signed, lambda rows: [*rows[:2], rows[2]._replace(signature=b"")])
    assert faults(site, signed) == {3: "The signature is missing."}


def test_opinions_of_one_document_are_none_of_another(office, signed, site):
    other = office.walk("signed", title="关于另一件事的通知")
    with site.open() as portal:
        stolen = portal.unrestrictedTraverse(path(other)).opinion_log.rows
    forge(site, signed, lambda rows: [*stolen])
    assert [*faults(site, signed)] == [1, 2, 3]


def test_the_page_shows_every_signature_in_words(signed, person, site):
    page = person("leader").get(f"/{path(signed)}/@@signatures").text
    assert page.count("签名有效") == 3
    forge(site, signed, lambda rows: [*rows[:2], rows[2]._replace(text="不同意")])
    page = person("leader").get(f"/{path(signed)}/@@signatures").text
    assert page.count("签名有效") == 2
    assert page.count("签名与内容不符") == 1


@pytest.mark.parametrize("account", [None, "firm1", "district", "clerk2", "sysadmin"])
def test_whoever_may_not_see_the_document_reads_no_signature_of_it(signed, person, account):
    found = person(account)
    assert found.rest("GET", f"{signed}/@opinions").status_code in (401, 404)
    assert found.get(f"/{path(signed)}/@@signatures").status_code in (302, 401, 404)
