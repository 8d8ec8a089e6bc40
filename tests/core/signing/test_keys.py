"""From the opening of an enrolment to the loss of a key, over REST and on pages."""

from bs4 import BeautifulSoup
from jingwei.core.audit import api as audit
from jingwei.core.signing.content import register
from jingwei.testing import PASSWORD
from tests.core.signing.conftest import PLACE
from tests.core.signing.judges import openssl

import datetime
import pytest


PIN = "江城-4711"


@pytest.fixture
def enrolled(manage, step, standing):
    """Return a function that gives a person a fresh key under `PIN`."""

    def enrol(account: str) -> str:
        assert manage("secadmin", "open", person=account)[0] == 200
        status, data = step(account, "enrol", password=PASSWORD, pin=PIN, pin_again=PIN)
        assert status == 200, data
        return data["serial"]

    return enrol


def test_a_person_enrols_once_after_it_was_opened(manage, step, standing):
    account = "planningclerk"
    assert step(account, "enrol", password=PASSWORD, pin=PIN, pin_again=PIN)[0] == 409
    assert manage("secadmin", "open", person=account)[0] == 200
    status, data = step(account, "enrol", password=PASSWORD, pin=PIN, pin_again=PIN)
    assert (status, data["state"]) == (200, "good")
    assert step(account, "enrol", password=PASSWORD, pin=PIN, pin_again=PIN)[0] == 409


def test_a_form_that_would_be_refused_is_not_shown(person, manage, step):
    client = person("technologyclerk")
    assert manage("secadmin", "open", person="technologyclerk")[0] == 200
    assert client.get(f"{PLACE}/enrol").status_code == 200
    assert step("technologyclerk", "enrol", password=PASSWORD, pin=PIN, pin_again=PIN)[0] == 200
    told = client.get(f"{PLACE}/enrol")
    assert told.status_code == 409
    assert "form.widgets" not in told.text
    assert client.get(f"{PLACE}/change").status_code == 200
    assert step("technologyclerk", "report", reason="lost")[0] == 200
    for view in ("change", "renew", "report"):
        assert client.get(f"{PLACE}/{view}").status_code == 403


def test_an_opened_enrolment_leaves_the_present_key_as_it_is_until_it_is_used(manage, standing):
    before = standing("planninghead")
    manage("secadmin", "open", person="planninghead")
    assert before == standing("planninghead") == "good"


@pytest.mark.parametrize(
    ("account", "step_"),
    [
        *(
            (who, what)
            for who in ("clerk", "director", "sysadmin", "auditor", "principal")
            for what in ("open", "unlock", "revoke")
        ),
    ],
)
def test_nobody_but_the_security_administrator_manages_keys(manage, account, step_):
    assert manage(account, step_, person="head", reason="lost")[0] in (401, 403)


@pytest.mark.parametrize("account", [None, "firm1", "district", "expert1"])
def test_outsiders_find_no_page_and_no_service(person, account):
    found = person(account)
    for view in ("", "/enrol", "/change", "/report", "/people"):
        assert found.get(f"{PLACE}{view}").status_code in (302, 401, 404)
    assert found.rest("GET", f"{PLACE}/@signing").status_code in (401, 404)
    assert found.rest("POST", f"{PLACE}/@signing/enrol").status_code in (401, 404)


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"password": "wrong", "pin": PIN, "pin_again": PIN}, "password"),
        ({"password": PASSWORD, "pin": PIN, "pin_again": PIN + "1"}, "pin_again"),
        ({"password": PASSWORD, "pin": "12345", "pin_again": "12345"}, "pin"),
        ({"password": PASSWORD, "pin": "123456", "pin_again": "123456"}, "pin"),
        ({"password": PASSWORD, "pin": "777777", "pin_again": "777777"}, "pin"),
        ({"password": PASSWORD, "pin": "energyhead1", "pin_again": "energyhead1"}, "pin"),
        ({"password": PASSWORD, "pin": "112233", "pin_again": "112233"}, "pin"),
        ({"password": PASSWORD, "pin": "19850711", "pin_again": "19850711"}, "pin"),
        ({"password": PASSWORD, "pin": "woaini", "pin_again": "woaini"}, "pin"),
        ({"password": PASSWORD, "pin": PASSWORD, "pin_again": PASSWORD}, "pin"),
        ({"password": PASSWORD, "pin": "x" * 65, "pin_again": "x" * 65}, "pin"),
        ({"password": PASSWORD, "pin": PIN}, "pin_again"),
    ],
)
def test_a_weak_pin_or_a_wrong_password_is_refused_beside_its_field(manage, step, data, field):
    assert manage("secadmin", "open", person="energyhead")[0] == 200
    status, answer = step("energyhead", "enrol", **data)
    assert status == 400
    assert [error["field"] for error in answer["error"]["errors"]] == [field]


def test_the_pin_changes_with_the_present_one_alone(enrolled, step):
    enrolled("safetyclerk")
    new = {"new_pin": "另一个-9082", "new_pin_again": "另一个-9082"}
    assert step("safetyclerk", "change", pin="wrong-1", **new)[0] == 400
    assert step("safetyclerk", "change", pin=PIN, **new)[0] == 200
    assert step("safetyclerk", "renew", pin=PIN)[0] == 400
    assert step("safetyclerk", "renew", pin=new["new_pin"])[0] == 200


def test_a_renewed_certificate_takes_the_place_of_the_older_which_is_not_revoked(
    enrolled, step, site
):
    older = enrolled("safetyhead")
    status, data = step("safetyhead", "renew", pin=PIN)
    assert status == 200
    assert data["serial"] != older
    with site.open():
        first, second = register().holders["safetyhead"].issued[-2:]
        assert (first.wrapped, first.revoked) == (None, None)
        assert f"{second.read.serial_number:x}" == data["serial"]


def test_a_lost_pin_revokes_the_certificate_on_the_public_list(enrolled, step, person, tmp_path):
    serial = enrolled("financeclerk")
    assert step("financeclerk", "report", reason="exposed")[0] == 200
    assert step("financeclerk", "renew", pin=PIN)[0] == 403
    found = person().get("/revoked.crl")
    assert found.headers["Content-Type"] == "application/pkix-crl"
    (tmp_path / "list").write_bytes(found.content)
    shown = openssl("crl", "-inform", "DER", "-in", f"{tmp_path}/list", "-noout", "-text").words
    assert f"Serial Number: {serial.upper():0>40}"[-30:] in shown
    assert "Key Compromise" in shown


def test_the_security_administrator_revokes_and_opens_anew(enrolled, manage, standing):
    enrolled("financehead")
    assert manage("secadmin", "revoke", person="financehead", reason="left")[0] == 200
    assert standing("financehead") == "revoked"
    enrolled("financehead")
    assert standing("financehead") == "good"


def test_whoever_holds_no_post_gets_no_key(manage):
    assert manage("secadmin", "open", person="firm1")[0] == 400
    assert manage("secadmin", "open", person="nobody-at-all")[0] == 400


def test_every_step_is_in_the_audit_and_no_pin_is(enrolled, step, site):
    enrolled("personnelclerk")
    step(
        "personnelclerk",
        "change",
        pin="a wrong one",
        new_pin="x-10-y-20",
        new_pin_again="x-10-y-20",
    )
    step("personnelclerk", "report", reason="lost")
    with site.open(user="admin"):
        found = [
            entry
            for entry in audit.entries().rows
            if "personnelclerk" in (entry.person, entry.more.get("account"))
        ]
        kinds = [entry.event for entry in found]
    for kind in ("signing.opened", "signing.enrolled", "pin", "signing.revoked"):
        assert kind in kinds
    told = repr(found)
    assert not any(secret in told for secret in (PIN, "a wrong one", "x-10-y-20", PASSWORD))


def test_the_form_says_what_is_wrong_and_shows_no_pin_again(manage, form):
    manage("secadmin", "open", person="partyclerk")
    answer = form("partyclerk", "enrol", "confirm", password=PASSWORD, pin=PIN, pin_again="x" + PIN)
    assert answer.status_code == 400
    assert "两次输入的PIN码不一致" in answer.text
    assert PIN not in answer.text
    done = form("partyclerk", "enrol", "confirm", password=PASSWORD, pin=PIN, pin_again=PIN)
    assert done.status_code == 302
    assert done.headers["Location"].endswith(PLACE)


def test_for_whom_it_was_opened_is_told_till_when(manage, person, days):
    manage("secadmin", "open", person="planninghead")
    told = person("planninghead").rest("GET", "/intranet/messages/@listing").json()["items"]
    assert told[0]["title"] == "请办理电子签名" and told[0]["kind"] == "电子签名"
    last = days.today() + datetime.timedelta(days=7)
    assert last.isoformat() in told[0]["text"]


def test_a_pin_that_is_too_simple_leaves_the_enrolment_open(manage, form):
    manage("secadmin", "open", person="planninghead")
    simple = form(
        "planninghead", "enrol", "confirm", password=PASSWORD, pin="123456", pin_again="123456"
    )
    assert simple.status_code == 400 and "此PIN码容易被猜到" in simple.text
    done = form("planninghead", "enrol", "confirm", password=PASSWORD, pin=PIN, pin_again=PIN)
    assert done.status_code == 302


def test_a_form_without_its_token_changes_nothing(person, standing):
    before = standing("head")
    data = {"form.widgets.reason": "lost", "form.buttons.confirm": "1"}
    person("head").post(f"{PLACE}/report", data)
    assert standing("head") == before


def test_an_enrolment_is_over_after_its_days(manage, step, days):
    manage("secadmin", "open", person="partyhead")
    days.pass_by(days=8)
    status, answer = step("partyhead", "enrol", password=PASSWORD, pin=PIN, pin_again=PIN)
    assert status == 409
    assert "安全管理员" in answer["message"]


def test_an_enrolment_is_good_until_the_end_of_the_day_that_was_told(manage, step, days):
    manage("secadmin", "open", person="partyhead")
    days.late_on(days.today() + datetime.timedelta(days=7))
    assert step("partyhead", "enrol", password=PASSWORD, pin=PIN, pin_again=PIN)[0] == 200


def test_a_pin_is_good_until_the_end_of_the_day_that_was_told(person, days, step):
    told = person("policyhead").rest("GET", f"{PLACE}/@signing").json()["pin_ends"]
    last = datetime.date.fromisoformat(told[:10])
    days.late_on(last)
    assert step("policyhead", "renew", pin=PASSWORD)[0] == 200
    days.late_on(last + datetime.timedelta(days=1))
    found = person("policyhead").rest("GET", f"{PLACE}/@signing").json()
    assert found["state"] == "over"


def test_the_password_is_no_pin_and_cannot_be_found_out_by_trying(enrolled, step):
    enrolled("energyhead")
    new = {"new_pin": PASSWORD, "new_pin_again": PASSWORD}
    status, answer = step("energyhead", "change", pin=PIN, **new)
    assert status == 400
    assert [one["field"] for one in answer["error"]["errors"]] == ["new_pin"]
    mine = PIN
    for number in range(4):
        new = f"江城-4711-{number}"
        assert step("energyhead", "change", pin=mine, new_pin=new, new_pin_again=new)[0] == 200
        mine = new
    status, answer = step("energyhead", "change", pin=mine, new_pin=PIN, new_pin_again=PIN)
    assert status == 400 and "明天" in answer["error"]["errors"][0]["message"]
    assert step("energyhead", "renew", pin=mine)[0] == 200


def test_who_has_left_stays_on_the_list_until_the_key_is_given_up(person, manage):
    secadmin = person("secadmin")
    post = "/intranet/organisation/policy/clerk"
    before = secadmin.rest("GET", post).json()["holders"]

    def line():
        page = BeautifulSoup(secadmin.get(f"{PLACE}/people?size=200").text, "html.parser")
        return next((row for row in page.select("tr") if "policyclerk" in row.get_text()), None)

    assert "policyclerk" in line().get_text()
    assert secadmin.rest("PATCH", post, holders=[]).status_code == 204
    try:
        assert "有效，已不任岗" in line().get_text()
        assert [one.get_text(strip=True) for one in line().select("button")] == ["吊销证书"]
        assert manage("secadmin", "revoke", person="policyclerk", reason="left")[0] == 200
        assert line() is None
    finally:
        tokens = [one["token"] if isinstance(one, dict) else one for one in before]
        assert secadmin.rest("PATCH", post, holders=tokens).status_code == 204


def test_the_security_administrator_opens_for_all_who_have_no_key_at_once(
    manage, form, person, standing
):
    for account in ("powerclerk", "powerhead"):
        assert manage("secadmin", "revoke", person=account, reason="lost")[0] == 200
    keeper = person("secadmin")
    page = BeautifulSoup(keeper.get(f"{PLACE}/people").text, "html.parser")
    found = page.select_one("button[name=all]").find_parent("form")
    data = {one["name"]: one["value"] for one in found.select("input")}
    answer = keeper.post(f"{PLACE}/handle", {**data, "all": "1"})
    assert answer.status_code == 302, answer.text
    assert (standing("powerclerk"), standing("powerhead")) == ("opened", "opened")
    assert standing("head") == "good"


def test_the_list_is_there_before_anything_was_revoked(house, person, tmp_path):
    house.fresh()
    (tmp_path / "list").write_bytes(person().get("/revoked.crl").content)
    shown = openssl("crl", "-inform", "DER", "-in", f"{tmp_path}/list", "-noout", "-text")
    assert "No Revoked Certificates" in shown.words


@pytest.mark.parametrize("key", ["7", "0", "", "x", "1" * 5000, "²", "01"])
def test_a_key_that_never_issued_anything_has_no_list(person, key):
    answer = person().get("/revoked.crl", params={"key": key})
    assert answer.status_code == 404
    shown, missing = (
        BeautifulSoup(page.text, "html.parser").select_one("main").get_text(" ", strip=True)
        for page in (answer, person().get("/no-such-page"))
    )
    assert shown == missing != ""
