"""The security administrator enters districts and says who works for them."""

from bs4 import BeautifulSoup
from jingwei.core.organisation import api

import pytest


PAGE = "/intranet/organisation/districts"


@pytest.fixture
def send(person):
    """Return a function that sends a form of the page; (status, page afterwards)."""

    def send(**form: str):
        client = person("secadmin")
        page = BeautifulSoup(client.get(PAGE).text, "html.parser")
        token = page.find("input", {"name": "_authenticator"})["value"]
        return client.post(PAGE, {**form, "_authenticator": token})

    return send


def people(site, name: str) -> tuple[str, ...]:
    with site.open():
        return tuple(api.holders(api.district(name)))


def test_a_new_district_has_a_place_for_its_officers(send, site, person):
    assert send(add="1", name="shanqian", title="山前区").status_code == 302
    assert "山前区" in person("secadmin").get(PAGE).text
    with site.open():
        assert api.districts()["shanqian"] == "山前区"
    assert people(site, "shanqian") == ()
    assert send(take_on="1", name="shanqian", account="expert3").status_code == 302
    assert people(site, "shanqian") == ("expert3",)
    assert send(rename="1", name="shanqian", title="山前新区").status_code == 302
    assert people(site, "shanqian") == ("expert3",)
    assert send(take_off="1", name="shanqian", account="expert3").status_code == 302
    assert people(site, "shanqian") == ()


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"add": "1", "name": "Shan Qian", "title": "山前区"}, "小写字母"),
        ({"add": "1", "name": "linjiang", "title": "山前区"}, "已有"),
        ({"add": "1", "name": "shanqian2", "title": "  "}, "名称"),
        ({"take_on": "1", "name": "linjiang", "account": "nobody-at-all"}, "nobody-at-all"),
        ({"take_on": "1", "name": "linjiang", "account": "clerk"}, "职务"),
        ({"take_on": "1", "name": "linjiang", "account": "firm1"}, "企业"),
        ({"take_on": "1", "name": "linjiang", "account": "post~office.director"}, "保留"),
    ],
)
def test_what_cannot_be_is_refused_in_words(send, site, form, said):
    before = people(site, "linjiang")
    answer = send(**form)
    assert answer.status_code == 400
    assert said in answer.text
    assert people(site, "linjiang") == before


def test_a_district_that_nobody_entered_is_not_there(send):
    assert send(take_on="1", name="unknown", account="expert3").status_code == 404


@pytest.mark.parametrize("account", ["clerk", "director", "registrar", "sysadmin", "auditor"])
def test_nobody_else_keeps_districts(person, account):
    assert person(account).get(PAGE).status_code == 403
    form = {"add": "1", "name": "mine", "title": "我的区"}
    assert person(account).post(PAGE, form).status_code == 403


@pytest.mark.parametrize("account", ["district", "firm1"])
def test_outsiders_find_no_such_page(person, account):
    assert person(account).get(PAGE).status_code == 404


def test_a_form_without_its_token_changes_nothing(person, site):
    form = {"take_off": "1", "name": "linjiang", "account": "district"}
    assert person("secadmin").post(PAGE, form).status_code == 403
    assert "district" in people(site, "linjiang")
