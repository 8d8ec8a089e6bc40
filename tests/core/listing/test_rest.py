"""The same list as data."""

import pytest


ADDRESS = "/intranet/documents/@listing"


@pytest.mark.parametrize("query", ["", "?state=issued&sort=title&order=asc", "?col=number&size=50"])
def test_it_tells_what_the_page_shows(person, documents, query):
    data = person("director").rest("GET", f"{ADDRESS}{query}").json()
    mine = documents("director")
    words = query.lstrip("?")
    assert data["items_total"] == mine.total(words)
    assert [column["title"] for column in data["columns"]] == mine.table(words)[0]
    cells = [[one[c["id"]] for c in data["columns"]] for one in data["items"]]
    page = mine.page(words)
    for mark in page.select(".urg"):
        mark.decompose()
    rows = page.select("table.lines-of-list tbody tr")
    assert cells == [[cell.get_text(strip=True) for cell in row("td")] for row in rows]
    told = {
        facet["title"]: {value["title"]: value["count"] for value in facet["values"]}
        for facet in data["facets"]
    }
    assert told == mine.facets(words)


def test_a_page_without_list_and_one_that_is_not_there_are_not_found(person, documents):
    for below in ("/view2", "/edit", "/++add++OfficialDocument"):
        assert person("director").rest("GET", f"{ADDRESS}{below}").status_code == 404, below
    assert person("director").rest("GET", "/intranet/@listing").status_code == 404


def test_the_recused_person_is_told_of_nothing_hidden(person, documents, many):
    data = person("head").rest("GET", f"{ADDRESS}?size=200").json()
    assert not {item["title"] for item in data["items"]} & set(many)
    assert data["items_total"] == len(data["items"])
