"""Whom the site itself trusts: who is named, keys of its register, nobody after a revocation."""

from cryptography import x509
from jingwei.core import clock
from jingwei.core.opinions import api as opinions
from jingwei.core.opinions.interfaces import ISigner
from jingwei.core.signing import certificates
from jingwei.core.signing import folder
from jingwei.core.signing.checking import check
from jingwei.core.signing.checking import site_trust
from jingwei.core.signing.content import register
from jingwei.core.signing.pades import Said
from jingwei.core.signing.pades import seal_pdf
from jingwei.core.signing.pdfs import judge_pdf
from jingwei.core.signing.session import unlocked
from jingwei.testing import PASSWORD
from plone.uuid.interfaces import IUUID
from tests.core.signing.authority import paper
from tests.core.signing.test_opinions import forge
from tests.core.signing.test_opinions import path
from tests.office.documents.conftest import office
from zope.component import getUtility

import datetime
import pytest
import transaction


pytestmark = pytest.mark.proof
__all__ = ["office"]
DAY = datetime.timedelta(days=1)


@pytest.fixture
def signed(office):
    """A document with three opinions, the last one of the leader."""
    return office.walk("signed")


def test_who_signs_the_words_of_another_with_their_own_key_is_named(signed, site):
    with site.open() as portal:
        record = portal.unrestrictedTraverse(path(signed))
        last = opinions.rows(record)[-1]
        with unlocked("director", PASSWORD):
            words = opinions.signed_bytes(last, IUUID(record))
            own = getUtility(ISigner).sign("director", words)
        transaction.commit()
    forge(site, signed, lambda rows: [*rows[:-1], last._replace(signature=own)])
    with site.open() as portal:
        *others, found = check(portal.unrestrictedTraverse(path(signed)))
        assert [one.fault for one in others] == ["", ""]
        assert found.fault == "Signed with the key of ${signer}, not of ${person}."
        assert found.verdict.person == "director"
        assert found.fault.mapping["signer"] != found.fault.mapping["person"]


@pytest.mark.parametrize(
    ("lost", "fault"), [(-DAY, "The certificate was revoked before."), (DAY, "")]
)
def test_what_a_person_signed_before_their_key_was_revoked_stands_and_nothing_after(
    signed, site, lost, fault
):
    with site.open() as portal:
        record = portal.unrestrictedTraverse(path(signed))
        with clock.at(clock.now() + lost):
            register().holders["leader"].present.revoke(x509.ReasonFlags.key_compromise)
        assert [str(one.fault) for one in check(record)] == ["", "", fault]
        transaction.abort()


def test_a_paper_of_a_key_that_the_authority_issued_but_the_site_does_not_know_is_named(site):
    with site.open():
        keys = folder.keys()
        stray = certificates.organ_key(keys.name, keys.issuing, keys.list_address)
        said = Said(keys.name, "印发", clock.now())
        ours, other = (seal_pdf(paper(), key, keys.clock, said) for key in (keys.organ, stray))
        assert judge_pdf(ours, site_trust()).fault == ""
        verdict = judge_pdf(other, site_trust())
        assert (verdict.step, "not in the register" in verdict.fault) == ("organ", True)
