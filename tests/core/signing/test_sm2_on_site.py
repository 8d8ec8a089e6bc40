"""A site whose people sign with SM2: from the setting to the checked opinion."""

from jingwei.core.signing.settings import ISigningSettings
from jingwei.testing import PASSWORD
from plone.registry.interfaces import IRegistry
from tests.office.documents.conftest import office
from zope.component import getUtility

import pytest
import transaction


pytestmark = pytest.mark.proof
__all__ = ["office"]
PIN = "江城-4711"
NAME = f"{ISigningSettings.__identifier__}.algorithm"


def choose(site, algorithm: str) -> None:
    with site.open():
        getUtility(IRegistry)[NAME] = algorithm
        transaction.commit()


@pytest.fixture
def sm2(site):
    """New keys are of SM2."""
    choose(site, "sm2")
    yield
    choose(site, "p256")


def test_who_enrols_on_such_a_site_signs_with_sm2_and_pages_say_that_it_is_not_certified(
    sm2, site, office, person, manage, step
):
    assert manage("secadmin", "open", person="leader")[0] == 200
    assert step("leader", "enrol", password=PASSWORD, pin=PASSWORD, pin_again=PASSWORD)[0] == 400
    assert step("leader", "enrol", password=PASSWORD, pin=PIN, pin_again=PIN)[0] == 200
    assert "未经商用密码认证" in person("leader").get("/intranet/signing").text
    address = office.walk("signing")
    choose(site, "p256")
    office.done("leader", address, "sign", opinion="同意", pin=PIN)
    items = person("leader").rest("GET", f"{address}/@opinions").json()["items"]
    assert [one["algorithm"] for one in items] == ["p256", "p256", "sm2"]
    assert [one["fault"] for one in items] == ["", "", ""]
    path = f"/intranet{address.split('/intranet', 1)[1]}"
    page = person("leader").get(f"{path}/@@signatures").text
    assert page.count("未经商用密码认证") == 1


def test_the_same_key_signs_after_its_pin_was_changed(sm2, office, person, manage, step):
    manage("secadmin", "open", person="head")
    step("head", "enrol", password=PASSWORD, pin=PIN, pin_again=PIN)
    changed = {"pin": PIN, "new_pin": "江城-4712", "new_pin_again": "江城-4712"}
    assert step("head", "change", **changed)[0] == 200
    address = office.walk("unit_review")
    office.done("head", address, "endorse", opinion="同意", pin="江城-4712")
    (item,) = person("head").rest("GET", f"{address}/@opinions").json()["items"]
    assert (item["algorithm"], item["fault"]) == ("sm2", "")
