"""Documents of two units in all states, some urgent, some numbered, one with a recused head."""

from bs4 import BeautifulSoup
from jingwei.core.numbering.number import Number
from tests.benchmarks import loader

import pytest
import random
import transaction


COUNT = 60
# Titles that a spreadsheet would take for formulas.
ODD = ("=1+1", "+86 27 8577", "-5的通知", "@SUM(A1)", "＝全角", "007号文", "含<b>标记</b>&符号")
RECUSED = "head"


@pytest.fixture(scope="module")
def many(site) -> list[str]:
    """Titles of documents that the head of one unit is recused from."""
    with site.open(user="admin") as portal:
        loader.load_documents(portal, COUNT)
        catalog = portal.portal_catalog
        chance = random.Random(4)
        found = catalog.unrestrictedSearchResults(
            portal_type="OfficialDocument", sort_on="sortable_title"
        )
        hidden, odd = [], iter(ODD)
        for place, brain in enumerate(found):
            document = brain._unrestrictedGetObject()
            document.urgency = chance.choice(["routine", "routine", "urgent", "extra_urgent"])
            if brain.review_state == "archived":
                document.title = next(odd, document.title)
            if brain.review_state in ("numbered", "issued", "archived"):
                document.number = Number("江经", 2026, place + 1)
            if place % 9 == 3 and document.drafting_unit == "operation":
                document.recused = frozenset([RECUSED])
                hidden.append(document.title)
            document.reindexObject()
        transaction.commit()
    assert hidden
    return hidden


class ListOf:
    """The list of a page, read by one account."""

    def __init__(self, client, path: str):
        self.client, self.path = client, path

    def page(self, query: str = "") -> BeautifulSoup:
        """The page that the words of an address show."""
        answer = self.client.get(f"{self.path}{query and '?'}{query}")
        assert answer.status_code == 200, (self.path, query, answer.status_code)
        return BeautifulSoup(answer.text, "lxml").find("main")

    def table(self, query: str = "") -> list[list[str]]:
        """Heads and cells of the page."""
        rows = self.page(query).select("table.lines-of-list tr")
        return [[cell.get_text(strip=True) for cell in row(["th", "td"])] for row in rows]

    def titles(self, query: str = "") -> list[str]:
        """Titles of the page, in order."""
        return self.titles_of(self.page(query))

    @staticmethod
    def titles_of(page: BeautifulSoup) -> list[str]:
        """Titles of a page that was read, in order."""
        return [cell.get_text(strip=True) for cell in page.select("table.lines-of-list .t")]

    def total(self, query: str = "") -> int:
        """The number of lines that the page names."""
        return self.total_of(self.page(query))

    @staticmethod
    def total_of(page: BeautifulSoup) -> int:
        """The number of lines that a page names that was read."""
        return int(page.select_one(".said b").get_text())

    def facets(self, query: str = "") -> dict[str, dict[str, int]]:
        """Title of a facet -> title of a value -> its number."""
        found = {}
        for section in self.page(query).select(".facets section"):
            values = section("a")
            found[section.h2.get_text(strip=True)] = {
                value.span.get_text(strip=True): int(value.select_one(".n").get_text())
                for value in values
            }
        return found

    def file(self, format_: str, query: str = "") -> bytes:
        """The list as a file."""
        answer = self.client.get(f"{self.path}?{query}{query and '&'}export={format_}")
        assert answer.status_code == 200, answer.text
        return answer.content


@pytest.fixture(scope="module")
def documents(person, many):
    """`documents("clerk")`: the list of documents as an account reads it."""
    return lambda account: ListOf(person(account), "/intranet/documents")


def as_shown(cell) -> str:
    """A cell of a sheet as the page shows it."""
    if not cell.is_date:
        return cell.value or ""
    return f"{cell.value:{'%Y-%m-%d %H:%M' if 'hh' in cell.number_format else '%Y-%m-%d'}}"
