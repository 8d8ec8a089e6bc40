"""Pages of the organisation."""

from bs4 import BeautifulSoup

import pytest


ROOT = "/intranet/organisation"


@pytest.fixture
def secadmin(person):
    return person("secadmin")


def soup(answer):
    assert answer.status_code == 200, answer.text
    return BeautifulSoup(answer.text, "html.parser").find(id="content") or BeautifulSoup(
        answer.text, "html.parser"
    )


def test_staff_read_the_tree_with_holders_and_vacancies(person):
    page = soup(person("clerk").get(ROOT))
    text = page.get_text(" ", strip=True)
    assert "经济运行处处长" in text and "演示处长" in text
    row = next(row for row in page.find_all("tr") if "经济运行处副处长" in row.get_text())
    assert row.find(class_="chip").get_text(strip=True) in ("空缺", "Vacant")
    assert not page.find("a", href=lambda h: h and "++add++" in h)


def test_a_unit_and_a_post_have_a_page(person):
    assert "经济运行处处长" in soup(person("clerk").get(f"{ROOT}/operation")).get_text()
    post = soup(person("clerk").get(f"{ROOT}/operation/head"))
    assert "演示处长" in post.get_text()
    assert not post.find("a", href=lambda h: h and h.endswith("/assign"))


def test_a_holder_is_searched_added_and_taken_off_by_forms(secadmin, site):
    path = f"{ROOT}/operation/deputy/assign"
    found = soup(secadmin.get(path, params={"q": "安全生产"}))
    button = found.find("button", attrs={"name": "add", "value": "safetyclerk"})
    token = button.find_parent("form").find("input", attrs={"name": "_authenticator"})["value"]
    answer = secadmin.post(path, {"add": "safetyclerk", "_authenticator": token})
    assert answer.status_code == 302
    asked = soup(secadmin.get(path)).find("a", href=lambda h: h and "leaving=safetyclerk" in h)
    assert not soup(secadmin.get(path)).find("button", attrs={"name": "remove"})
    page = soup(secadmin.http.get(asked["href"]))
    assert page.find("button", attrs={"name": "remove", "value": "safetyclerk"})
    answer = secadmin.post(path, {"remove": "safetyclerk", "_authenticator": token})
    assert answer.status_code == 302
    assert not soup(secadmin.get(path)).find("button", attrs={"name": "remove"})


def test_a_refused_choice_is_explained_on_the_page(secadmin):
    path = f"{ROOT}/administration/audit/assign"
    found = soup(secadmin.get(path, params={"q": "sysadmin"}))
    token = found.find("input", attrs={"name": "_authenticator"})["value"]
    answer = secadmin.post(path, {"add": "sysadmin", "_authenticator": token})
    assert answer.status_code == 400
    alert = BeautifulSoup(answer.text, "html.parser").find(role="alert")
    assert "演示系统管理员" in alert.get_text()


def test_a_form_without_its_token_changes_nothing(secadmin, site):
    path = f"{ROOT}/operation/deputy"
    secadmin.post(f"{path}/assign", {"add": "safetyclerk"})
    assert secadmin.rest("GET", path).json()["holders"] == []


def test_staff_search_finds_by_name_and_account_and_no_outsiders(secadmin):
    def found(text):
        answer = secadmin.http.get(
            f"{secadmin.url}/++api++{ROOT}/@people",
            params={"q": text},
            headers={"Accept": "application/json"},
        )
        return {row["id"] for row in answer.json()}

    assert {"head", "head2", "operationhead"} & found("演示处长") == {"head", "head2"}
    assert found("safety") == {"safetyclerk", "safetyhead"}
    assert found("firm") == set() and found("企业用户") == set()
    assert found("") == set()


def test_the_security_administrator_sees_what_waits_for_vacant_posts(secadmin):
    page = soup(secadmin.get(f"{ROOT}/vacancies"))
    assert "经济运行处副处长" in page.get_text()
    assert page.find("a", href=lambda h: h and h.endswith("operation/deputy/assign"))


def test_vacant_posts_are_narrowed_counted_and_taken_away_like_every_list(secadmin, person):
    data = secadmin.rest("GET", f"{ROOT}/@listing/vacancies?unit=operation").json()
    assert [item["title"] for item in data["items"]] == ["经济运行处副处长"]
    [state] = [facet for facet in data["facets"] if facet["id"] == "state"]
    assert sum(value["count"] for value in state["values"]) == data["items_total"] == 1
    table = secadmin.get(f"{ROOT}/vacancies?unit=operation&export=csv").content
    assert [line.split(",")[0] for line in table.decode("utf-8-sig").splitlines()] == [
        "岗位",
        "经济运行处副处长",
    ]
    assert person("clerk").rest("GET", f"{ROOT}/@listing/vacancies").status_code == 404


def test_the_security_administrator_reads_groups_by_rest(secadmin):
    group = secadmin.rest("GET", "/@groups/post~operation.head").json()
    assert group["title"] == "经济运行处处长"
    assert group["members"]["items"] == ["head"]
    ids = {row["id"] for row in secadmin.rest("GET", "/@groups").json()}
    assert {"post~operation.head", "unit~operation", "staff~all"} <= ids
    assert secadmin.rest("POST", "/@groups", groupname="x").status_code in (401, 403)


@pytest.mark.parametrize("path", ["operation", "operation/clerk"])
def test_the_edit_form_offers_no_other_address(person, path):
    page = person("secadmin").get(f"/intranet/organisation/{path}/edit")
    assert page.status_code == 200
    assert "form.widgets.title" in page.text
    assert "IShortName" not in page.text
    assert "<legend>设置</legend>" not in page.text


def test_before_somebody_leaves_a_post_it_says_how_many_items_wait(secadmin, person):
    sheet = {"@type": "OfficialDocument", "title": "关于用电检查的通知", "disclosure": "proactive"}
    body = {"data": "<p>正文。</p>", "content-type": "text/html"}
    clerk = person("clerk")
    made = clerk.rest(
        "POST", "/intranet/documents", main_recipients="各区经信部门", body=body, **sheet
    )
    assert clerk.rest("POST", f"{made.json()['@id']}/@workflow/submit").status_code == 200
    page = soup(secadmin.get(f"{ROOT}/operation/head/assign?leaving=head"))
    words = page.get_text(" ", strip=True)
    assert "确定免去“演示处长”的岗位？" in words
    assert "1 件待办" in words and "一直等待" in words
    none = soup(secadmin.get(f"{ROOT}/urban/head/assign?leaving=head2")).get_text(" ", strip=True)
    assert "没有待办事项" in none and "一直等待" not in none
    nobody = soup(secadmin.get(f"{ROOT}/urban/head/assign?leaving=clerk"))
    assert not nobody.find("button", attrs={"name": "remove"})


def test_the_home_of_the_security_administrator_shows_vacancies_that_items_wait_for(
    secadmin, person
):
    heading = "有待办事项的空缺岗位"
    assert heading not in secadmin.get("/intranet").text
    path = f"{ROOT}/operation/head"
    assert secadmin.rest("PATCH", path, holders=[]).status_code == 204
    try:
        [card] = [
            card
            for card in soup(secadmin.get("/intranet")).find_all(class_="card")
            if heading in card.get_text()
        ]
        assert "经济运行处处长 1" in card.get_text(" ", strip=True)
        assert "经济运行处副处长" not in card.get_text()
        assert heading not in person("clerk").get("/intranet").text
    finally:
        assert secadmin.rest("PATCH", path, holders=["head"]).status_code == 204


def test_the_search_for_people_says_that_there_are_more(secadmin):
    path = f"{ROOT}/operation/deputy/assign"
    page = soup(secadmin.get(path, params={"q": "演示"}))
    shown = page.find_all("button", attrs={"name": "add"})
    assert len(shown) == 20
    assert "人未列出" in page.get_text()
    few = soup(secadmin.get(path, params={"q": "safety"}))
    assert "人未列出" not in few.get_text()


def test_no_search_or_filter_carries_the_token_of_forms_into_its_address(person):
    for account, path in (
        ("secadmin", f"{ROOT}/operation/deputy/assign?q=x"),
        ("auditor", "/intranet/audit"),
        ("clerk", "/news"),
    ):
        page = BeautifulSoup(person(account).get(path).text, "html.parser")
        gets = [f for f in page.find_all("form") if f.get("method", "get").lower() == "get"]
        assert gets, path
        for form in gets:
            assert not form.find(attrs={"name": "_authenticator"}), path
    form = BeautifulSoup(person("clerk").get("/@@change-password").text, "html.parser")
    assert form.select("form[method=post] [name=_authenticator]")
