"""Forms of steps: nothing is chosen for a person, limits are named, no button can only fail."""

from bs4 import BeautifulSoup
from plone.protect.authenticator import createToken
from tests.desk.inquiries.conftest import counter
from tests.office.documents.conftest import office

import pytest
import re


__all__ = ["counter", "office"]
ADD = "/intranet/documents/++add++OfficialDocument"


def path_of(address: str) -> str:
    return "/intranet" + address.split("/intranet", 1)[1]


@pytest.fixture
def form(person):
    """The page of a step, parsed."""

    def get(account: str, address: str, step: str) -> BeautifulSoup:
        answer = person(account).get(f"{path_of(address)}/@@act/{step}")
        assert answer.status_code == 200, answer.text
        return BeautifulSoup(answer.text, "html.parser").find("main")

    return get


@pytest.fixture
def send(site, person):
    """Send the form of a step, or only carry over to it what was typed on the record's page."""

    def send(account: str, address: str, step: str, confirm: bool = True, **typed):
        seen = typed.pop("seen", None)
        with site.open(user=account):
            sent = {"_authenticator": createToken()}
        sent |= {f"form.widgets.{name}": value for name, value in typed.items()}
        sent |= {"form.buttons.confirm": "1"} if confirm else {}
        sent |= {"seen": seen} if seen else {}
        answer = person(account).post(f"{path_of(address)}/@@act/{step}", sent)
        return BeautifulSoup(answer.text, "html.parser").find("main")

    return send


def chosen(select) -> str:
    """Value of the option that the browser would show."""
    options = select.find_all("option")
    shown = next((o for o in options if o.has_attr("selected")), options[0])
    return plain(shown)


def plain(option) -> str:
    """Value of an option; schemas write Chinese tokens in escapes."""
    return option["value"].encode().decode("unicode_escape")


def confirms(page) -> bool:
    """Does the page offer to send the form?"""
    return page.find(attrs={"name": "form.buttons.confirm"}) is not None


def test_no_unit_is_chosen_beforehand(counter, form, send):
    address, _code = counter.walk("received")
    select = form("officeclerk", address, "assign").find("select")
    assert chosen(select) == "--NOVALUE--"
    assert select.find("option").get_text(strip=True) == "请选择"
    page = send("officeclerk", address, "assign", **{"unit:list": "--NOVALUE--"})
    assert "此项必填。" in page.get_text()
    assert counter.info(address)["state"]["id"] == "received"


KINDS = [
    ({"genre": "notice"}, "江经"),
    ({"genre": "letter"}, "江经函"),
    ({"genre": "notice", "printed_as": "letter"}, "江经函"),
    ({"genre": "minutes"}, "江经纪要"),
    ({"genre": "notice", "normative": True, "legality_opinion": "符合规定。"}, "江经规"),
]


@pytest.mark.parametrize(("fields", "prefix"), KINDS)
def test_the_prefix_is_proposed_by_the_kind_of_document(office, form, fields, prefix):
    address = office.walk("signed", **fields)
    assert chosen(form("registrar", address, "register").find("select")) == prefix
    assert office.act("registrar", address, "register").status_code == 200


def test_the_next_number_is_shown_before_it_is_taken(office, form, person):
    address = office.walk("signed")
    select = form("registrar", address, "register").find("select")
    [shown] = [o.get_text(strip=True) for o in select.find_all("option") if plain(o) == "江经"]
    office.done("registrar", address, "register", prefix="江经")
    number = person("registrar").rest("GET", address).json()["number"]
    assert shown == f"江经（下一个号：{number}）"
    office.done("registrar", address, "return", reason="重印")
    office.walk_on(address, "signed")
    assert f"本件已有编号 {number}" in form("registrar", address, "register").get_text()


def test_a_step_that_lacks_something_of_the_record_leads_to_its_form(office, send, person):
    address = office.draft(disclosure=None)
    page = send("clerk", address, "submit")
    assert "送审前请确定公开属性。" in page.get_text()
    assert not confirms(page)
    assert page.find("a", string=re.compile("去修改"))["href"].endswith("/edit")


def test_a_stale_form_is_not_offered_once_more_and_keeps_what_was_typed(office, send, person):
    address = office.walk("unit_review")
    seen = office.info(address, "head")["seen"]
    assert person("head").rest("PATCH", address, note="改过").status_code == 204
    page = send("head", address, "return", reason="请补充附件清单。", seen=seen)
    assert "已有人办理" in page.get_text()
    assert not confirms(page)
    assert page.find("a", string=re.compile("重新查看本件"))
    assert page.find("textarea").get_text(strip=True) == "请补充附件清单。"


def test_who_cannot_take_a_step_is_told_why(office, form):
    address = office.walk("unit_review")
    assert "这一步由以下岗位办理" in form("clerk", address, "endorse").get_text()
    assert "处室审核" in form("clerk", address, "submit").get_text()
    assert not confirms(form("clerk", address, "submit"))


def test_what_the_form_itself_lacks_can_be_sent_again(office, send):
    address = office.walk("unit_review")
    assert confirms(send("head", address, "return", reason=""))


def test_asking_no_unit_to_countersign_is_refused_in_plain_words(office, send):
    address = office.walk("unit_review")
    page = send("head", address, "consult", **{"units-empty-marker": "1"})
    assert "请至少选择一个处室。" in page.get_text()


def test_what_is_too_long_or_too_short_is_told_with_the_limit(office, send, person, site):
    address = office.walk("unit_review")
    assert "最多 2000 个字。" in send("head", address, "endorse", opinion="长" * 2001).get_text()
    assert "至少 2 个字。" in send("head", address, "return", reason="退").get_text()
    told = office.act("head", address, "endorse", opinion="长" * 2001).json()["error"]["errors"]
    assert told == [{"field": "opinion", "message": "最多 2000 个字。"}]
    with site.open(user="clerk"):
        sent = {"_authenticator": createToken(), "form.buttons.save": "1"}
    page = person("clerk").post(ADD, {**sent, "form.widgets.title": "长" * 201}).text
    assert "最多 200 个字。" in page


def test_what_was_typed_on_the_sheet_goes_along_to_the_other_form(office, send, person):
    address = office.walk("unit_review")
    sheet = BeautifulSoup(person("head").get(path_of(address)).text, "html.parser")
    for step in ("consult", "return"):
        button = sheet.find("button", formaction=re.compile(f"/@@act/{step}$"))
        assert button["form"] == "mine" and button.has_attr("formnovalidate")
        page = send("head", address, step, confirm=False, opinion="请补充数据。")
        assert page.find("textarea").get_text(strip=True) == "请补充数据。"
        assert "error" not in str(page.find("form"))
    assert office.state(address) == "unit_review"


def test_a_confidentiality_opinion_is_not_put_into_a_public_notice(site):
    from jingwei.core.workflow.effects import IReason
    from jingwei.door.parameters import IWithdraw

    assert not IWithdraw.isOrExtends(IReason)


def test_asking_others_is_no_agreement(office, person):
    address = office.walk("unit_review")
    office.done("head", address, "consult", units=["urban"])
    [opinion] = person("clerk").rest("GET", address).json()["opinions"]
    assert (opinion["decision"], opinion["text"]) == ("consult", "")
    sheet = BeautifulSoup(person("clerk").get(path_of(address)).text, "html.parser")
    said = sheet.find(class_="op").get_text(" ", strip=True)
    assert said.startswith("送会签 演示处长") and "同意" not in said
    assert not sheet.find(class_="op").find(class_="dissent")


def test_a_countersigning_stays_on_the_way_when_it_is_over(office, person):
    def way(address) -> list[tuple[str, str]]:
        sheet = BeautifulSoup(person("head").get(path_of(address)).text, "html.parser")
        stations = sheet.find("ol", class_="path").find_all("li")
        return [(li.contents[0].strip(), li["class"][0]) for li in stations]

    address = office.walk("unit_review")
    assert ("会签", "done") not in way(address) and ("会签", "todo") not in way(address)
    office.done("head", address, "consult", units=["urban"])
    assert way(address)[2:4] == [("会签", "now"), ("办公室核稿", "todo")]
    office.done("head2", address, "answer_consultation", answer="agree")
    assert way(address)[1:4] == [("处室审核", "done"), ("会签", "done"), ("办公室核稿", "now")]
    office.done("director", address, "return", reason="请修改")
    assert [title for title, _status in way(address)][:2] == ["拟稿", "处室审核"]
    assert "会签" not in [title for title, _status in way(address)]


def test_the_page_of_rights_promises_no_deleting_that_the_record_refuses(office, person):
    def row(account, address) -> str:
        why = BeautifulSoup(person(account).get(f"{path_of(address)}/@@why").text, "html.parser")
        text = why.find("table").get_text(" ", strip=True)
        assert "添加内容" not in text and "添加附件" in text
        [cell] = [r for r in why.find_all("tr") if r.find("th").get_text(strip=True) == "删除"]
        return cell.get_text(" ", strip=True)

    assert "仅限附件" in row("director", office.walk("office_check"))
    assert "仅限附件" not in row("clerk", office.draft())
