"""The work list and the office home, read as a person's browser would."""

from bs4 import BeautifulSoup
from tests.office.documents.conftest import office

import pytest


__all__ = ["office"]
TABS = ("todo", "toread", "done", "started")


class Lists:
    """What the pages show one account."""

    def __init__(self, client):
        self.client = client

    def page(self, path: str) -> BeautifulSoup:
        """A page of the office."""
        answer = self.client.get(f"/intranet{path}")
        assert answer.status_code == 200, (path, answer.status_code)
        return BeautifulSoup(answer.text, "html.parser").find("main")

    def tab(self, name: str, start: int = 0) -> BeautifulSoup:
        """A tab of the work list; the page says itself that it is this one."""
        page = self.page(f"/worklist?tab={name}&b_start={start}")
        assert f"tab={name}" in page.find("a", {"aria-current": "page"})["href"]
        return page

    def titles(self, name: str, start: int = 0) -> list[str]:
        """Titles in a tab, in order."""
        return [title.get_text(strip=True) for title in self.tab(name, start)("a", class_="t")]

    def holding(self, title: str) -> set[str]:
        """Tabs that hold a title."""
        return {name for name in TABS if title in self.titles(name)}

    def counts(self, name: str = "todo") -> dict[str, int]:
        """Number beside each tab that bears one, as shown while `name` is open."""
        links = self.tab(name).find("nav", class_="tabs")("a")
        assert len(links) == len(TABS)
        return {
            tab: int(link.sup.get_text())
            for tab, link in zip(TABS, links, strict=True)
            if link.sup is not None
        }

    def home(self) -> dict[str, tuple[int, list[str]]]:
        """The two lists of the person on the office home: name -> (count, titles)."""
        found = {}
        for card in self.page("")("section", class_="card"):
            if card.find(class_="count"):
                name = card.find("a", href=lambda address: "tab=" in address)["href"].split("=")[1]
                titles = [title.get_text(strip=True) for title in card("a", class_="t")]
                found[name] = int(card.find(class_="count").get_text()), titles
        assert found.keys() == {"todo", "started"}
        return found


@pytest.fixture(scope="module")
def lists(person):
    """`lists("head")`: the lists of an account."""
    return lambda account: Lists(person(account))
