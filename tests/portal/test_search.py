"""What visitors find of public records, and what they do not."""

from bs4 import BeautifulSoup
from jingwei.core.workflow.api import advance
from tests.portal.conftest import POLICY
from tests.portal.conftest import public_record

import datetime
import pytest
import transaction


@pytest.fixture(scope="module")
def with_file(site):
    """Path of a policy with a file in it."""
    from plone.dexterity.utils import createContent
    from plone.namedfile.file import NamedBlobFile

    words = {**POLICY, "title": "附有名录的措施", "body": "<p>甲&lt;i&gt;乙，见附件。</p>"}
    moment = datetime.datetime(2026, 2, 3, 9)
    path = public_record(site, "policies", "PolicyDocument", moment, **words)
    with site.open(user="admin") as portal:
        record = portal.unrestrictedTraverse(path.strip("/"))
        blob = NamedBlobFile("企业,辛未公司\n".encode(), filename="名录.csv")
        record._setObject("file", createContent("PublicFile", id="file", title="", file=blob))
        record.reindexObject()
        transaction.commit()
    return path


def hits(person, words: str, **more) -> list:
    """Items of the page of hits."""
    page = person(None).get("/search", params={"q": words, **more}).text
    return BeautifulSoup(page, "html.parser").select(".hits li")


@pytest.mark.parametrize("words", ["录的措", "见附件", "甲<i>乙", "辛未公司", "名录.csv"])
def test_any_piece_of_a_record_and_its_files_finds_it(person, with_file, words):
    assert with_file in str(hits(person, words))


@pytest.mark.parametrize("words", ["辛未企业", "措施 -附件", "，"])
def test_nothing_else_finds_it(person, with_file, words):
    assert with_file not in str(hits(person, words))


def test_a_hit_shows_the_words_marked_and_escaped_and_names_the_file(person, with_file):
    [hit] = hits(person, "“甲<i>乙”")
    assert [mark.get_text() for mark in hit.select("mark")] == ["甲<i>乙"]
    [hit] = hits(person, "辛未公司")
    assert "附件“名录.csv”" in hit.get_text()
    assert [mark.get_text() for mark in hit.select("mark")] == ["辛未公司"]


def test_the_search_keeps_to_one_column(person, with_file):
    assert hits(person, "辛未公司", column="policies")
    assert not hits(person, "辛未公司", column="news")


def test_what_is_withdrawn_is_found_no_more(site, person, with_file):
    with site.open(user="admin") as portal:
        record = portal.unrestrictedTraverse(with_file.strip("/"))
        advance(record, "withdraw", "release withdrawn", reason="有误")
        transaction.commit()
    for words in ("录的措", "见附件", "辛未公司", "名录.csv"):
        assert not hits(person, words)


def test_hits_are_paged_and_keep_their_words_and_column(site, person):
    for number in range(23):
        moment = datetime.datetime(2025, 2, 1 + number, 9)
        words = {**POLICY, "title": f"壬辰{number}号", "body": "<p>壬辰</p>"}
        public_record(site, "policies", "PolicyDocument", moment, **words)
    page = BeautifulSoup(person(None).get("/search?q=壬辰&column=policies").text, "html.parser")
    assert page.select_one(".said b").get_text() == "23"
    following = page.select_one("nav.pages a[rel=next]")["href"]
    assert "column=policies" in following and "b_start=20" in following
    last = BeautifulSoup(person(None).http.get(following).text, "html.parser")
    assert len(last.select(".hits li")) == 3
    assert "b_start=0" in last.select_one("nav.pages a[rel=prev]")["href"]


@pytest.mark.parametrize(
    ("account", "path", "column"),
    [
        (None, "/search?q=癸巳无此词", "&column=news"),
        ("clerk", "/intranet/search?q=癸巳无此词", "&kind=OfficialDocument"),
    ],
)
def test_where_a_part_has_nothing_the_way_to_the_whole_is_offered(person, account, path, column):
    whole = BeautifulSoup(person(account).get(path).text, "html.parser").select_one(".empty")
    assert "没有" in whole.get_text() and not whole.a
    part = BeautifulSoup(person(account).get(path + column).text, "html.parser")
    link = part.select_one(".empty a")["href"]
    assert "column=" not in link and "kind=" not in link
    assert person(account).http.get(link).status_code == 200


def test_an_older_record_with_the_words_in_its_title_comes_first_over_all_pages(site, person):
    for number in range(21):
        moment = datetime.datetime(2025, 3, 1 + number, 9)
        words = {**POLICY, "title": f"安排{number}号", "body": "<p>落实癸巳工程。</p>"}
        public_record(site, "policies", "PolicyDocument", moment, **words)
    words = {**POLICY, "title": "癸巳工程实施办法", "body": "<p>试行。</p>"}
    public_record(site, "policies", "PolicyDocument", datetime.datetime(2024, 1, 2, 9), **words)
    titles = [hit.find("a").get_text(strip=True) for hit in hits(person, "癸巳工程")]
    assert titles[:3] == ["癸巳工程实施办法", "安排20号", "安排19号"] and len(titles) == 20
    rest = [hit.find("a").get_text(strip=True) for hit in hits(person, "癸巳工程", b_start=20)]
    assert rest == ["安排1号", "安排0号"]
