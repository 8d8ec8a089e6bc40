"""An issuing key that may be in wrong hands: what it certified counts until then, and no longer."""

from cryptography import x509
from jingwei.core import clock
from jingwei.core.signing import ceremony
from jingwei.core.signing import certificates
from jingwei.core.signing import exc
from jingwei.core.signing import folder
from jingwei.core.signing.api import sign_as_organ
from jingwei.core.signing.api import unlocked
from jingwei.core.signing.checking import site_trust
from jingwei.core.signing.content import register
from jingwei.core.signing.enrolling import renew
from jingwei.core.signing.organ import judge_organ
from jingwei.core.signing.pades import Said
from jingwei.core.signing.pades import seal_pdf
from jingwei.core.signing.pdfs import judge_pdf
from jingwei.core.signing.revocation import follow
from jingwei.core.signing.session import Signer
from jingwei.core.signing.standing import OVER
from jingwei.core.signing.standing import standing
from jingwei.core.signing.tasks import tell_ending
from jingwei.core.signing.timestamps import ClockService
from jingwei.core.signing.trust import judge
from jingwei.testing import PASSWORD
from tests.core.signing.authority import LIST
from tests.core.signing.authority import ORGAN
from tests.core.signing.authority import paper
from tests.core.signing.judges import openssl

import datetime
import pytest
import shutil
import transaction


pytestmark = pytest.mark.proof
HOUR = datetime.timedelta(hours=1)


@pytest.fixture
def given_up(site, tmp_path, monkeypatch):
    """Return a function that gives the issuing key of the site up, whose keys are copied."""
    shutil.copytree(folder.path(), tmp_path / "keys")
    monkeypatch.setenv("JINGWEI_KEYS", str(tmp_path / "keys"))
    keys = tmp_path / "keys"
    return lambda: ceremony.revoke_issuing(keys, 1, ceremony.open_root(keys))


@pytest.fixture
def head(site):
    """A connection of a person who signs; nothing is kept."""
    with site.open(user="head") as portal:
        yield portal
        transaction.abort()


def signed() -> bytes:
    with unlocked("head", PASSWORD):
        return Signer().sign("head", b"record")


def test_what_was_signed_before_stands_and_people_renew_theirs(given_up, head):
    before, sealed_before = signed(), sign_as_organ(b"x")
    with clock.at(clock.now() + HOUR, head):
        given_up()
    with clock.at(clock.now() + 2 * HOUR, head):
        trust = site_trust()
        assert judge(before, b"record", trust).fault == ""
        assert judge_organ(sealed_before, b"x", trust).fault == ""
        assert standing("head").state == OVER
        with pytest.raises(exc.CannotSign, match="Renew it"):
            signed()
        renew("head", PASSWORD)
        assert judge(signed(), b"record", trust).fault == ""
        assert judge_organ(sign_as_organ(b"x"), b"x", trust).fault == ""


def test_nothing_that_is_certified_with_it_afterwards_counts(given_up, head):
    old = folder.keys()
    with clock.at(clock.now() + HOUR, head):
        given_up()
    with clock.at(clock.now() + 2 * HOUR, head):
        now = folder.keys()
        organ = certificates.organ_key(ORGAN, old.issuing, LIST)
        own = ClockService(certificates.clock_key(ORGAN, old.issuing, LIST))
        trust = site_trust()._replace(organs=None)
        for key, service in ((organ, now.clock), (organ, own), (now.organ, own)):
            pdf = seal_pdf(paper(), key, service, Said(ORGAN, "", clock.now()))
            assert judge_pdf(pdf, trust).step in ("time", "good")


def test_outside_tools_find_it_on_the_root_s_list(given_up, head, tmp_path, person):
    first = folder.keys().issuing.certificate
    given_up()
    keys = folder.keys()
    assert [line.serial_number for line in keys.root_list] == [first.serial_number]
    point = keys.issuing.certificate.extensions.get_extension_for_class(x509.CRLDistributionPoints)
    address = point.value[0].full_name[0].value
    assert address.endswith("/revoked.crl?key=root")
    served = person().get("/revoked.crl", params={"key": "root"})
    assert served.headers["Content-Type"] == "application/pkix-crl"
    (tmp_path / "list").write_bytes(served.content)
    root = f"{tmp_path}/keys/public/root.pem"
    found = openssl("crl", "-inform", "DER", "-in", f"{tmp_path}/list", "-CAfile", root, "-noout")
    assert "verify OK" in found.words


def test_the_site_signs_no_new_list_for_it_again_and_again(given_up, head):
    given_up()
    follow.run(head, clock.now())
    before = register().lists
    for _time in range(2):
        follow.run(head, clock.now())
    assert register().lists == before
    assert [*register().published] == [1, 2]


def test_it_is_given_up_once_and_an_older_one_without_a_successor(given_up, head, tmp_path):
    keys = tmp_path / "keys"
    ceremony.renew_issuing(keys, ceremony.open_root(keys))
    given_up()
    assert folder.newest(keys, folder.ISSUING) == 2
    assert folder.newest(keys, folder.ORGAN) == 2
    with pytest.raises(FileExistsError, match="before"):
        given_up()
    with pytest.raises(FileNotFoundError):
        ceremony.revoke_issuing(keys, 7, ceremony.open_root(keys))


def test_people_are_told_the_next_morning(given_up, head):
    given_up()
    with clock.at(clock.now() + HOUR, head):
        tell_ending.run(head, clock.now())
        end, _days = register().holders["head"].told_ending
        assert end == standing("head").certificate_ends.date() == clock.today()
