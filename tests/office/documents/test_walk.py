from bs4 import BeautifulSoup
from jingwei.core import clock

import datetime
import pytest
import re
import transaction


def test_a_document_walks_from_draft_to_archive(office):
    address = office.walk("archived")
    assert office.state(address) == "archived"


def test_the_number_is_taken_at_registration_and_nowhere_else(office, person):
    address = office.walk("signed")
    assert person("clerk").rest("GET", address).json()["number"] is None
    office.done("registrar", address, "register", prefix="江经函")
    number = person("clerk").rest("GET", address).json()["number"]
    assert number.startswith("江经函〔") and number.endswith("号")


def test_a_returned_document_keeps_its_number(office, person):
    address = office.walk("numbered")
    number = person("clerk").rest("GET", address).json()["number"]
    office.done("registrar", address, "return", reason="附件缺页")
    assert office.state(address) == "drafting"
    office._to(address, "numbered")
    assert person("clerk").rest("GET", address).json()["number"] == number


def test_the_last_answer_moves_a_consultation_on(office):
    address = office.walk("countersigning")
    office.done("head2", address, "answer_consultation", answer="agree", opinion="同意")
    assert office.state(address) == "countersigning"
    office.done(
        "planninghead", address, "answer_consultation", answer="dissent", opinion="口径不一致"
    )
    assert office.state(address) == "office_check"


def test_a_unit_answers_once(office):
    address = office.walk("countersigning")
    office.done("head2", address, "answer_consultation", answer="agree")
    again = office.act("head2", address, "answer_consultation", answer="dissent", opinion="改变")
    assert again.status_code in (403, 409)


def test_a_dissent_needs_words(office):
    address = office.walk("countersigning")
    answer = office.act("head2", address, "answer_consultation", answer="dissent")
    assert answer.status_code == 400
    assert answer.json()["error"]["errors"][0]["field"] == "opinion"


def test_the_head_may_go_on_without_a_silent_unit(office):
    address = office.walk("countersigning")
    office.done("head", address, "drop_consultation", unit="planning", reason="逾期未复")
    office.done("head2", address, "answer_consultation", answer="agree")
    assert office.state(address) == "office_check"


def test_an_upward_document_is_signed_by_the_principal(office):
    address = office.walk(
        "signing",
        genre="request",
        direction="upward",
        main_recipients="江城市人民政府",
        note="联系人：演示拟稿员，0000-0001",
        disclosure="none",
        disclosure_reason="过程性信息",
    )
    # It never was the leader's turn, so for them the document does not exist.
    assert office.act("leader", address, "sign").status_code == 404
    office.done("principal", address, "sign", opinion="同意上报")


def test_a_second_click_is_refused_and_told_why(office):
    address = office.walk("unit_review")
    seen = office.info(address, "head")["seen"]
    office.done("head", address, "endorse", seen=seen)
    again = office.act("head", address, "endorse", seen=seen)
    assert again.status_code == 409
    assert again.json()["error"]["message"]


def test_a_stale_page_is_refused(office, person):
    address = office.walk("unit_review")
    seen = office.info(address, "head")["seen"]
    person("head").rest("PATCH", address, title="关于开展用能调查的通知")
    assert office.act("head", address, "endorse", seen=seen).status_code == 409


def test_a_return_needs_a_reason(office):
    address = office.walk("unit_review")
    assert office.act("head", address, "return").status_code == 400
    assert office.state(address) == "unit_review"


def test_the_drafter_takes_back_what_the_head_has_not_opened(office):
    address = office.walk("unit_review")
    office.done("clerk", address, "withdraw")
    assert office.state(address) == "drafting"


def test_the_drafter_cannot_take_back_what_the_head_has_opened(office, person):
    address = office.walk("unit_review")
    page = person("head").get(address.split("/jingwei", 1)[1].replace("/++api++", ""))
    assert page.status_code == 200
    assert office.act("clerk", address, "withdraw").status_code == 409


def test_nobody_judges_their_own_draft(office, person):
    address = office.draft("head", drafting_unit="operation")
    office.done("head", address, "submit")
    assert office.act("head", address, "endorse").status_code == 403
    office.done("leader", address, "endorse", opinion="同意")


def test_only_a_draft_without_number_is_deleted_and_by_its_drafter(office, person):
    address = office.draft()
    assert person("head").rest("DELETE", address).status_code in (401, 403, 404)
    assert person("clerk").rest("DELETE", address).status_code == 204
    numbered = office.walk("numbered")
    office.done("registrar", numbered, "return", reason="重印")
    assert person("clerk").rest("DELETE", numbered).status_code in (403, 409)


def test_a_voided_number_keeps_its_row_and_nothing_more_is_done(office, person):
    address = office.walk("numbered")
    registrar = person("registrar")
    number = registrar.rest("GET", address).json()["number"]
    row = register_row(registrar, number)
    assert "登记" in row and "作废" not in row
    assert "void" in [step["id"] for step in office.info(address, "registrar")["transitions"]]
    office.done("registrar", address, "void", reason="文头印错")
    assert office.state(address) == "void"
    for account in ("registrar", "clerk", "head", "director"):
        assert office.info(address, account)["transitions"] == []
    row = register_row(registrar, number)
    assert "作废" in row and "文头印错" in row
    following = registrar.rest("GET", office.walk("numbered")).json()["number"]
    assert following != number and register_row(registrar, number) == row


def register_row(client, number: str) -> str:
    """The words of a number's row in its register."""
    prefix, year = re.fullmatch(r"(.+)〔(\d+)〕\d+号", number).groups()
    page = client.get(f"/intranet/numbering/@@register?prefix={prefix}&year={year}")
    [row] = [
        row
        for row in BeautifulSoup(page.text, "html.parser")("tr")
        if row.find(["th", "td"]).get_text(strip=True) == number
    ]
    return row.get_text(" ", strip=True)


def test_submitting_without_disclosure_attribute_names_the_field(office):
    address = office.draft(disclosure=None)
    answer = office.act("clerk", address, "submit")
    assert answer.status_code == 400
    assert [e["field"] for e in answer.json()["error"]["errors"]] == ["disclosure"]


def test_a_classified_document_is_refused(office, person):
    answer = person("clerk").rest(
        "POST",
        "/intranet/documents",
        **{"@type": "OfficialDocument", "title": "密", "classification": "秘密"},
    )
    assert answer.status_code == 400


def test_a_document_in_the_wrong_place_is_told_the_right_address(person):
    answer = person("clerk").rest("POST", "/intranet", **{"@type": "OfficialDocument"})
    assert answer.status_code == 400
    assert "/intranet/documents" in answer.json()["error"]["message"]


UPWARD = {
    "genre": "request",
    "direction": "upward",
    "main_recipients": "江城市人民政府",
    "note": "联系人：演示拟稿员，0000-0001",
    "disclosure": "none",
    "disclosure_reason": "过程性信息",
}
SPOILT = [
    ({"body": {"data": "", "content-type": "text/html"}}, "body"),
    ({"disclosure": None}, "disclosure"),
    ({"title": "机密*10年 关于调查的通知"}, "title"),
    ({"body": {"data": "<p>机<b>密</b>★</p>", "content-type": "text/html"}}, "body"),
    ({"note": "密级：机密"}, "note"),
    ({"disclosure": "none", "disclosure_reason": "属于秘密★"}, "disclosure_reason"),
    ({"main_recipients": ""}, "main_recipients"),
]


@pytest.mark.proof
@pytest.mark.parametrize(("fields", "field"), SPOILT)
@pytest.mark.parametrize(
    ("state", "account", "step", "params"),
    [
        ("unit_review", "head", "endorse", {}),
        ("unit_review", "head", "consult", {"units": ["urban"], "opinion": "请会签"}),
        ("office_check", "director", "clear", {}),
    ],
)
def test_whoever_edits_while_judging_passes_on_nothing_unfit(
    office, person, state, account, step, params, fields, field
):
    address = office.walk(state)
    edited = person(account).rest("PATCH", address, **fields)
    assert edited.status_code == 204, edited.text
    answer = office.act(account, address, step, **params)
    assert answer.status_code == 400
    assert field in [e["field"] for e in answer.json()["error"]["errors"]]
    assert office.state(address) == state
    office.done(account, address, "return", reason="请补正")


def test_a_rule_of_upward_documents_holds_to_the_end(office, person):
    address = office.walk("office_check", **UPWARD)
    person("director").rest("PATCH", address, main_recipients="王市长")
    assert office.act("director", address, "clear").status_code == 400


def test_nothing_unfit_is_signed(office, site):
    address = office.walk("signing")
    with site.open(user="admin") as portal:
        path = address.replace("/++api++", "").split("/jingwei/", 1)[1]
        portal.unrestrictedTraverse(path).title = "绝密★ 通知"
        transaction.commit()
    answer = office.act("leader", address, "sign")
    assert answer.status_code == 400
    assert office.state(address) == "signing"


def test_a_normative_document_is_signed_after_the_legality_review(office, person):
    address = office.walk("office_check", normative=True)
    path = "/intranet" + address.split("/intranet", 1)[1]
    assert "尚无合法性审核意见" in person("director").get(path).text
    answer = office.act("director", address, "clear", opinion="请签发")
    assert answer.status_code == 400
    assert [e["field"] for e in answer.json()["error"]["errors"]] == ["legality_opinion"]
    edited = person("director").rest("PATCH", address, legality_opinion="经审核，符合规定。")
    assert edited.status_code == 204
    office.done("director", address, "clear", opinion="请签发")
    office.done("leader", address, "sign", opinion="同意印发")
    office.done("registrar", address, "register", prefix="江经规")
    assert "合法性审核意见：经审核，符合规定。" in person("registrar").get(path).text


def test_another_document_gets_no_number_of_the_normative_ones(office, person):
    address = office.walk("signed")
    answer = office.act("registrar", address, "register", prefix="江经规")
    assert answer.status_code == 400
    [error] = answer.json()["error"]["errors"]
    assert error["field"] == "prefix" and "未标为规范性文件" in error["message"]
    assert office.state(address) == "signed"
    office.done("registrar", address, "register", prefix="江经发")


def test_the_date_left_blank_is_that_of_the_signing_and_no_other_stays_blank(office, person):
    line = "<p>2026年\u3000月\u3000日</p>"
    spoilt = {"data": f"<p>请于2026年 月 日前报送。</p>{line}", "content-type": "text/html"}
    address = office.draft(body=spoilt)
    answer = office.act("clerk", address, "submit")
    assert [e["field"] for e in answer.json()["error"]["errors"]] == ["body"]
    assert "2026年月日" in answer.json()["error"]["errors"][0]["message"]
    body = {"data": f"<p>请于月底前报送。</p>{line}", "content-type": "text/html"}
    person("clerk").rest("PATCH", address, body=body)
    path = "/intranet" + address.split("/intranet", 1)[1]
    office._to(address, "signing")
    assert "2026年\u3000月" in person("leader").get(path).text
    office.done("leader", address, "sign", opinion="同意印发")
    today = clock.today()
    page = person("registrar").get(path).text
    assert "2026年\u3000月" not in page
    assert f"<p>{today.year}年{today.month}月{today.day}日</p>" in page


def test_an_attachment_with_a_mark_of_classification_keeps_the_draft(office, person):
    address = office.draft()
    # "机密★", as base64 of UTF-8.
    file = {"filename": "附件.csv", "encoding": "base64", "data": "5py65a+G4piF"}
    person("clerk").rest("POST", address, **{"@type": "Attachment", "file": file})
    answer = office.act("clerk", address, "submit")
    assert answer.status_code == 400
    assert [e["field"] for e in answer.json()["error"]["errors"]] == ["attachments"]


def test_who_saves_a_text_after_the_turn_has_passed_is_told_that_it_has(office, person):
    clerk = person("clerk")
    address = office.draft()
    path = address.replace("/++api++", "").removeprefix(clerk.url)
    seen = re.search(r'name="seen"[^>]*value="([^"]+)"', clerk.get(f"{path}/edit").text)[1]
    office.done("clerk", address, "submit")
    answer = clerk.post(f"{path}/edit", {"seen": seen, "form.widgets.IBasic.title": "改"})
    assert answer.status_code == 409
    assert "已有人" in answer.text


def test_a_draft_that_somebody_has_judged_is_kept(office, person):
    address = office.walk("office_check")
    office.done("director", address, "return", reason="请补充依据")
    assert person("clerk").rest("DELETE", address).status_code == 409
    assert len(person("clerk").rest("GET", f"{address}/@opinions").json()["items"]) == 2


def test_a_unit_that_the_registrar_left_out_does_not_read_it(office, person):
    address = office.walk("numbered", receiving_units=["urban", "policy"])
    path = address.partition("/jingwei")[2].replace("/++api++", "")
    to = {"units": ["policy"], "districts": [], "organs": []}
    office.done("registrar", address, "issue", **to)
    assert person("policyclerk").get(path).status_code == 200
    assert person("clerk2").get(path).status_code == 404


@pytest.mark.parametrize("pin", [123456, 1.5, True, ["x"], {"pin": "x"}])
def test_what_is_no_text_is_no_guess_at_a_pin(office, person, pin):
    address = office.walk("office_check")
    for _time in range(6):
        answer = office.act("director", address, "clear", opinion="请签发", pin=pin)
        assert answer.status_code == 400, answer.text
    office.done("director", address, "clear", opinion="请签发")


def test_a_pin_in_the_address_of_a_service_signs_nothing(office, person):
    address = office.walk("office_check")
    director = person("director")
    body = {"opinion": "请签发", "pin": director.pin}
    answer = director.rest("POST", f"{address}/@workflow/clear?pin={director.pin}", **body)
    assert answer.status_code == 400
    assert office.state(address) == "office_check"


@pytest.mark.parametrize("name", ["free_numbers", "prefixes"])
@pytest.mark.parametrize("account", ["clerk", "head", "auditor", "sysadmin"])
def test_what_registers_would_give_is_told_to_who_gives_numbers(office, person, account, name):
    kept = {"prefix": "江经", "count": 1, "kept_for": "演示用户", "reason": "专项活动"}
    place = "/intranet/numbering/@numbers/reserve"
    year = datetime.date.today().year
    assert person("registrar").rest("POST", place, year=year, **kept).status_code == 200
    told = str(person(account).rest("GET", f"/@vocabularies/jingwei.documents.{name}").json())
    assert "演示用户" not in told and "号" not in told
    address = office.walk("signed")
    mine = person("registrar").rest("GET", f"{address}/@vocabularies/jingwei.documents.{name}")
    assert "号" in str(mine.json())
