"""The two search pages: who finds what, by which words, and how a hit looks."""

from base64 import b64encode
from bs4 import BeautifulSoup
from jingwei.core import clock
from jingwei.core.search import jobs
from tests.desk.inquiries.conftest import Counter
from tests.office.documents.conftest import Office

import io
import pytest
import transaction
import zipfile


TITLE = "关于做好高温用电调度的通知"
SCRIPT = "&amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt;"
BODY = f"<p>请<b>迎峰</b>度夏，压减 A股 上市企业尖峰负荷 {SCRIPT}。</p>"


@pytest.fixture(scope="module")
def office(person):
    """Walks documents over HTTP."""
    return Office(person)


@pytest.fixture(scope="module")
def document(office):
    """A numbered document; its address."""
    body = {"data": BODY, "content-type": "text/html"}
    return office.walk("numbered", title=TITLE, body=body)


def search(person, account, words: str, **more):
    """The page of the office search as `account` sees it."""
    return person(account).get("/intranet/search", params={"q": words, **more})


def found(person, account, words: str, **more) -> list[str]:
    """Titles on the page."""
    page = BeautifulSoup(search(person, account, words, **more).text, "html.parser")
    return [link.get_text() for link in page.select(".hits .t")]


def test_what_has_the_words_in_title_or_number_comes_before_what_has_them_in_its_text(
    person, office
):
    titles = ["关于氢能示范项目申报的通知", "关于年度计划安排的通知", "关于落实有关文件的通知"]
    address = office.walk("numbered", title=titles[0])
    number = person("registrar").rest("GET", address).json()["number"]
    for title, text in zip(
        titles[1:], ("氢能示范项目另行通知。", f"按{number}办理。"), strict=True
    ):
        body = {"data": f"<p>{text}</p>", "content-type": "text/html"}
        office.walk("numbered", title=title, body=body)
    assert found(person, "clerk", "氢能示范") == [titles[0], titles[1]]
    assert found(person, "clerk", number) == [titles[0], titles[2]]


@pytest.mark.parametrize(
    "words",
    [
        "高温用电",
        "温用电调",
        "迎峰度夏",
        "a股",
        "通",
        "高温 负荷",
        "“尖峰负荷”",
        "江经〔2026〕",
        "没有|迎峰",
    ],
)
def test_a_document_is_found_by_any_piece_of_title_body_and_number(person, document, words):
    year = clock.today().year
    assert TITLE in found(person, "registrar", words.replace("2026", str(year)))


@pytest.mark.parametrize("words", ["高温供水", "迎峰 -负荷", "，", "-高温"])
def test_what_does_not_stand_there_is_not_found(person, document, words):
    assert TITLE not in found(person, "registrar", words)


@pytest.mark.parametrize(
    ("account", "may"),
    [
        *[("clerk", True), ("head", True), ("director", True), ("leader", True)],
        *[("registrar", True), ("archivist", True), ("principal", True), ("editor", False)],
        *[("clerk2", False), ("head2", False), ("supervisor", False), ("secadmin", False)],
        *[("sysadmin", False), ("auditor", False)],
    ],
)
def test_posts_find_what_they_may_see_and_nothing_else(person, document, account, may):
    assert (TITLE in found(person, account, "迎峰度夏")) is may
    items = person(account).rest("GET", "/@search?SearchableText=迎峰度夏")
    titles = [item["title"] for item in items.json().get("items", ())]
    assert (TITLE in titles) is may


@pytest.mark.parametrize("account", [None, "firm1", "district"])
def test_outsiders_do_not_reach_the_page_and_find_nothing_elsewhere(person, document, account):
    answer = search(person, account, "迎峰度夏")
    assert answer.status_code in (302, 401, 403, 404)
    assert TITLE not in person(account).get("/search", params={"q": "迎峰度夏"}).text


def test_a_recused_person_finds_nothing(site, person, document):
    path = document.partition("/jingwei/")[2].removeprefix("++api++/")
    with site.open(user="admin") as portal:
        record = portal.unrestrictedTraverse(path)
        before, record.recused = record.recused, frozenset({"principal"})
        record.reindexObjectSecurity()
        transaction.commit()
    assert TITLE not in found(person, "principal", "迎峰度夏")
    assert TITLE in found(person, "registrar", "迎峰度夏")
    with site.open(user="admin") as portal:
        record = portal.unrestrictedTraverse(path)
        record.recused = before
        record.reindexObjectSecurity()
        transaction.commit()


def test_a_hit_shows_number_kind_unit_state_and_the_words_marked_and_escaped(person, document):
    text = search(person, "registrar", "尖峰负荷").text
    [hit] = BeautifulSoup(text, "html.parser").select(".hits .row")
    shown = hit.get_text()
    for words in ("江经〔", "经济运行处", "迎峰度夏", "<script>"):
        assert words in shown
    assert [mark.get_text() for mark in hit.select("mark")] == ["尖峰负荷"]
    assert "<script>alert" not in text
    marks = BeautifulSoup(search(person, "registrar", "高温 A股").text, "html.parser")
    assert {mark.get_text() for mark in marks.select(".hits mark")} == {"高温", "A股"}


def test_the_page_is_narrowed_by_kind(person, document):
    assert TITLE in found(person, "registrar", "高温", kind="OfficialDocument")
    assert found(person, "registrar", "高温", kind="Inquiry") == []
    assert TITLE in found(person, "registrar", "高温", kind="nonsense")


@pytest.mark.parametrize("words", ["", " ", '"', "()", "AND OR NOT", "a" * 5000, "-", "%00", "|"])
def test_no_words_break_the_page(person, document, words):
    assert search(person, "clerk", words).status_code == 200


def test_every_office_page_has_a_box_for_it(person):
    page = BeautifulSoup(person("clerk").get("/intranet").text, "html.parser")
    [form] = page.select("header form[role=search]")
    assert form["action"].endswith("/intranet/search") and form["method"] == "get"


def test_another_title_and_body_are_found_in_place_of_the_old_ones(person, office):
    address = office.draft(title="旧标题甲子号")
    assert found(person, "clerk", "甲子号") == ["旧标题甲子号"]
    body = {"data": "<p>乙丑年的正文</p>", "content-type": "text/html"}
    assert person("clerk").rest("PATCH", address, title="新标题", body=body).status_code == 204
    assert found(person, "clerk", "甲子号") == []
    assert found(person, "clerk", "乙丑年") == ["新标题"]
    assert person("clerk").rest("DELETE", address).status_code == 204
    assert found(person, "clerk", "乙丑年") == []


def docx(text: str) -> bytes:
    """An office file of one paragraph."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
        archive.writestr("word/settings.xml", "<w:s>设定</w:s>")
    return made.getvalue()


def attach(person, address: str, name: str, content: bytes) -> str:
    """Attach a file as clerk; return its address."""
    data = {"filename": name, "encoding": "base64", "data": b64encode(content).decode()}
    answer = person("clerk").rest("POST", address, **{"@type": "Attachment", "file": data})
    assert answer.status_code == 201, answer.text
    return answer.json()["@id"]


def test_a_record_is_found_by_its_files_and_the_hit_names_the_file(person, office):
    address = office.draft(title="带附件的文稿")
    file = attach(person, address, "负荷清单.docx", docx("丙寅类用户名录"))
    for words in ("丙寅类", "负荷清单", "docx"):
        assert found(person, "clerk", words) == ["带附件的文稿"]
    assert found(person, "clerk", "设定") == []
    assert "附件“负荷清单.docx”" in search(person, "clerk", "丙寅类").text
    assert person("clerk").rest("DELETE", file).status_code == 204
    assert found(person, "clerk", "丙寅类") == []


def test_a_large_file_is_found_by_its_name_until_a_job_has_read_it(site, person, office):
    address = office.draft(title="带大附件的文稿")
    file = attach(person, address, "大表.txt", "丁卯 ".encode() * 100_000)
    assert found(person, "clerk", "大表.txt") == ["带大附件的文稿"]
    assert found(person, "clerk", "丁卯") == []
    with site.open(user="admin") as portal:
        path = file.partition("/jingwei/")[2].removeprefix("++api++/")
        item = portal.unrestrictedTraverse(path)
        assert item in list(jobs.unread(portal))
        assert jobs.extract(item) == ""
        assert item not in list(jobs.unread(portal))
        transaction.commit()
    assert found(person, "clerk", "丁卯") == ["带大附件的文稿"]
    other = {
        "filename": "大表.txt",
        "encoding": "base64",
        "data": b64encode(b"\xe6\x88\x8a").decode(),
    }
    assert person("clerk").rest("PATCH", file, file=other).status_code == 204
    assert found(person, "clerk", "丁卯") == []


def test_an_inquiry_is_found_by_question_and_answer_and_never_by_its_writer(site, person):
    counter = Counter(site, person)
    number, _code = counter.send(question="戊辰政策如何申报？", contact="己巳女士 13800000000")
    address = counter.addresses()[number]
    assert len(found(person, "officeclerk", "戊辰政策")) == 1
    assert found(person, "officeclerk", "己巳女士") == []
    assert found(person, "officeclerk", "13800000000") == []
    counter.done("officeclerk", address, "assign", unit="operation")
    counter.done("clerk", address, "draft_answer", answer="请参照庚午指南办理。")
    assert len(found(person, "clerk", "庚午指南")) == 1
    assert found(person, "clerk2", "庚午指南") == []
