"""Facets count what the person may see, no more and no less."""

from collections import Counter
from jingwei.core.organisation import api as organisation
from jingwei.core.workflow.api import state
from jingwei.core.workflow.api import title_of
from jingwei.core.worklist.row import URGENCIES
from zope.i18n import translate

import pytest


pytestmark = pytest.mark.proof
READERS = ["clerk", "head", "head2", "director", "leader", "registrar", "archivist", "principal"]
BLIND = ["secadmin", "auditor", "sysadmin"]


def said(message) -> str:
    """A message in Chinese."""
    return translate(message, target_language="zh_CN")


@pytest.fixture
def readable(site, many):
    """Return a function: facts of every document that an account may view, woken one by one."""

    def readable(account: str) -> list[dict]:
        with site.open(user=account) as portal:
            user = portal.acl_users.getUser(account)
            user = user.__of__(portal.acl_users)
            found = portal.portal_catalog.unrestrictedSearchResults(portal_type="OfficialDocument")
            documents = [brain._unrestrictedGetObject() for brain in found]
            return [
                {
                    "state": state(one),
                    "状态": said(title_of(one.grid.states[state(one)])),
                    "处室": organisation.title(f"unit~{one.drafting_unit}"),
                    "紧急程度": said(URGENCIES[one.urgency]),
                    "最近办理月份": f"{one.journal.turns[-1].time:%Y-%m}",
                }
                for one in documents
                if user.has_permission("View", one)
            ]

    return readable


def counted(facts: list[dict], facet: str) -> dict[str, int]:
    return dict(Counter(one[facet] for one in facts))


@pytest.mark.proof
@pytest.mark.parametrize("account", READERS)
def test_they_count_what_waking_every_document_counts(documents, readable, account):
    facts = readable(account)
    shown = documents(account).facets()
    assert documents(account).total() == len(facts) > 0
    for facet in ("状态", "处室", "紧急程度"):
        assert shown[facet] == counted(facts, facet), facet
    assert sum(shown["最近办理月份"].values()) == len(facts)


@pytest.mark.parametrize("account", BLIND)
def test_administrators_see_no_facet_and_no_number(documents, account):
    page = documents(account).page()
    assert not page.select(".facets") and page.select_one(".said b").get_text() == "0"


def test_the_recused_person_counts_less_than_a_colleague_who_sees_the_same(
    documents, readable, many
):
    titles = set()
    for start in range(0, documents("head").total(), 20):
        titles |= set(documents("head").titles(f"b_start={start}"))
    assert not titles & set(many)
    assert documents("head").total() == len(readable("head"))
    assert documents("principal").total("q=") > documents("head").total()


@pytest.mark.proof
@pytest.mark.proof
def test_a_facet_leaves_its_own_filter_aside_and_no_other(documents, readable):
    facts = readable("principal")
    issued = [one for one in facts if one["state"] == "issued"]
    shown = documents("principal").facets("state=issued")
    assert shown["状态"] == counted(facts, "状态")
    assert shown["处室"] == counted(issued, "处室")
    both = documents("principal").facets("state=issued&state=archived&unit=urban")
    urban = [one for one in facts if one["处室"] == organisation_title("urban", documents)]
    assert both["状态"] == counted(urban, "状态")


def organisation_title(unit: str, documents) -> str:
    """What the page calls a unit."""
    page = documents("principal").page()
    link = next(a for a in page.select(".facets a") if f"unit={unit}" in a["href"])
    return link.span.get_text(strip=True)


def test_values_of_one_facet_add_up_and_facets_narrow_each_other(documents, readable):
    facts = readable("principal")
    wanted = [one for one in facts if one["state"] in ("issued", "archived")]
    assert documents("principal").total("state=issued&state=archived") == len(wanted)
    urban = organisation_title("urban", documents)
    narrow = [one for one in wanted if one["处室"] == urban]
    assert documents("principal").total("state=issued&state=archived&unit=urban") == len(narrow)


def test_the_link_of_a_value_shows_as_many_lines_as_it_says(documents, url):
    mine = documents("director")
    for link in mine.page().select(".facets a"):
        query = link["href"].split("?", 1)[1]
        assert mine.total(query) == int(link.select_one(".n").get_text()), query


def test_the_filters_are_said_in_words_and_each_can_be_removed(documents):
    mine = documents("principal")
    page = mine.page("state=issued&state=archived&q=工业")
    words = page.select_one(".said").get_text(" ", strip=True)
    assert "状态" in words and "或" in words and "工业" in words
    links = [a["href"] for a in page.select(".said a.chip-choice")]
    assert [link.count("state=") for link in links] == [1, 1, 2]
    assert "q=" not in links[2]
    assert page.select(".said a")[-1]["href"].endswith("/intranet/documents")
