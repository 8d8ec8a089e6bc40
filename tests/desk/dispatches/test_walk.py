"""A document goes to the districts, which sign for it or refuse it; the registrar sees it."""

from bs4 import BeautifulSoup
from jingwei.office.documents.issued import Delivery

import re
import transaction


def stands(issue, address: str, name: str) -> list[str]:
    return [row["state"] for row in issue.recipients(address) if row["name"] == name]


def page(issue, account: str, address: str) -> str:
    """What an account reads on the page of a record."""
    path = address.split("/jingwei")[-1].replace("/++api++", "")
    answer = issue.person(account).get(path)
    assert answer.status_code == 200
    return BeautifulSoup(answer.text, "html.parser").main.get_text(" ", strip=True)


def in_order(text: str, *words: str) -> bool:
    """Do these stand in a text, one after the other?"""
    return re.search(".*".join(map(re.escape, words)), text, re.DOTALL) is not None


def test_a_district_signs_for_what_it_is_sent(issue):
    address = issue.issued()
    copy = issue.copy("district", "linjiang")
    data = issue.person("district").rest("GET", copy).json()
    assert data["title"] == "关于开展工业企业用能情况专项调查的通知"
    assert "请认真组织实施" in data["body"]["data"]
    assert data["number"].startswith("江经〔") and data["due"]
    assert stands(issue, address, "临江区") == ["待签收"]
    issue.done("district", copy, "receive")
    assert stands(issue, address, "临江区") == ["已签收"]
    assert stands(issue, address, "望湖区") == ["待签收"]
    answers = issue.person("district").rest("GET", copy).json()["answers"]
    assert [one["person"] for one in answers] == ["district"]


def test_what_is_signed_for_is_not_signed_for_twice(issue):
    issue.issued()
    copy = issue.copy("district2", "wanghu")
    seen = issue.person("district2").rest("GET", copy).json()["seen"]
    issue.done("district2", copy, "receive", seen=seen)
    again = issue.act("district2", copy, "receive", seen=seen)
    assert again.status_code == 409
    late = issue.act("district2", copy, "refuse", reason="与我区无关")
    assert late.status_code == 409


def test_a_refused_copy_is_sent_again_or_taken_back(issue):
    address = issue.issued(districts=["linjiang"])
    copy = issue.copy("district", "linjiang")
    assert issue.act("district", copy, "refuse").status_code == 400
    issue.done("district", copy, "refuse", reason="主送单位有误")
    assert stands(issue, address, "临江区") == ["区里退回"]
    todo = issue.person("registrar").rest("GET", "/intranet/@listing/worklist").json()["items"]
    assert copy in [row["@id"] for row in todo]
    issue.done("registrar", copy, "send_again", reason="经核实应由贵区办理")
    issue.done("district", copy, "refuse", reason="仍有误")
    issue.done("registrar", copy, "take_back", reason="误送")
    assert stands(issue, address, "临江区") == ["已收回"]
    data = issue.person("district").rest("GET", copy).json()
    assert data["body"] is None and data["recall_reason"] == "误送"


def test_why_it_was_sent_again_is_read_by_the_district_and_in_the_office(issue):
    address = issue.issued(districts=["linjiang"])
    copy = issue.copy("district", "linjiang")
    issue.done("district", copy, "refuse", reason="与我区无关")
    issue.done("registrar", copy, "send_again", reason="经核实应由贵区办理")
    said = ("与我区无关", "再次送达", "经核实应由贵区办理")
    for account in ("district", "registrar", "director"):
        assert in_order(page(issue, account, copy), *said)
    [again] = issue.person("district").rest("GET", copy).json()["sent_again"]
    assert (again["person"], again["reason"]) == ("registrar", "经核实应由贵区办理")
    [row] = issue.recipients(address)
    assert row["state"] == "待签收" and in_order(row["told"], *said, "前签收")
    issue.done("district", copy, "receive")
    [row] = issue.recipients(address)
    assert row["state"] == "已签收" and in_order(row["told"], *said)
    assert in_order(page(issue, "district", copy), *said, "签收")


def test_who_was_forgotten_gets_it_as_well_and_nobody_gets_it_twice(issue):
    address = issue.issued(districts=["linjiang"])
    before = len(issue.copies("district2", "wanghu"))
    issue.done("registrar", address, "send_further", districts=["wanghu"], organs=["市统计局"])
    assert len(issue.copies("district2", "wanghu")) == before + 1
    again = issue.act("registrar", address, "send_further", districts=["wanghu"])
    assert again.status_code == 400


def test_a_district_whose_copy_was_taken_back_can_be_sent_it_anew(issue):
    address = issue.issued(districts=["linjiang"])
    first = issue.copy("district", "linjiang")
    issue.done("district", first, "refuse", reason="附件缺页")
    issue.done("registrar", first, "take_back", reason="先收回核对")
    assert stands(issue, address, "临江区") == ["已收回"]
    issue.done("registrar", address, "send_further", districts=["linjiang"])
    assert stands(issue, address, "临江区") == ["已收回", "待签收"]
    copy = issue.copy("district", "linjiang")
    assert copy != first
    issue.done("district", copy, "receive")
    assert stands(issue, address, "临江区") == ["已收回", "已签收"]
    again = issue.act("registrar", address, "send_further", districts=["linjiang"])
    assert again.status_code == 400


def test_the_sheet_proposes_who_gets_it(issue):
    address = issue.walk("numbered", main_recipients="各区经信部门，市统计局、临江区人民政府")
    issue.done("registrar", address, "issue")
    rows = issue.recipients(address)
    assert [row["name"] for row in rows] == ["临江区", "望湖区", "市统计局"]


def test_an_outside_organ_is_no_unit_because_its_name_ends_like_one(issue, site):
    with site.open(user="admin") as portal:
        commission = portal.Title()
    ours = f"办公室、委办公室、{commission}办公室，机关各处室"
    address = issue.walk("numbered", main_recipients="市政府办公室、市统计局", copy_recipients=ours)
    path = f"/intranet{address.split('/intranet')[1]}/@@act/issue"
    form = BeautifulSoup(issue.person("registrar").get(path).text, "html.parser")
    offered = form.find("textarea", id="form-widgets-organs").get_text().split()
    assert offered == ["市政府办公室", "市统计局"]


def test_an_upward_document_goes_to_no_district(issue):
    fields = {"direction": "upward", "genre": "report", "main_recipients": "市人民政府"}
    address = issue.draft(**fields)
    issue.done("clerk", address, "submit")
    issue.done("head", address, "endorse")
    issue.done("director", address, "clear")
    issue.done("principal", address, "sign")
    issue.done("registrar", address, "register", prefix="江经")
    answer = issue.act("registrar", address, "issue", districts=["linjiang"])
    assert answer.status_code == 400, answer.text
    issue.done("registrar", address, "issue")


def test_deliveries_by_hand_are_noted_and_corrected_by_another_row(issue, days):
    address = issue.issued(districts=[], organs=["市统计局"])
    today = days.today().isoformat()
    noted = {"organ": "市统计局", "way": "confidential", "day": today}
    issue.done("registrar", address, "note_delivery", **noted, receipt="机要0012", taker="文书")
    issue.done("registrar", address, "note_delivery", **noted, receipt="机要0013", taker="文书")
    assert stands(issue, address, "市统计局") == ["后有更正", "已送达"]
    ahead = issue.act("registrar", address, "note_delivery", **{**noted, "day": "2999-01-01"})
    assert ahead.status_code == 400


def test_a_delivery_to_an_organ_that_it_does_not_go_to_is_noted_only_by_choice(issue, days):
    address = issue.issued(districts=[], organs=["市统计局", "市档案馆"])
    noted = {"way": "post", "day": days.today().isoformat()}
    wrong = issue.act("registrar", address, "note_delivery", organ="市统汁局", **noted)
    assert wrong.status_code == 400
    [error] = wrong.json()["error"]["errors"]
    assert error["field"] == "organ" and "市统计局、市档案馆" in error["message"]
    for more in ({"organ": "other"}, {"organ": "市统计局", "other_organ": "市审计局"}):
        answer = issue.act("registrar", address, "note_delivery", **more, **noted)
        assert answer.status_code == 400, more
    assert {row["state"] for row in issue.recipients(address)} == {"未登记送达"}
    other = {"organ": "other", "other_organ": "市审计局", **noted}
    issue.done("registrar", address, "note_delivery", **other)
    assert stands(issue, address, "市审计局") == ["已送达"]


def test_the_form_offers_the_organs_whose_delivery_is_not_noted_first(issue):
    address = issue.issued(districts=[], organs=["市统计局", "市档案馆"])
    path = f"/intranet{address.split('/intranet')[1]}/@@act/note_delivery"

    def form():
        page = BeautifulSoup(issue.person("registrar").get(path).text, "html.parser")
        return page.find("select", id="form-widgets-organ").find_parent("form")

    def offered() -> list[tuple[str, bool]]:
        options = form().find("select", id="form-widgets-organ").find_all("option")
        return [(one.get_text(strip=True), one.has_attr("selected")) for one in options]

    other = ("其他单位（在下面填写名称）", False)
    assert offered() == [("市统计局", True), ("市档案馆", False), other]
    asked = form()
    data = {one["name"]: one.get("value", "") for one in asked.find_all("input")}
    chosen = asked.find("select", id="form-widgets-organ").find("option", selected=True)
    data |= {"form.widgets.organ:list": chosen["value"], "form.widgets.way:list": "post"}
    answer = issue.person("registrar").post(path, {**data, "form.buttons.confirm": "1"})
    assert answer.status_code == 302, answer.text
    again = ("市统计局（已登记，再登记即为更正）", False)
    assert offered() == [("市档案馆", True), again, other]


def test_what_was_carried_before_a_recall_is_to_be_carried_anew(issue, days):
    address = issue.issued(districts=[], organs=["市统计局"])
    noted = {"organ": "市统计局", "way": "post", "day": days.today().isoformat()}
    issue.done("registrar", address, "note_delivery", **noted)
    assert "邮寄" in issue.recipients(address)[0]["told"]
    issue.done("registrar", address, "recall", reason="附表有误")
    assert stands(issue, address, "市统计局") == ["已收回"]
    issue.done("registrar", address, "issue", units=[], districts=[], organs=["市统计局"])
    assert stands(issue, address, "市统计局") == ["已收回", "未登记送达"]
    issue.done("registrar", address, "note_delivery", **noted)
    assert stands(issue, address, "市统计局") == ["已收回", "已送达"]


def test_what_was_carried_before_a_recall_and_noted_after_it_is_no_delivery_of_the_next_issue(
    issue, days
):
    address = issue.issued(districts=[], organs=["市统计局"])
    noted = {"organ": "市统计局", "way": "messenger", "day": days.today().isoformat()}
    days.pass_by(days=1)
    issue.done("registrar", address, "recall", reason="附表有误")
    issue.done("registrar", address, "note_delivery", **noted)
    [row] = issue.recipients(address)
    assert row["state"] == "已收回" and in_order(row["told"], "已送达", "人工")
    days.pass_by(days=1)
    issue.done("registrar", address, "issue", units=[], districts=[], organs=["市统计局"])
    assert stands(issue, address, "市统计局") == ["已收回", "未登记送达"]
    assert in_order(issue.recipients(address)[0]["told"], "已送达", "人工")
    issue.done("registrar", address, "note_delivery", **noted)
    assert stands(issue, address, "市统计局") == ["已收回", "已送达"]


def test_deliveries_that_name_no_issue_belong_to_the_one_of_their_moment(issue, days, site):
    address = issue.issued(districts=[], organs=["市统计局"])
    noted = {"organ": "市统计局", "way": "post", "day": days.today().isoformat()}
    issue.done("registrar", address, "note_delivery", **noted)
    issue.done("registrar", address, "recall", reason="附表有误")
    issue.done("registrar", address, "issue", units=[], districts=[], organs=["市统计局"])
    issue.done("registrar", address, "note_delivery", **noted)
    with site.open(user="admin") as portal:
        path = address.replace("/++api++", "").split("/jingwei/", 1)[1]
        document = portal.unrestrictedTraverse(path)
        document.deliveries = tuple(Delivery(*one[:7]) for one in document.deliveries)
        assert [one.issue for one in document.deliveries] == [None, None]
        transaction.commit()
    assert stands(issue, address, "市统计局") == ["已收回", "已送达"]


def test_after_a_recall_it_is_still_told_who_had_read_signed_and_got_it(issue, days):
    to = {"units": ["planning"], "districts": ["linjiang"], "organs": ["市统计局", "市档案馆"]}
    address = issue.issued(**to)
    issue.done("district", issue.copy("district", "linjiang"), "receive")
    noted = {"organ": "市统计局", "way": "post", "day": days.today().isoformat()}
    issue.done("registrar", address, "note_delivery", **noted)
    read(issue, address)
    before = {row["name"] + row["person"]: row for row in issue.recipients(address)}
    days.pass_by(days=1)
    issue.done("registrar", address, "recall", reason="附表有误")
    rows = issue.recipients(address)
    assert {row["state"] for row in rows} == {"已收回"}
    assert {row["moment"][:10] for row in rows} == {days.today().isoformat()}
    told = {row["name"] + row["person"]: row["told"] for row in rows}
    [reader] = [name for name, row in before.items() if row["state"] == "已阅"]
    assert told[reader] == f"已阅 {minute(before[reader])}"
    assert "未阅" in told.values()
    [district] = [row for row in rows if row["name"] == "临江区"]
    signed = next(row for row in before.values() if row["name"] == "临江区")
    assert in_order(district["told"], minute(signed), signed["person"], "已签收", "附表有误")
    assert in_order(told["市统计局"], "已送达", "邮寄")
    assert told["市档案馆"] == "未登记送达"
    shown = page(issue, "registrar", f"{address}/@@recipients")
    assert "目前无须任何单位阅知、签收" in shown and "0 / 0" not in shown
    assert "0/0" not in page(issue, "registrar", address)
    issue.done("registrar", address, "issue", **to)
    states = [row["state"] for row in issue.recipients(address) if row["kind_title"] == "委内处室"]
    assert set(states) == {"已收回", "未阅"} and states.index("未阅") == len(states) / 2


def minute(row: dict) -> str:
    return row["moment"][:16].replace("T", " ")


def to_read(issue) -> list[str]:
    found = issue.person("planningclerk").rest("GET", "/intranet/@listing/worklist?tab=toread")
    return [row["@id"] for row in found.json()["items"]]


def read(issue, address: str) -> None:
    path = address.split("/jingwei")[-1].replace("/++api++", "")
    assert issue.person("planningclerk").get(path).status_code == 200


def test_the_members_of_receiving_units_read_it(issue):
    address = issue.issued(units=["planning"], districts=[])
    assert address in to_read(issue)
    assert {row["state"] for row in issue.recipients(address)} == {"未阅"}
    read(issue, address)
    states = [row["state"] for row in issue.recipients(address)]
    assert sorted(states) == ["已阅", "未阅"]
    assert address not in to_read(issue)


def test_what_was_recalled_and_is_issued_again_is_to_be_read_anew(issue):
    address = issue.issued(units=["planning"], districts=[])
    read(issue, address)
    issue.done("registrar", address, "recall", reason="附表有误")
    assert address not in to_read(issue)
    issue.done("registrar", address, "issue", units=["planning"], districts=[], organs=[])
    assert address in to_read(issue)
    present = {row["state"] for row in issue.recipients(address)} - {"已收回"}
    assert present == {"未阅"}
    read(issue, address)
    assert address not in to_read(issue)


def test_a_second_click_issues_nothing_twice(issue):
    address = issue.walk("numbered")
    seen = issue.person("registrar").rest("GET", address).json()["seen"]
    before = len(issue.copies("district", "linjiang"))
    to = {"units": [], "districts": ["linjiang"], "organs": [], "seen": seen}
    issue.done("registrar", address, "issue", **to)
    assert issue.act("registrar", address, "issue", **to).status_code == 409
    assert len(issue.copies("district", "linjiang")) == before + 1
    stale = issue.act("registrar", address, "recall", reason="有误", seen=seen)
    assert stale.status_code == 409


def test_who_is_sent_it_must_be_there(issue):
    address = issue.walk("numbered")
    for wrong in ({"districts": ["nowhere"]}, {"units": ["nowhere"]}, {"organs": ["一"]}):
        answer = issue.act("registrar", address, "issue", **wrong)
        assert answer.status_code == 400, answer.text
    assert issue.state(address) == "numbered"


def test_the_archivist_is_told_who_has_not_signed_yet(issue):
    path = issue.issued().split("/intranet", 1)[1]
    page = issue.person("archivist").get(f"/intranet{path}/@@act/archive").text
    assert "区已签收0/2" in page
    assert "归档后不能再收回" in page
    path = issue.issued(districts=[]).split("/intranet", 1)[1]
    page = issue.person("archivist").get(f"/intranet{path}/@@act/archive").text
    assert "归档后不能再收回" not in page


def test_a_document_that_is_issued_again_unchanged_keeps_its_day(issue, days):
    address = issue.issued()
    first = issue.person("registrar").rest("GET", address).json()["issued_on"]
    issue.done("registrar", address, "recall", reason="发错单位")
    days.pass_by(days=3)
    again = {"units": [], "districts": ["linjiang"], "organs": []}
    issue.done("registrar", address, "issue", **again)
    assert issue.person("registrar").rest("GET", address).json()["issued_on"] == first
