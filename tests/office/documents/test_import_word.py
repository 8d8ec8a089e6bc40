"""A drafter brings a file of Word into a draft, sees first what is lost, and agrees."""

from bs4 import BeautifulSoup
from io import BytesIO
from jingwei.core.word import api as words
from tests.core.word.files import p
from tests.core.word.files import word
from tests.core.word.test_reading import png
from tests.core.word.test_reading import saved
from tests.office.documents.test_sheet_page import attach
from tests.office.documents.test_sheet_page import path_of
from zipfile import ZipFile

import docx
import pytest


pytestmark = pytest.mark.proof
LARGE = '<w:sz w:val="44"/>'
FILE = word(
    p("关于规范办理工作的通知", '<w:jc w:val="center"/>', LARGE)
    + p("一、总体要求")
    + p("认真落实。", '<w:jc w:val="right"/>')
)


@pytest.fixture
def importing(person):
    """Send a form of the page as an account; return the answer and its page."""

    def send(account, address, file=None, name="稿.docx", **typed):
        client, page = person(account), f"{path_of(address)}/@@import-word"
        form = BeautifulSoup(client.get(page).text, "html.parser")
        token = form.find("input", {"name": "_authenticator"})
        data = {"_authenticator": token["value"] if token else "", **typed}
        files = {"file": (name, file)} if file is not None else None
        answer = client.post(page, data, files=files)
        shown = "" if answer.status_code == 302 else answer.text
        return answer, BeautifulSoup(shown, "html.parser")

    return send


def agreed(page):
    return page.find("input", {"name": "agreed"})["value"]


def text_of(person, address):
    return person("clerk").rest("GET", address).json()


def names_of(person, address):
    return sorted(item["title"] for item in text_of(person, address)["items"])


def test_nothing_is_entered_before_the_drafter_agrees(office, person, importing):
    address = office.draft()
    answer, page = importing("clerk", address, FILE)
    assert answer.status_code == 200
    assert "关于规范办理工作的通知" in page.find("dl").get_text()
    assert page.find(class_="losses").get_text(" ", strip=True) == (
        "不保留（版式由系统按国家标准统一排定） 1 段居中或右对齐"
    )
    assert text_of(person, address)["body"]["data"] == "<p>请认真组织实施。</p>"
    answer, _page = importing("clerk", address, agreed=agreed(page))
    assert answer.status_code == 302
    found = text_of(person, address)
    assert found["title"] == "关于规范办理工作的通知"
    assert found["body"]["data"] == "<h2>一、总体要求</h2><p>认真落实。</p>"


def test_a_file_without_a_title_leaves_the_present_one(office, person, importing):
    address = office.draft(title="原标题")
    _answer, page = importing("clerk", address, word(p("正文。")))
    assert "未识别到标题" in page.get_text()
    importing("clerk", address, agreed=agreed(page))
    assert text_of(person, address)["title"] == "原标题"


def test_who_agreed_to_something_else_is_shown_it_anew(office, person, importing):
    address = office.draft()
    _answer, page = importing("clerk", address, FILE)
    token = agreed(page)
    assert person("clerk").rest("PATCH", address, note="另一窗口").status_code == 204
    answer, page = importing("clerk", address, agreed=token)
    assert answer.status_code == 200 and "请重新核对" in page.get_text()
    assert "请认真" in text_of(person, address)["body"]["data"]
    answer, _page = importing("clerk", address, agreed=agreed(page))
    assert answer.status_code == 302


def test_a_drafter_who_does_not_agree_keeps_the_draft(office, person, importing):
    address = office.draft()
    _answer, page = importing("clerk", address, FILE)
    answer, _page = importing("clerk", address, forget="1")
    assert answer.status_code == 302
    answer, page = importing("clerk", address, agreed=agreed(page))
    assert answer.status_code == 400 and "请选择文件" in page.get_text()
    assert "请认真" in text_of(person, address)["body"]["data"]


def test_pictures_become_attachments_that_the_text_shows(office, person, importing):
    address = office.draft()
    attach(person, address, "图1.png", png(9, 9))
    document = docx.Document()
    document.add_paragraph("图示如下。")
    document.add_picture(BytesIO(png()))
    _answer, page = importing("clerk", address, saved(document))
    assert page.select_one(".body img")["src"].startswith("data:image/png;base64,")
    importing("clerk", address, agreed=agreed(page))
    assert names_of(person, address) == ["图1.png", "图2.png"]
    sheet = BeautifulSoup(person("clerk").get(path_of(address)).text, "html.parser")
    shown = sheet.select_one(".body img")["src"]
    answer = person("clerk").get("/intranet" + shown.split("/intranet", 1)[1])
    assert answer.content == png() and answer.headers["Content-Type"] == "image/png"
    listed = [one.get_text() for one in sheet.select("article table ul.plain a")]
    assert "图1.png" in listed and "图2.png" not in listed


def test_pictures_of_the_former_text_go_with_it(office, person, importing):
    address = office.draft()
    document = docx.Document()
    document.add_picture(BytesIO(png()))
    for file in (saved(document), saved(document), FILE):
        _answer, page = importing("clerk", address, file)
        importing("clerk", address, agreed=agreed(page))
    assert names_of(person, address) == []


def test_a_text_with_pictures_can_be_read_and_sent_back_by_a_program(office, person, importing):
    address = office.draft()
    document = docx.Document()
    document.add_picture(BytesIO(png()))
    _answer, page = importing("clerk", address, saved(document))
    importing("clerk", address, agreed=agreed(page))
    body = text_of(person, address)["body"]["data"]
    answer = person("clerk").rest(
        "PATCH", address, body={"data": body, "content-type": "text/html"}
    )
    assert answer.status_code == 204
    assert text_of(person, address)["body"]["data"] == body


def test_a_picture_that_is_none_is_lost_and_told(office, person, importing):
    document = docx.Document()
    document.add_paragraph("正文。")
    document.add_picture(BytesIO(png()))
    data = saved(document)
    with ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    [picture] = [name for name in parts if name.startswith("word/media/")]
    target = BytesIO()
    with ZipFile(target, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, b"no picture" if name == picture else part)
    address = office.draft()
    _answer, page = importing("clerk", address, target.getvalue())
    assert "张非 PNG、JPEG 格式的图片" in page.get_text()
    importing("clerk", address, agreed=agreed(page))
    assert text_of(person, address)["body"]["data"] == "<p>正文。</p>"


@pytest.mark.parametrize(
    "file, told",
    [
        (b"", "文件是空的"),
        (b"text", "这不是 Word 文档"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, "旧格式文件"),
        (word(p("x"), **{"word__vbaProject.bin": b"x"}), "含有宏"),
        (word(p("长" * 301_000)), "最多"),
    ],
    ids=["empty", "text", "older", "macros", "long"],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(office, importing, file, told):
    answer, page = importing("clerk", office.draft(), file)
    assert answer.status_code == 400
    assert told in page.find(id="fault").get_text()


def test_while_another_file_is_read_the_one_that_was_sent_waits_and_is_not_sent_again(
    office, importing
):
    address = office.draft()
    with words._reading:
        answer, page = importing("clerk", address, FILE)
    assert answer.status_code == 503
    assert "系统正在读取另一份文件" in page.find(id="fault").get_text()
    assert "稿.docx" in page.find(id="waiting").get_text()
    assert not page.find(id="word-file").has_attr("required")
    answer, page = importing("clerk", address)
    assert answer.status_code == 200 and agreed(page)


def test_a_file_with_a_fault_of_its_own_is_not_kept(office, importing):
    address = office.draft()
    _answer, page = importing("clerk", address, b"text")
    assert page.find(id="waiting") is None
    assert page.find(id="word-file").has_attr("required")


def test_without_a_file_one_is_asked_for(office, importing):
    answer, page = importing("clerk", office.draft())
    assert answer.status_code == 400 and "请选择文件" in page.find(id="fault").get_text()


# The drafter imports into the draft, nobody else, and nobody later.
@pytest.mark.parametrize("account", ["head", "clerk2", "director", "registrar", "sysadmin"])
def test_nobody_else_imports(office, person, account):
    address = office.draft()
    answer = person(account).get(f"{path_of(address)}/@@import-word")
    assert answer.status_code in (302, 403, 404)
    assert person(account).post(f"{path_of(address)}/@@import-word").status_code != 200


@pytest.mark.parametrize("state", ["unit_review", "office_check", "signed", "issued"])
def test_nothing_is_imported_into_what_is_judged(office, person, state):
    address = office.walk(state)
    for account in ("clerk", "head", "director"):
        answer = person(account).get(f"{path_of(address)}/@@import-word")
        assert answer.status_code in (302, 403)


def test_a_file_that_waits_is_dropped_when_the_draft_goes_on(office, importing, site):
    address = office.draft()
    importing("clerk", address, FILE)
    with site.open() as portal:
        document = portal.unrestrictedTraverse(path_of(address)[1:])
        assert document.waiting_file is not None
    office.done("clerk", address, "submit")
    with site.open() as portal:
        document = portal.unrestrictedTraverse(path_of(address)[1:])
        assert document.waiting_file is None


def test_a_form_without_its_token_enters_nothing(office, person):
    address = office.draft()
    page = f"{path_of(address)}/@@import-word"
    answer = person("clerk").post(page, {}, files={"file": ("稿.docx", FILE)})
    assert answer.status_code == 403
