"""Everything that the audit page shows is said in words, each wording once in the filter."""

from bs4 import BeautifulSoup
from jingwei.core.audit import api
from jingwei.core.audit import events
from jingwei.core.exc import Refusal
from jingwei.locales import parts
from pathlib import Path

import ast
import importlib
import jingwei
import pkgutil
import pytest


ROOT = Path(jingwei.__file__).parent
PAGE = "/intranet/audit"
# Told of in the audit as arguments of their own, not as details.
PLACES = {"result", "acting_for", "path", "obj", "uid", "person", "turn", "ladder"}


def refusals(kind=Refusal) -> list[type]:
    """All kinds of refusals of the code."""
    below = [one for child in kind.__subclasses__() for one in refusals(child)]
    return [kind, *below]


def calls(*names: str) -> list[ast.Call]:
    """Calls of functions with these names in all our code."""
    found = []
    for path in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in names:
                found.append(node)
    return found


def test_every_refusal_is_told_in_words(site):
    for module in pkgutil.walk_packages([str(ROOT)], "jingwei."):
        if module.name.endswith(".exc"):
            importlib.import_module(module.name)
    chinese = parts.joined(parts.OURS)
    names = {kind.__name__ for kind in refusals()}
    assert {"NotHere", "Changed", "ForeignPage", "BadNumber"} <= names
    assert [name for name in names if events.result(name) not in chinese] == []


def test_every_cause_of_a_step_that_nobody_clicked_has_a_title():
    causes = set()
    for path in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            is_cause = isinstance(node, ast.keyword) and node.arg == "cause"
            if is_cause and isinstance(node.value, ast.Constant) and node.value.value:
                causes.add(node.value.value)
    assert "last_answer" in causes
    assert causes - events.CAUSES.keys() == set()


def test_every_detail_has_a_name():
    told = {
        keyword.arg
        for call in calls("record", "aside")
        if getattr(call.func.value, "id", "") in ("audit", "api")
        for keyword in call.keywords
        if keyword.arg
    }
    assert "public" in told
    assert told - events.DETAILS.keys() - PLACES == set()


def test_the_filter_offers_each_wording_once_and_finds_all_that_read_so(person, site):
    with site.open(user="admin"):
        for result in ("NotHere", "BadParameters", "NotTaken", "OutOfTurn"):
            api.aside("transition.refused", path="/jingwei/x", result=result, person="editor")
    auditor = person("auditor")
    page = BeautifulSoup(auditor.get(PAGE).text, "html.parser")
    options = page.find(id="result").find_all("option")
    words = [option.get_text(strip=True) for option in options]
    assert len(words) == len(set(words)) > 10
    [code] = [o["value"] for o in options if o.get_text(strip=True) == "拒绝：填写有误"]
    found = BeautifulSoup(auditor.get(f"{PAGE}?person=editor&result={code}").text, "html.parser")
    rows = found.find("tbody").find_all("tr")
    assert len(rows) == 3
    assert {row.find_all("td")[5].get_text(strip=True) for row in rows} == {"拒绝：填写有误"}
    assert found.find(id="result").find("option", selected=True)["value"] == code


@pytest.mark.parametrize("word", ["last_answer", "NotHere", "main_recipients", "public:"])
def test_causes_fields_and_places_are_shown_by_their_titles(person, site, word):
    clerk = person("clerk")
    made = clerk.rest("POST", "/intranet/documents", **{"@type": "OfficialDocument", "title": "函"})
    path = made.json()["@id"].replace("/++api++", "").split("/jingwei", 1)[1]
    assert clerk.rest("PATCH", path, main_recipients="各区").status_code == 204
    with site.open(user="admin") as portal:
        record = portal.unrestrictedTraverse(path.strip("/"))
        told = {"cause": "last_answer", "public": "/jingwei/policies/x"}
        api.aside("transition", obj=record, result="NotHere", person="head", **told)
    page = BeautifulSoup(person("auditor").get(PAGE).text, "html.parser")
    text = page.find("table").get_text(" ", strip=True)
    for title in ("会签处室均已答复", "公开页面", "主送机关", "拒绝：填写有误"):
        assert title in text
    assert word not in text


def test_places_and_reminders_are_told_by_what_they_are_called(person, site):
    with site.open(user="admin"):
        told = {"ladder": "deadline", "rung": "soon", "told": ["head2"]}
        post = "/jingwei/intranet/organisation/sme/clerk"
        api.aside("escalated", path=post, person="editor", **told)
        api.aside("release.made", path="/jingwei/intranet/organisation/sme", person="editor")
        api.aside("release.made", path=f"{post}/gone", person="editor", origin="intranet/inquiries")
    page = BeautifulSoup(person("auditor").get(f"{PAGE}?person=editor").text, "html.parser")
    gone, unit, reminder = [row.find_all("td") for row in page.find("tbody").find_all("tr")][:3]
    assert gone[3].get_text(strip=True) == f"{post}/gone"
    assert gone[4].get_text(strip=True) == "来源：咨询"
    assert unit[3].get_text(strip=True) == "中小企业处"
    assert reminder[3].get_text(strip=True) == "中小企业处科员"
    assert reminder[4].get_text(strip=True) == "催办级次：临期提醒；已告知：演示处长乙"
    assert reminder[1].get_text(strip=True) == "演示编辑（editor）"
