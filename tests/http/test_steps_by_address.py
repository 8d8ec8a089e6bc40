"""What stands in an address presses no button and signs nothing: addresses are kept in logs."""

from bs4 import BeautifulSoup
from jingwei.testing import PASSWORD
from tests.http.refusals import clear
from urllib.parse import urlencode

import pytest


WORDS = "PIN码、密码和按钮操作不能通过网址提交"


@pytest.fixture
def page(office, person):
    """(head, address of the form, what the form is sent with but the PIN)."""
    address = office.walk("unit_review").removeprefix(person().url)
    path = f"{address}/@@act/endorse"
    head = person("head")
    found = BeautifulSoup(head.get(path).text, "html.parser").select_one("main form[method=post]")
    data = {one["name"]: one.get("value", "") for one in found.select("input[type=hidden]")}
    return head, path, {**data, "form.widgets.opinion": "同意", "form.buttons.confirm": "1"}


def state(head, path):
    return head.rest("GET", f"{path.partition('/@@act')[0]}/@workflow").json()["state"]["id"]


def test_a_step_with_its_token_and_pin_in_the_address_is_refused(page):
    head, path, data = page
    answer = head.get(f"{path}?{urlencode({**data, 'form.widgets.pin': PASSWORD})}")
    assert WORDS in clear(answer, 400)
    assert PASSWORD not in answer.text
    assert state(head, path) == "unit_review"


def test_a_form_does_not_take_its_pin_from_the_address(page):
    head, path, data = page
    address = f"{head.url}{path}?{urlencode({'form.widgets.pin': PASSWORD})}"
    answer = head.http.post(address, data=data, allow_redirects=False)
    assert WORDS in clear(answer, 400)
    assert state(head, path) == "unit_review"


def test_a_link_presses_no_button_of_a_form_without_a_pin(page, person):
    client = person("clerk")
    form = BeautifulSoup(client.get("/intranet/signing/report").text, "html.parser")
    token = form.select_one("main input[name=_authenticator]")["value"]
    sent = {"form.widgets.reason": "lost", "form.buttons.confirm": "1", "_authenticator": token}
    answer = client.get(f"/intranet/signing/report?{urlencode(sent)}")
    assert WORDS in clear(answer, 400)
    assert client.rest("GET", "/intranet/signing/@signing").json()["state"] == "good"


def test_a_step_sent_as_forms_are_sent_is_taken(page):
    head, path, data = page
    assert head.post(path, {**data, "form.widgets.pin": PASSWORD}).status_code == 302
    assert state(head, path) == "office_check"
