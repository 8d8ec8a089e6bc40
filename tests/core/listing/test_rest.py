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


VIEWS = "/intranet/documents/@views"


def test_a_view_is_saved_read_exported_and_forgotten_by_programs(person, documents, many):
    head, mine = person("head"), documents("head")
    words = "state=issued&sort=title&order=asc"
    saved = head.rest("POST", VIEWS, name="已印发", query=f"{words}&state=none&x=1")
    assert saved.status_code == 201, saved.text
    data = head.rest("GET", f"{VIEWS}/view").json()
    assert data["@id"] == f"{head.url}{VIEWS}/view"
    [view] = data["items"]
    assert view["@id"] == saved.json()["@id"] and view["@id"].endswith(words)
    assert (view["name"], view["shared"], view["removable"]) == ("已印发", "", True)
    table = head.http.get(f"{view['@id']}&export=csv").content.decode("utf-8-sig")
    assert len(table.splitlines()) == mine.total(words) + 1
    assert person("director").rest("GET", VIEWS).json()["items"] == []
    for account, status in (("clerk2", 404), ("director", 404), ("firm1", 404), (None, 401)):
        answer = person(account).rest("DELETE", f"{VIEWS}/view/{view['id']}")
        assert answer.status_code == status, account
    assert head.rest("DELETE", f"{VIEWS}/view/{view['id']}").status_code == 204
    assert head.rest("GET", VIEWS).json()["items"] == []


def test_what_heads_share_others_read_and_do_not_forget(person, many):
    answer = person("clerk").rest("POST", VIEWS, name="共享", shared=True)
    assert answer.status_code == 403
    id_ = person("head").rest("POST", VIEWS, name="共享", shared=True).json()["id"]
    [view] = person("clerk2").rest("GET", VIEWS).json()["items"]
    assert view["shared"] and not view["removable"]
    assert person("clerk2").rest("DELETE", f"{VIEWS}/view/{id_}").status_code == 403
    assert person("head").rest("DELETE", f"{VIEWS}/view/{id_}").status_code == 204


@pytest.mark.parametrize(
    ("field", "body"),
    [
        ("name", {}),
        ("name", {"name": 5}),
        ("query", {"name": "视图", "query": ["state"]}),
        ("shared", {"name": "视图", "shared": "yes"}),
        ("", {"name": "名" * 41}),
    ],
)
def test_odd_views_are_refused_in_words(person, many, field, body):
    answer = person("head").rest("POST", VIEWS, **body)
    assert answer.status_code == 400 and field in answer.text
    assert person("head").rest("GET", VIEWS).json()["items"] == []


def test_of_the_list_of_views_no_view_is_kept(person, many):
    head = person("head")
    assert head.rest("POST", "/intranet/views/@views", name="视图的视图").status_code == 404
    assert head.rest("GET", "/intranet/views/@views").json()["items"] == []


def test_nobody_has_views_of_a_list_that_they_may_not_see(person, many):
    for account in ("clerk", "sysadmin", "firm1", None):
        for method, body in (("GET", {}), ("POST", {"name": "审计"})):
            answer = person(account).rest(method, "/intranet/audit/@views", **body)
            assert answer.status_code in (401, 404), (account, method, answer.text)
