"""Lists of columns as everybody narrows them: what is public is counted, and nothing else."""

from bs4 import BeautifulSoup
from collections import Counter
from jingwei.core.workflow.api import advance
from tests.core.listing.test_cost import awake
from tests.portal.conftest import ANSWER
from tests.portal.conftest import POLICY
from tests.portal.conftest import public_record

import csv
import datetime
import io
import pytest
import transaction


READERS = [None, "firm1", "clerk", "editor", "secadmin"]
SUBJECTS = ["规划", "规划", "规划", "应急"]
GENRES = ["通知", "意见", "通知", "函"]
YEARS = [2024, 2025, 2026, 2026]
VALID = ["abolished", "valid", "valid", "valid"]
UNITS = ["规划投资处", "规划投资处", "办公室"]
GONE = "已撤回的主题"


class Column:
    """The list of a column as an account reads it."""

    def __init__(self, client, path: str):
        self.client, self.path = client, path

    def page(self, query: str = "") -> BeautifulSoup:
        """The page that the words of an address show."""
        answer = self.client.get(f"{self.path}{query and '?'}{query}")
        assert answer.status_code == 200, (self.path, query)
        return BeautifulSoup(answer.text, "html.parser")

    def facets(self, query: str = "") -> dict[str, dict[str, int]]:
        """Title of a facet -> title of a value -> its number."""
        found = {}
        for section in self.page(query).select(".choices section"):
            values = {}
            for link in section("a"):
                number = link.small.extract().get_text()
                values[link.get_text(strip=True)] = int(number)
            found[section.h2.get_text(strip=True)] = values
        return found

    def total(self, query: str = "") -> int:
        """The number of lines that the page names."""
        return int(self.page(query).select_one(".said b").get_text())

    def titles(self, query: str = "") -> list[str]:
        """Titles of the page, in order."""
        links = self.page(query).select("table.policies td a, ul.answers > li > a, ul.news li a")
        return [link.get_text(strip=True) for link in links]


@pytest.fixture(scope="module")
def policies(site, person):
    """`policies("clerk")`: four policies that are public and one that was withdrawn."""
    for place, year in enumerate(YEARS):
        words = {
            **POLICY,
            "title": f"第{place}号措施",
            "document_number": f"江经〔{year}〕{place}号",
            "subject_category": SUBJECTS[place],
            "genre": GENRES[place],
            "validity": VALID[place],
        }
        moment = datetime.datetime(year, 3, 1 + place, 9)
        public_record(site, "policies", "PolicyDocument", moment, **words)
    words = {**POLICY, "title": GONE, "subject_category": GONE, "genre": GONE}
    path = public_record(
        site, "policies", "PolicyDocument", datetime.datetime(2019, 1, 1, 9), **words
    )
    withdraw(site, path)
    return lambda account: Column(person(account), "/policies")


@pytest.fixture(scope="module")
def answers(site, person):
    """`answers(None)`: three public answers of two units, and a withdrawn one of a third."""
    for place, unit in enumerate(UNITS):
        words = {**ANSWER, "title": f"第{place}个问题", "unit": unit}
        words["answered_on"] = ANSWER["asked_on"] + datetime.timedelta(days=9 - place)
        moment = datetime.datetime(2025 + place % 2, 4, 1 + place, 9)
        public_record(site, "inquiries", "PublicAnswer", moment, **words)
    words = {**ANSWER, "unit": GONE}
    path = public_record(
        site, "inquiries", "PublicAnswer", datetime.datetime(2018, 1, 1, 9), **words
    )
    withdraw(site, path)
    return lambda account: Column(person(account), "/inquiries")


def withdraw(site, path: str) -> None:
    """The door takes a record back."""
    with site.open(user="admin") as portal:
        record = portal.unrestrictedTraverse(path.strip("/"))
        advance(record, "withdraw", "release withdrawn", reason="有误")
        transaction.commit()


@pytest.mark.parametrize("account", READERS)
def test_policies_are_counted_by_year_subject_genre_and_validity(policies, account):
    assert policies(account).total() == 4
    assert policies(account).facets() == {
        "年度": {"2026": 2, "2025": 1, "2024": 1},
        "主题分类": dict(Counter(SUBJECTS)),
        "文种": dict(Counter(GENRES)),
        "有效性": {"有效": 3, "废止": 1},
    }


@pytest.mark.parametrize("account", READERS)
def test_answers_are_counted_by_year_and_unit(answers, account):
    assert answers(account).facets() == {
        "年度": {"2026": 1, "2025": 2},
        "答复单位": dict(Counter(UNITS)),
    }


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("year=2026", ["第3号措施", "第2号措施"]),
        ("year=2024&year=2025", ["第1号措施", "第0号措施"]),
        ("subject=规划&genre=通知", ["第2号措施", "第0号措施"]),
        ("validity=abolished", ["第0号措施"]),
        ("q=第1号", ["第1号措施"]),
        ("sort=published&order=asc&subject=规划", ["第0号措施", "第1号措施", "第2号措施"]),
    ],
)
def test_the_address_narrows_and_orders_the_list(policies, query, found):
    assert policies(None).titles(query) == found


def test_every_value_leads_to_as_many_lines_as_it_says(policies, answers):
    for column in (policies(None), answers(None)):
        for query in ("", "year=2026", "year=2025"):
            for link in column.page(query).select(".choices a:not([aria-current])"):
                chosen = column.facets(query)
                words = link["href"].partition("?")[2]
                number = int(link.small.extract().get_text())
                # What was chosen beside is added: one or another.
                assert column.total(words) >= number > 0, (words, chosen)
                if not query:
                    assert column.total(words) == number, words


def test_the_quickest_answers_come_first_if_asked_for(answers):
    titles = answers(None).titles("sort=days&order=asc")
    assert titles == ["第2个问题", "第1个问题", "第0个问题"]


ODD = ["year=1999", "year=x", "year=2019", f"subject={GONE}", f"genre={GONE}", "validity=x", "b=1"]


@pytest.mark.parametrize("query", ODD)
@pytest.mark.parametrize("account", READERS)
def test_what_is_not_public_is_no_value_of_any_facet(policies, account, query):
    page = policies(account).page(query)
    assert policies(account).total(query) == 4
    assert not page.select(".said .filter")
    assert GONE not in page.get_text()


def test_what_was_withdrawn_is_counted_no_more(site, person, editing):
    column = Column(person(None), "/affairs")
    address = editing.walk("published", column="affairs", title="将撤下的公告")
    editing.walk("published", column="affairs", title="留着的公告")
    editing.write(column="affairs", title="没有发的公告")
    assert column.total() == 2
    answer = editing.act("editor2", address, "withdraw", reason="有误")
    assert answer.status_code == 200
    for account in READERS:
        column = Column(person(account), "/affairs")
        assert column.total() == 1 and column.titles() == ["留着的公告"]
        assert not column.titles("q=没有发")


def test_data_follow_the_filters_of_the_page(policies, person):
    query = "genre=通知&sort=published&order=asc"
    titles = policies(None).titles(query)
    links = {a.get_text(): a["href"] for a in policies(None).page(query).select(".as-data a")}
    visitor = person(None)
    assert [one["title"] for one in visitor.http.get(links["JSON"]).json()["items"]] == titles
    rows = csv.reader(io.StringIO(visitor.http.get(links["CSV"]).content.decode("utf-8-sig")))
    heads, *lines = rows
    assert [line[0] for line in lines] == titles
    told = dict(zip(heads, lines[0], strict=True))
    assert told["索引号"] == POLICY["index_number"] and told["编号"].startswith("江经〔2024〕")
    feed = visitor.http.get(links["Atom"]).text
    assert "第0号措施" in feed and "第1号措施" not in feed


def test_search_engines_keep_to_the_whole_list(policies):
    assert not policies(None).page().select('meta[name="robots"]')
    narrowed = policies(None).page("year=2026")
    assert narrowed.select_one('meta[name="robots"]')["content"] == "noindex"
    assert all("nofollow" in a["rel"] for a in narrowed.select(".choices a, .orders a"))


def test_where_nothing_fits_the_way_back_is_offered(policies):
    empty = policies(None).page("q=根本没有").select_one(".empty")
    assert "没有符合" in empty.get_text()
    assert empty.a["href"].endswith("/policies")


def test_the_counts_are_new_as_soon_as_something_is_published(site, policies):
    before = policies(None).facets()["年度"]
    moment = datetime.datetime(2026, 5, 1, 9)
    public_record(site, "policies", "PolicyDocument", moment, **POLICY)
    after = policies(None).facets()["年度"]
    assert after == {**before, "2026": before["2026"] + 1}


@pytest.mark.parametrize("form", [{}, {"year": "2026"}, {"sort": "published", "order": "asc"}])
def test_a_list_and_its_counts_wake_no_record(site, policies, form):
    with site.open(user="clerk") as portal:
        portal._p_jar.cacheMinimize()
        portal.REQUEST.form.update(form)
        listed = portal["policies"].unrestrictedTraverse("@@view").listed
        assert listed.lines and listed.facets() and listed.total
        assert awake(portal) == []


@pytest.mark.parametrize("account", READERS)
def test_the_office_part_of_lists_stays_in_the_office(policies, person, account):
    page = policies(account).page()
    assert not page.select("form[action$='save-view'], form[action$='prepare-file'], .take")
    answer = person(account).get("/policies?export=xlsx")
    assert answer.headers["Content-Type"].startswith("text/html")
    for name in ("save-view", "remove-view", "prepare-file"):
        assert person(account).get(f"/policies/{name}").status_code in {302, 401, 403, 404}
    if account:
        assert person(account).rest("GET", "/policies/@listing").status_code in {401, 403, 404}


@pytest.mark.journey
def test_choices_are_folded_on_a_telephone_only_and_axe_finds_nothing(policies, answers, window):
    visitor = window()
    for path in ("/policies", "/inquiries", "/policies?year=2026&genre=通知", "/policies?q=没有的"):
        visitor.open(path)
        fold = visitor.page.locator("details.choices")
        if fold.count():
            shown = fold.locator("section a").first
            assert shown.is_visible() == (visitor.width > 860), path
            if not shown.is_visible():
                fold.locator("summary").first.click()
                assert shown.is_visible()
        visitor.look(f"column{path.replace('/', '-').partition('?')[0]}")
