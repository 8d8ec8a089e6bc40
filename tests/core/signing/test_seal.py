"""The organ's seal as papers get it on a site."""

from cryptography import x509
from jingwei.core import clock
from jingwei.core.papers.interfaces import ISealProvider
from jingwei.core.signing import ceremony
from jingwei.core.signing import cms
from jingwei.core.signing import exc
from jingwei.core.signing import folder
from jingwei.core.signing.checking import site_trust
from jingwei.core.signing.content import register
from jingwei.core.signing.pades import Said
from jingwei.core.signing.pades import seal_pdf
from jingwei.core.signing.pdfs import judge_pdf
from jingwei.core.signing.revocation import follow
from jingwei.core.signing.revocation import publish
from jingwei.core.signing.settings import ISigningSettings
from plone.registry.interfaces import IRegistry
from tests.core.signing.authority import paper
from tests.core.signing.judges import cms_is_sound
from tests.core.signing.judges import trust
from zope.component import getUtility

import datetime
import pytest
import shutil


CLOCK = f"{ISigningSettings.__identifier__}.clock_address"


def test_a_paper_is_sealed_with_the_key_of_the_site_and_verifies_there(portal):
    whole = getUtility(ISealProvider).seal(paper(), "印发")
    verdict = judge_pdf(whole, site_trust())
    assert verdict.fault == ""
    assert verdict.serial == folder.keys().organ.certificate.serial_number


def test_an_outside_clock_that_does_not_answer_is_named_and_nothing_is_sealed(portal):
    getUtility(IRegistry)[CLOCK] = "http://127.0.0.1:9/tsa"
    with pytest.raises(exc.ClockMissing, match=r"127\.0\.0\.1:9/tsa"):
        getUtility(ISealProvider).seal(paper(), "印发")


@pytest.fixture
def keys_of_mine(portal, tmp_path, monkeypatch):
    """The site's keys, copied: this test gives one up."""
    shutil.copytree(folder.path(), tmp_path / "keys")
    monkeypatch.setenv("JINGWEI_KEYS", str(tmp_path / "keys"))
    return tmp_path / "keys"


def test_what_a_key_sealed_before_it_was_given_up_stands_and_nothing_after(keys_of_mine):
    provider, old = getUtility(ISealProvider), folder.keys()
    before = provider.seal(paper(), "印发")
    with clock.at(clock.now() + datetime.timedelta(hours=1)):
        ceremony.revoke(keys_of_mine, folder.ORGAN, 1)
    with clock.at(clock.now() + datetime.timedelta(hours=2)):
        assert judge_pdf(before, site_trust()).fault == ""
        now = provider.seal(paper(), "印发")
        found = judge_pdf(now, site_trust())
        assert found.fault == ""
        assert found.serial == folder.keys().organ.certificate.serial_number
        assert found.serial != old.organ.certificate.serial_number
        stolen = seal_pdf(paper(), old.organ, old.clock, Said("", "", clock.now()))
        found = judge_pdf(stolen, site_trust())
        assert (found.step, "revoked" in str(found.fault)) == ("good", True)


def test_a_key_that_was_given_up_comes_on_the_list_by_itself(keys_of_mine, portal):
    kept, serial = register(), folder.keys().organ.certificate.serial_number
    follow.run(portal, clock.now())
    before = kept.lists
    ceremony.revoke(keys_of_mine, folder.ORGAN, 1)
    follow.run(portal, clock.now())
    follow.run(portal, clock.now())
    assert kept.lists == before + 1
    listed = x509.load_der_x509_crl(kept.published[1])
    assert listed.get_revoked_certificate_by_serial_number(serial) is not None


def test_a_renewed_issuing_key_has_its_list_soon(keys_of_mine, portal):
    """Whoever checks a file wants the list of each issuing key."""
    follow.run(portal, clock.now())
    ceremony.renew_issuing(keys_of_mine, ceremony.open_root(keys_of_mine))
    follow.run(portal, clock.now())
    assert register().published.keys() == folder.keys().issuing_keys.keys() == {1, 2}


def test_each_issuing_key_signs_the_list_of_what_it_issued(keys_of_mine, tmp_path):
    """So openssl, which asks for the list of a certificate's own issuer, finds one for all."""
    root = keys_of_mine / "root" / "root.key"
    assert root.exists()
    older, given_up = folder.keys().organ, folder.keys().organ.certificate.serial_number
    ceremony.renew_issuing(keys_of_mine, ceremony.open_root(keys_of_mine))
    ceremony.revoke(keys_of_mine, folder.ORGAN, 1)
    publish(register())
    newer = folder.keys()
    lists = {number: x509.load_der_x509_crl(der) for number, der in register().published.items()}
    assert [*lists] == [1, 2]
    assert lists[1].get_revoked_certificate_by_serial_number(given_up) is not None
    assert len(lists[2]) == 0
    point = newer.organ.certificate.extensions.get_extension_for_class(x509.CRLDistributionPoints)
    (place,) = point.value[0].full_name
    assert place.value.endswith("/revoked.crl?key=2")
    trusted = trust(tmp_path, newer.root, newer.root_list, *lists.values())
    for key, sound in ((newer.organ, True), (older, False)):
        whole = cms.sign(cms.detached(b"paper"), key, clock_service=newer.clock)
        judged = cms_is_sound(tmp_path, whole, b"paper", trusted, "-crl_check_all")
        assert judged.sound is sound, judged.words
    assert "certificate revoked" in judged.words


@pytest.mark.parametrize("address", ["ftp://127.0.0.1/", "file:///etc/passwd"])
def test_a_clock_is_asked_over_http_alone(portal, address):
    getUtility(IRegistry)[CLOCK] = address
    with pytest.raises(exc.ClockMissing, match="InvalidSchema"):
        getUtility(ISealProvider).seal(paper(), "印发")
