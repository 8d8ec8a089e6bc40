"""The organ's seal as papers get it on a site."""

from jingwei.core.papers.interfaces import ISealProvider
from jingwei.core.signing import exc
from jingwei.core.signing import folder
from jingwei.core.signing.checking import site_trust
from jingwei.core.signing.pdfs import judge_pdf
from jingwei.core.signing.settings import ISigningSettings
from plone.registry.interfaces import IRegistry
from tests.core.signing.authority import paper
from zope.component import getUtility

import pytest


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


@pytest.mark.parametrize("address", ["ftp://127.0.0.1/", "file:///etc/passwd"])
def test_a_clock_is_asked_over_http_alone(portal, address):
    getUtility(IRegistry)[CLOCK] = address
    with pytest.raises(exc.ClockMissing, match="InvalidSchema"):
        getUtility(ISealProvider).seal(paper(), "印发")
