"""Messages and mails are lists like all others: none is out of reach, and a button stands beside
each that something can be done with.
"""

from bs4 import BeautifulSoup
from io import BytesIO
from jingwei.core.outbox.content import book
from openpyxl import load_workbook
from tests.core.listing.conftest import ListOf
from urllib.parse import parse_qs

import csv
import io
import pytest
import transaction


pytestmark = pytest.mark.proof
MESSAGES, MAILS = "/intranet/messages", "/intranet/messages/outbox"
MANY = 130


@pytest.fixture
def many(tell) -> None:
    """More messages than were ever shown at once."""
    for number in range(1, MANY + 1):
        tell(["clerk"], subject=f"第{number}件", mode="none")


@pytest.fixture
def mine(person):
    """The clerk's messages."""
    return ListOf(person("clerk"), MESSAGES)


def button(page, title: str, label: str) -> tuple[str, dict]:
    """Address and values of the form of the button beside a line."""
    row = next(row for row in page.select("tbody tr") if row.select_one(".t").text == title)
    pressed = next(one for one in row.select("td.acts button") if one.text.strip() == label)
    form = pressed.find_parent("form")
    values = {one["name"]: one["value"] for one in form.find_all("input")}
    return form["action"], {**values, pressed["name"]: pressed["value"]}


def test_every_message_is_on_one_of_the_pages(many, mine):
    assert mine.total() == MANY
    found = [title for start in (0, 100) for title in mine.titles(f"size=100&b_start={start}")]
    assert found == [f"第{number}件" for number in range(MANY, 0, -1)]


def test_unread_ones_come_first_and_are_counted_and_narrowed_by_facets(many, mine, person):
    action, values = button(mine.page(), f"第{MANY}件", "标为已读")
    person("clerk").http.post(action, values)
    assert mine.titles()[0] == f"第{MANY - 1}件"
    assert mine.facets()["状态"] == {"未读": MANY - 1, "已读": 1}
    assert mine.titles("state=read") == [f"第{MANY}件"]
    assert mine.titles("sort=told&order=desc")[0] == f"第{MANY}件"


def test_the_button_leads_back_to_the_same_page_of_the_same_list(many, mine, person):
    page = mine.page("state=new&size=50&b_start=50")
    action, values = button(page, f"第{MANY - 50}件", "标为已读")
    answer = person("clerk").http.post(action, values, allow_redirects=False)
    address, _mark, words = answer.headers["Location"].partition("?")
    assert address.endswith(MESSAGES)
    assert parse_qs(words) == {"state": ["new"], "size": ["50"], "b_start": ["50"]}
    assert mine.total("state=new") == MANY - 1


def test_messages_are_found_by_their_words_in_the_language_of_the_reader(tell, mine):
    tell(["clerk"], subject="关于用地的请示")
    tell(["clerk"], subject="另一件")
    assert mine.titles("q=用地") == ["关于用地的请示"]
    assert mine.total("q=说明") == 2
    assert mine.titles("q=没有这样的词") == []


def test_a_file_holds_all_messages_as_they_are_shown(many, mine):
    rows = [*load_workbook(BytesIO(mine.file("xlsx"))).active.iter_rows(values_only=True)]
    assert rows[0] == ("消息标题", "详情", "类型", "消息时间")
    assert [row[0] for row in rows[1:]] == [f"第{number}件" for number in range(MANY, 0, -1)]


def test_programs_read_the_same_and_nobody_those_of_others(many, person):
    told = person("clerk").rest("GET", f"{MESSAGES}/@listing").json()
    assert told["items_total"] == MANY and told["items"][0]["title"] == f"第{MANY}件"
    for account in ("head", "sysadmin", "auditor"):
        answer = person(account).rest("GET", f"{MESSAGES}/@listing")
        assert answer.json()["items_total"] == 0


def test_another_site_marks_nothing_and_nobody_marks_those_of_another(tell, listed, person, mine):
    tell(["clerk"])
    action, values = button(mine.page(), "请核稿", "标为已读")
    assert person("head").http.post(action, values).status_code == 403
    person("clerk").http.post(action, {**values, "_authenticator": ""})
    assert listed("clerk") == ["*请核稿"]


@pytest.fixture
def waiting(site, post):
    """More mails than were ever shown at once, one of them stuck."""
    with site.open():
        for _number in range(MANY):
            book().queue("clerk", (1,))
        stuck = book().queue("head", (1,))
        stuck.state, stuck.error = "failed", "550 no such person here"
        transaction.commit()


@pytest.fixture
def mails(person):
    """The mails of the system, as its administrator reads them."""
    return ListOf(person("sysadmin"), MAILS)


def test_every_mail_is_listed_and_what_is_stuck_comes_first(waiting, mails):
    assert mails.total() == MANY + 1
    assert mails.facets()["状态"] == {"被拒收": 1, "待发送": MANY}
    [head, first, second] = mails.table("size=200")[:3]
    assert "邮件服务器答复" in head and "550 no such person here" in first
    assert any("重新发送" in cell for cell in first) and "重新发送" not in "".join(second)
    assert mails.total("q=550") == 1


def test_what_is_stuck_is_sent_again_from_the_list(waiting, mails, person, site):
    form = mails.page().select_one("td.acts form")
    values = {one["name"]: one["value"] for one in form.find_all("input")}
    answer = person("sysadmin").http.post(form["action"], {**values, "again": "1"})
    page = BeautifulSoup(answer.text, "html.parser")
    assert answer.status_code == 200 and not page.select("td.acts form")
    assert mails.facets()["状态"] == {"待发送": MANY + 1}


def test_a_mail_that_waits_is_neither_sent_nor_dropped_by_hand(waiting, mails, person, site):
    form = mails.page().select_one("td.acts form")
    values = {one["name"]: one["value"] for one in form.find_all("input")}
    with site.open():
        other = next(mail.id for mail in book().mails.values() if mail.state == "waiting")
    person("sysadmin").http.post(form["action"], {**values, "key": other, "drop": "1"})
    assert mails.total() == MANY + 1


@pytest.mark.parametrize("account", ["clerk", "secadmin", "auditor", "principal", "firm1", None])
def test_only_the_system_administrator_takes_the_list_or_decides(waiting, mails, person, account):
    client = person(account)
    for path in (f"{MAILS}?export=csv", f"{MESSAGES}/@listing/outbox"):
        answer = client.get(path)
        assert answer.status_code in (302, 401, 403, 404) and "550" not in answer.text
    form = mails.page().select_one("td.acts form")
    values = {one["name"]: one["value"] for one in form.find_all("input")}
    client.http.post(form["action"], {**values, "drop": "1"}, allow_redirects=False)
    assert mails.total() == MANY + 1


def test_a_table_of_mails_names_people_states_and_words_of_the_server(waiting, mails):
    text = mails.file("csv", "state=failed").decode("utf-8-sig")
    [head, row] = list(csv.reader(io.StringIO(text, newline="")))
    assert head[:3] == ["收件人", "状态", "邮件服务器答复"]
    assert row[1:3] == ["被拒收", "550 no such person here"]
