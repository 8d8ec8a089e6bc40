"""What the sheet and the office home say of documents."""

from bs4 import BeautifulSoup
from jingwei.core.opinions import api as opinions
from jingwei.office.documents.sheettext import SheetText

import base64
import pytest
import transaction


def path_of(address: str) -> str:
    return "/intranet" + address.split("/intranet", 1)[1]


def attach(person, address: str, name: str, data: bytes):
    """Put a file into a draft; return the answer."""
    file = {"filename": name, "encoding": "base64", "data": base64.b64encode(data).decode()}
    return person("clerk").rest("POST", address, **{"@type": "Attachment", "file": file})


@pytest.fixture
def sheet(person):
    """The sheet as a person sees it."""

    def get(account: str, address: str) -> BeautifulSoup:
        return BeautifulSoup(person(account).get(path_of(address)).text, "html.parser")

    return get


def test_an_empty_file_is_refused(office, person):
    address = office.draft()
    assert attach(person, address, "空.txt", b"").status_code == 400
    path = f"{path_of(address)}/++add++Attachment"
    token = person("clerk").get(path).text.split('name="_authenticator"')[1].split('"')[1::2]
    typed = {"_authenticator": next(t for t in token if len(t) > 30), "form.buttons.save": "1"}
    sent = person("clerk").post(path, typed, files={"form.widgets.file": ("空.txt", b"")})
    assert "文件是空的" in sent.text
    assert person("clerk").rest("GET", address).json()["items"] == []


def test_small_files_are_shown_in_bytes(office, person, sheet):
    address = office.draft()
    attach(person, address, "小.txt", "四字附件".encode())
    attach(person, address, "大.txt", b"x" * 4096)
    text = sheet("clerk", address).find("article").get_text(" ", strip=True)
    assert "(12 字节)" in text and "(4 KB)" in text


def test_the_form_for_attachments_says_beforehand_what_is_taken(office, person):
    page = person("clerk").get(f"{path_of(office.draft())}/++add++Attachment").text
    hint = BeautifulSoup(page, "html.parser").find(id="form-widgets-file-hint").get_text()
    for word in ("pdf", "docx", "ofd", "50 MB"):
        assert word in hint


def test_the_sheet_reads_as_a_clerk_would_write_it(office, sheet):
    address = office.draft(disclosure="none", disclosure_reason="过程性信息", copies=30)
    table = sheet("clerk", address).find("table")
    rows = table.get_text(" ", strip=True)
    assert "不予公开 过程性信息" in rows
    # The style sheet sets the brackets of the reader's language around them.
    set_apart = [one.get_text(strip=True) for one in table.select(".bracketed")]
    assert "过程性信息" in set_apart and "下行文" in set_apart
    assert "文件格式 30 份" in rows
    assert "紧急程度 平件" in rows


def test_a_change_of_the_telephone_is_no_change_of_the_text(office, person, sheet):
    address = office.walk("office_check")
    assert person("director").rest("PATCH", address, phone="0000-0002").status_code == 204
    text = sheet("clerk", address).find(class_="op").get_text(" ", strip=True)
    assert "本意见之后，送审内容有改动。" in text and "正文" not in text


def test_a_change_of_the_number_of_copies_is_told_beside_the_opinion_before(office, person, sheet):
    address = office.walk("office_check", copies=30)
    assert "有改动" not in sheet("clerk", address).get_text()
    assert person("director").rest("PATCH", address, copies=300).status_code == 204
    text = sheet("clerk", address).find(class_="op").get_text(" ", strip=True)
    assert "本意见之后，送审内容有改动。" in text


def test_opinions_on_a_sheet_without_its_number_of_copies_stay_on_the_present_text(
    office, sheet, site
):
    address = office.draft(copies=30)
    path = path_of(address).lstrip("/")
    with site.open(user="admin") as portal:
        del portal.unrestrictedTraverse(path).copies_judged
        transaction.commit()
    office._to(address, "signed")
    with site.open(user="admin") as portal:
        document = portal.unrestrictedTraverse(path)
        assert "copies" not in SheetText(document).text()
        assert opinions.rows(document) and not opinions.older(document)
    assert "有改动" not in sheet("clerk", address).get_text()


def test_the_box_of_issued_documents_leads_to_the_same_documents(office, person):
    office.walk("issued", title="关于印发工作要点的通知")
    office.walk("archived", title="关于归档材料的通知")
    office.walk("drafting", title="关于在办事项的通知")
    home = BeautifulSoup(person("clerk").get("/intranet").text, "html.parser")
    [card] = [
        card for card in home.find_all(class_="card") if "已印发公文" in card.find("h2").get_text()
    ]
    boxed = {link.get_text(strip=True) for link in card.find_all("a", class_="t")}
    there = card.find("a", string="全部")["href"].split("/jingwei", 1)[1]
    page = BeautifulSoup(person("clerk").get(there).text, "html.parser")
    listed = {link.get_text(strip=True) for link in page.find_all("a", class_="t")}
    assert boxed == listed == {"关于印发工作要点的通知", "关于归档材料的通知"}
    marked = [link.span.get_text() for link in page.select(".facets a[aria-current]")]
    assert marked == ["已印发", "已归档"]


def test_the_work_list_is_called_by_its_tab_in_the_window_too(person):
    for tab, title in (("todo", "待办"), ("done", "已办")):
        page = person("clerk").get(f"/intranet/worklist?tab={tab}").text
        assert BeautifulSoup(page, "html.parser").title.get_text().startswith(title)


RECORDS = {"公文", "咨询", "公开发布"}


@pytest.mark.parametrize("account", ["sysadmin", "secadmin", "auditor"])
def test_administrators_are_offered_no_lists_that_are_always_empty_for_them(person, account):
    page = BeautifulSoup(person(account).get("/intranet").text, "html.parser")
    entries = {link.get_text(strip=True) for link in page.select(".bar nav a")}
    assert "组织机构" in entries and not entries & RECORDS
    clerk = BeautifulSoup(person("clerk").get("/intranet").text, "html.parser")
    assert {link.get_text(strip=True) for link in clerk.select(".bar nav a")} >= RECORDS


def test_who_gets_it_in_the_system_is_told_apart_from_the_typed_addressees(office, person):
    address = office.draft(
        main_recipients="市统计局",
        receiving_units=["urban", "planning"],
        receiving_districts=["linjiang"],
    )
    sheet = BeautifulSoup(person("clerk").get(path_of(address)).text, "html.parser")
    (cell,) = [row.td for row in sheet.select("tr") if row.th and row.th.text == "主送机关"]
    said = cell.get_text(" ", strip=True)
    assert said == "市统计局 委内处室：都市工业处、规划投资处 各区：临江区"


@pytest.mark.parametrize(
    "text, differs",
    [("各区经信部门：", False), ("各区经信局、市统计局：", True), ("正文。", False)],
)
def test_whoever_judges_is_told_that_text_and_sheet_have_other_addressees(
    office, person, text, differs
):
    address = office.draft(
        main_recipients="各区经信部门",
        body={"data": f"<p>{text}</p><p>请认真组织实施。</p>", "content-type": "text/html"},
    )
    page = person("clerk").get(path_of(address)).text
    assert ("印发的文件以正文为准" in page) is differs


@pytest.mark.parametrize("name, differs", [("报送表.txt", False), ("名单.txt", True)])
def test_whoever_judges_is_told_of_an_annex_that_the_text_lists_and_nobody_attached(
    office, person, name, differs
):
    body = "<p>各区经信部门：</p><p>请认真组织实施。</p><p>附件：报送表</p>"
    address = office.draft(body={"data": body, "content-type": "text/html"})
    attach(person, address, name, "表".encode())
    page = person("clerk").get(path_of(address)).text
    assert ("没有同名附件" in page) is differs


def test_a_text_that_no_paper_can_hold_is_still_a_page(office, person):
    deep = "<div>" * 300 + "正文" + "</div>" * 300
    address = office.draft(body={"data": deep, "content-type": "text/html"})
    assert person("clerk").get(path_of(address)).status_code == 200
