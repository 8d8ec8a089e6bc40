"""A document that waits for a post which nobody holds: everybody concerned is told."""

from bs4 import BeautifulSoup

import pytest


ORGANISATION = "/intranet/organisation"
TITLE = "关于都市工业园区安全检查情况的通报"


@pytest.fixture
def vacant(person):
    """Empty a post for the length of a test: `vacant("urban", "leader")`."""
    secadmin, emptied = person("secadmin"), []

    def empty(unit: str, post: str) -> None:
        path = f"{ORGANISATION}/{unit}/{post}"
        emptied.append((path, secadmin.rest("GET", path).json()["holders"]))
        assert secadmin.rest("PATCH", path, holders=[]).status_code == 204

    yield empty
    for path, holders in emptied:
        tokens = [one["token"] if isinstance(one, dict) else one for one in holders]
        assert secadmin.rest("PATCH", path, holders=tokens).status_code == 204


@pytest.fixture
def read(person):
    """Text of a page, as a person reads it."""

    def words(account: str, address: str) -> str:
        answer = person(account).get("/intranet" + address.split("/intranet", 1)[1])
        assert answer.status_code == 200, answer.text
        return BeautifulSoup(answer.text, "html.parser").get_text(" ", strip=True)

    return words


def test_a_vacant_leader_is_told_before_and_shown_after(office, read, vacant):
    vacant("urban", "leader")
    address = office.draft("clerk2", title=TITLE, drafting_unit="urban")
    office.done("clerk2", address, "submit")
    office.done("head2", address, "endorse", opinion="同意")
    for page in ("", "/@@act/clear"):
        words = read("director", address + page)
        assert "都市工业处分管领导" in words and "空缺" in words and "等待办理" in words, page
    office.done("director", address, "clear", opinion="请签发")
    for account in ("clerk2", "head2", "director"):
        assert "空缺" in read(account, address)
    assert "都市工业处分管领导" in read("head2", f"{address}/@@why")


def test_the_last_unit_that_answers_is_told_that_the_director_who_drafted_is_passed_over(
    office, read, person
):
    address = office.draft("director", title=TITLE, drafting_unit="office")
    office.done("director", address, "submit")
    office.done("leader", address, "consult", units=["urban"], opinion="请会签")
    form = read("head2", f"{address}/@@act/answer_consultation")
    office.done("head2", address, "answer_consultation", answer="agree")
    assert "“办公室主任”是本件拟稿人" in form and "公文将送“办公室分管领导”" in form
    assert "clear" in [step["id"] for step in office.info(address, "leader")["transitions"]]


def waiting(page, title: str) -> int:
    """How many records wait for the post `title`, by the page of vacancies."""
    [row] = [
        row
        for row in BeautifulSoup(page.text, "html.parser").find_all("tr")
        if title in row.get_text()
    ]
    [number] = [
        cell.get_text(strip=True) for cell in row("td") if cell.get_text().strip().isdigit()
    ]
    return int(number)


def test_the_security_administrator_reads_how_many_wait_and_nothing_of_them(office, person, vacant):
    vacant("urban", "leader")
    address = office.draft("clerk2", title=TITLE, drafting_unit="urban")
    office.done("clerk2", address, "submit")
    office.done("head2", address, "endorse", opinion="同意")
    secadmin, post = person("secadmin"), "都市工业处分管领导"
    before = waiting(secadmin.get(f"{ORGANISATION}/vacancies"), post)
    office.done("director", address, "clear", opinion="请签发")
    page = secadmin.get(f"{ORGANISATION}/vacancies")
    assert waiting(page, post) == before + 1
    assert TITLE not in BeautifulSoup(page.text, "html.parser").get_text()


def test_posts_that_handle_without_judging_are_told_of_too(office, read, vacant):
    address = office.walk("signing")
    vacant("office", "registrar")
    for page in ("", "/@@act/sign"):
        assert "等待办理" in read("leader", address + page)
    office.done("leader", address, "sign", opinion="同意印发")
    assert "空缺" in read("clerk", address)


def test_with_everybody_in_place_nothing_is_said(office, read):
    address = office.walk("signing")
    assert "空缺" not in read("leader", address)
    assert "空缺" not in read("leader", f"{address}/@@act/sign")


def test_of_posts_that_are_passed_over_a_vacant_one_drafted_nothing(office, read):
    address = office.draft("head", title=TITLE, drafting_unit="operation")
    words = read("head", f"{address}/@@act/submit")
    assert "“经济运行处处长”是本件拟稿人" in words
    assert "“经济运行处副处长”是本件拟稿人" not in words and "“经济运行处副处长”空缺" in words
