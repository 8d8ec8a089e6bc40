"""The page of the texts: who may read which, what differs, and the files."""

from bs4 import BeautifulSoup
from io import BytesIO
from jingwei.core.papers.making import make
from tests.core.papers.test_evidence import the_fonts
from tests.core.revisions.test_kept import write
from tests.office.documents.conftest import office
from tests.office.documents.conftest import STEPS
from tests.office.documents.test_sheet_page import attach
from tests.office.documents.test_sheet_page import path_of
from zipfile import ZipFile

import pytest
import transaction


pytestmark = pytest.mark.proof
__all__ = ["office", "the_fonts"]
OLD = "<p>请认真组织实施。</p><p>自收到材料之日起5个工作日内完成审查。</p>"
NEW = "<p>请认真组织实施。</p><p>自受理之日起10个工作日内完成审查。</p>"


@pytest.fixture(scope="module")
def changed(office, person):
    """An issued document whose text and files the General Office changed after the head agreed."""
    address = office.draft(body=OLD, receiving_units=["urban"], phone="027-1000")
    attach(person, address, "名单.txt", "甲公司".encode())
    office.walk_on(address, "office_check")
    write(person, "director", address, body=NEW, genre="opinions", phone="027-2000")
    [item] = person("director").rest("GET", address).json()["items"]
    assert person("director").rest("DELETE", item["@id"]).status_code == 204
    for account, step, params in [*STEPS.values()][2:6]:
        office.done(account, address, step, **params)
    return address


@pytest.fixture
def page(person):
    """The page as a person sees it."""

    def get(account, address, query=""):
        answer = person(account).get(f"{path_of(address)}/@@revisions{query}")
        assert answer.status_code == 200
        return BeautifulSoup(answer.text, "html.parser")

    return get


def marks(page, tag):
    return [one.get_text() for one in page.select(f".changed-field {tag}")]


def test_the_page_shows_word_by_word_what_changed_after_an_opinion(changed, page):
    found = page("head", changed, "?from=1")
    assert {"收到材料", "5"} <= {*marks(found, "del")}
    assert {"受理", "10"} <= {*marks(found, "ins")}
    titles = [one.get_text() for one in found.select(".changed-field h3")]
    assert titles == ["文种", "联系电话", "正文", "附件"]
    assert {"通知"} <= {*marks(found, "del")} and {"意见"} <= {*marks(found, "ins")}
    same = [one.get_text() for one in found.select(".changed-field p.same")]
    assert same == ["请认真组织实施。"]


def test_without_a_choice_the_last_two_texts_are_compared(changed, page):
    assert "受理" in marks(page("clerk", changed), "ins")


def test_of_two_files_with_one_name_the_one_that_went_is_told(office, person, page):
    address = office.draft()
    for data in ("甲公司", "乙公司"):
        assert attach(person, address, "附件.txt", data.encode()).status_code == 201
    office.walk_on(address, "office_check")
    first, *_others = person("director").rest("GET", address).json()["items"]
    assert person("director").rest("DELETE", first["@id"]).status_code == 204
    office.done("director", address, *STEPS["signing"][1:2], opinion="格式已核")
    [line] = page("head", address, "?from=1").select(".changed-field li")
    assert "附件.txt" in line.get_text() and "删除" in line.get_text()


def test_the_same_text_twice_does_not_differ(changed, page):
    assert "两份文本没有差别" in page("clerk", changed, "?from=1&to=1").get_text()


@pytest.mark.parametrize("query", ["?from=9", "?from=x", "?from=", "?from=1&to=-1", "?from=%00"])
def test_a_text_that_is_not_there_is_told(changed, page, query):
    found = page("clerk", changed, query)
    assert found.select(".notice.error") and not found.select(".changed-field")


def test_the_mark_of_an_older_text_leads_to_what_changed(changed, page, person):
    sheet = BeautifulSoup(person("clerk").get(path_of(changed)).text, "html.parser")
    [link] = sheet.select(".older a")
    assert link["href"].endswith("/@@revisions?from=1")


def test_a_file_is_read_as_it_was_judged(changed, page, person):
    found = page("leader", changed, "?from=1")
    [link] = found.select(".changed-field li a")
    address = "/intranet" + link["href"].split("/intranet", 1)[1]
    answer = person("leader").get(address)
    assert answer.content.decode() == "甲公司"
    assert "attachment" in answer.headers["Content-Disposition"]
    assert answer.headers["Content-Type"] == "text/plain;charset=utf-8"
    assert person("leader").get(f"{address}/more").status_code == 404
    assert person("leader").get(f"{address[:-1]}").status_code == 404


# Who reads which text of an issued document that unit `urban` received, by the position of the
# opinion: the first was judged in unit review, the second is the text as it was issued.
MAY = {
    "clerk": {"1", "2"},
    "head": {"1", "2"},
    "director": {"1", "2"},
    "leader": {"1", "2"},
    "registrar": {"1", "2"},
    "archivist": {"1", "2"},
    "principal": {"1", "2"},
    "clerk2": {"2"},
    "head2": {"2"},
    "editor": {"2"},
    "reviewer": {"2"},
}


@pytest.mark.parametrize("account", MAY)
def test_an_older_text_is_for_who_could_see_the_record_then(changed, person, account):
    answer = person(account).rest("GET", f"{changed}/@revisions")
    assert {one["key"] for one in answer.json()["items"]} == MAY[account]
    compared = person(account).rest("GET", f"{changed}/@revisions?from=1")
    assert compared.status_code == (200 if "1" in MAY[account] else 400)
    page = person(account).get(f"{path_of(changed)}/@@revisions?from=1").text
    assert ("收到材料" in page) == ("1" in MAY[account])
    assert ("名单.txt" in page) == ("1" in MAY[account])


def test_a_file_of_an_older_text_is_for_its_readers_alone(changed, person):
    items = person("clerk").rest("GET", f"{changed}/@revisions").json()["items"]
    [file] = items[0]["attachments"]
    address = f"{path_of(changed)}/@@judged-file/{file['digest']}"
    answers = {one: person(one).get(address).status_code for one in MAY}
    assert answers == {one: 200 if "1" in MAY[one] else 404 for one in MAY}


@pytest.fixture
def with_papers(site, changed, the_fonts):
    """The same with its papers, as the worker makes them."""
    with site.open() as portal:
        for kind in ("issued", "sheet"):
            make(portal.unrestrictedTraverse(path_of(changed)[1:]), kind)
        transaction.commit()
    return changed


def test_evidence_has_the_texts_and_files_that_its_reader_may_read(with_papers, person):
    for account, texts in (("clerk", 2), ("clerk2", 1)):
        answer = person(account).get(f"{path_of(with_papers)}/@@evidence.zip")
        with ZipFile(BytesIO(answer.content)) as package:
            names = package.namelist()
        assert sum(name.startswith("texts/") for name in names) == texts, account
        assert ("attachments/名单.txt" in names) == (texts == 2), account


@pytest.mark.parametrize("account", ["supervisor", "planningclerk", "sysadmin", "secadmin"])
def test_who_may_not_see_the_record_finds_nothing(changed, person, account):
    for name in ("@@revisions", "@@judged-file/x"):
        assert person(account).get(f"{path_of(changed)}/{name}").status_code == 404
    assert person(account).rest("GET", f"{changed}/@revisions").status_code in (401, 404)


def test_visitors_are_led_to_the_log_in(changed, person):
    assert person(None).get(f"{path_of(changed)}/@@revisions").status_code in (302, 404)
    assert person(None).rest("GET", f"{changed}/@revisions").status_code == 401


def test_a_recused_person_finds_nothing_of_what_they_judged(office, person):
    address = office.walk("office_check")
    assert person("head").rest("GET", f"{address}/@revisions").status_code == 200
    answer = person("head").rest("POST", f"{address}/@recuse", person="head", reason="亲属关系")
    assert answer.status_code == 204, answer.text
    assert person("head").get(f"{path_of(address)}/@@revisions").status_code == 404
    assert person("head").rest("GET", f"{address}/@revisions").status_code == 404


def test_a_consulted_head_reads_what_they_judge(office, person):
    address = office.walk("countersigning")
    [item] = person("head2").rest("GET", f"{address}/@revisions").json()["items"]
    assert item["present"] and item["opinions"] == [1]


def test_programs_get_the_pieces_and_the_faults(changed, person):
    found = person("leader").rest("GET", f"{changed}/@revisions?from=1&to=2").json()
    body = next(one for one in found["fields"] if one["name"] == "body")
    assert [1, "受理"] in body["paragraphs"][1] and body["paragraphs"][0] == [
        [0, "请认真组织实施。"]
    ]
    assert [(one["name"], one["what"]) for one in found["attachments"]] == [("名单.txt", "removed")]
    items = person("leader").rest("GET", f"{changed}/@revisions").json()["items"]
    assert [one["fault"] for one in items] == ["", ""]
    assert [one["opinions"] for one in items] == [[1], [2, 3]]


def test_what_was_typed_is_never_markup(office, person, page):
    address = office.draft(title="<b>粗</b>", body="<p>&amp;lt;script&amp;gt;1</p>")
    office.walk_on(address, "office_check")
    write(person, "director", address, title="<i>斜</i>", body="<p>&amp;lt;script&amp;gt;2</p>")
    found = page("director", address, "?from=1")
    assert not found.select(".compared b, .compared i, .compared script")
    assert "<script>" in found.select_one(".compared").get_text()


def test_only_a_change_of_the_markup_is_told_so(office, person, page):
    address = office.walk("office_check")
    write(person, "director", address, body="<p>请<strong>认真</strong>组织实施。</p>")
    assert "只改动了格式" in page("director", address, "?from=1").select_one(".compared").get_text()


def test_many_unchanged_paragraphs_are_folded(office, person, page):
    body = "".join(f"<p>第{number}段。</p>" for number in range(9))
    address = office.draft(body=body)
    office.walk_on(address, "office_check")
    write(person, "director", address, body=body + "<p>新的一段。</p>")
    [folded] = page("director", address, "?from=1").select(".changed-field details")
    assert folded.find("summary").get_text(" ", strip=True) == "9 段未改动"
