"""The page and the forms of a release, as editor and reviewer use them."""

from bs4 import BeautifulSoup

import pytest


@pytest.fixture(scope="module")
def release(door):
    """A release of an inquiry, being prepared."""
    return door.release(door.inquiry())


def local(address: str) -> str:
    """Path of the HTML page below the site."""
    return address.replace("/++api++", "").split("/jingwei", 1)[1]


def soup(person, account: str, path: str) -> BeautifulSoup:
    """A page as parsed HTML."""
    answer = person(account).get(path)
    assert answer.status_code == 200, answer.status_code
    return BeautifulSoup(answer.text, "html.parser")


def send(person, account: str, path: str, form, **values):
    """Send a form of a page with `values` filled in."""
    data = {
        field["name"]: field.get("value", "")
        for field in form.find_all("input", {"type": "hidden"})
    }
    return person(account).post(path, {**data, **values, "form.buttons.confirm": "1"})


def test_the_preview_shows_the_public_text_with_every_mask(release, person):
    page = soup(person, "editor", local(release))
    preview = page.find("article", class_="preview")
    marks = [mark.text for mark in preview.find_all("mark")]
    assert "赵**" in marks
    assert "138****5678" in marks
    assert "赵小燕" not in preview.text
    assert "13812345678" not in preview.text
    assert preview.find("mark")["title"] == "姓名"


def test_the_steps_are_offered_in_chinese(release, person):
    page = soup(person, "editor", local(release))
    actions = page.find(class_="actions").text
    for word in ("送发布审核", "补充遮盖内容", "取消一处遮盖", "不予发布"):
        assert word in actions


def test_the_editor_masks_through_the_form(release, person):
    path = f"{local(release)}/@@act/mask"
    form = soup(person, "editor", path).find("form", id="form")
    form = form or soup(person, "editor", path).find("textarea").find_parent("form")
    name = form.find("textarea")["name"]
    answer = send(person, "editor", path, form, **{name: "您好"})
    assert answer.status_code == 302, answer.text
    preview = soup(person, "editor", local(release)).find(class_="preview")
    assert "您好" not in preview.text


def test_the_reviewer_approves_through_the_page(release, door, person):
    door.done("editor", release, "submit")
    page = soup(person, "reviewer", local(release))
    form = page.find("form", id="mine")
    assert form.find("textarea")
    path = local(form["action"])
    opinion = {"form.widgets.opinion": "经审查，可以公开"}
    answer = send(person, "reviewer", path, form, **opinion)
    assert answer.status_code == 302, answer.text
    assert "经审查，可以公开" in soup(person, "editor", local(release)).text
    assert person(None).get(door.public(release)).status_code == 200


def test_the_edit_form_has_the_public_fields_and_no_other(door, person):
    other = door.document()
    form = soup(person, "editor", f"{local(other)}/edit")
    names = {
        field["name"].split(".")[2].split(":")[0]
        for field in form.find_all(["input", "textarea", "select"])
        if field.get("name", "").startswith("form.widgets.")
    }
    names = {name.removesuffix("-empty-marker") for name in names}
    assert names == {"title", "description", "subject_category", "validity"}
