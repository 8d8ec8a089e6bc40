"""Items made from documents, paragraphs of minutes and inquiries; the link holds both ways."""

from bs4 import BeautifulSoup
from jingwei.office.supervision import origins
from tests.desk.inquiries.conftest import Counter
from tests.office.documents.conftest import Office
from tests.office.supervision.conftest import day
from transaction import TransactionManager
from ZODB.POSException import ConflictError

import pytest


FIRST = "会议听取了经济运行情况汇报。"
SECOND = "会议议定，由经济运行处牵头清理低效用地；年底前提出处置方案。"
PRESENT = "列席：经济运行处负责人。"
MATTER = "由经济运行处牵头清理低效用地"
MINUTES = {
    "title": "主任办公会议纪要",
    "genre": "minutes",
    "drafting_unit": "office",
    "body": {"data": f"<p>{FIRST}</p><p>{SECOND}</p><p>{PRESENT}</p>", "content-type": "text/html"},
}
STEPS = {
    "unit_review": ("officeclerk", "submit", {}),
    "office_check": ("director", "endorse", {}),
    "signing": ("director", "clear", {}),
    "signed": ("leader", "sign", {}),
    "numbered": ("registrar", "register", {"prefix": "江经纪要"}),
    "issued": ("registrar", "issue", {}),
}
NEW = {"@type": "SupervisionItem", "lead_unit": "operation", "due_on": day(30)}


@pytest.fixture(scope="module")
def minutes(person):
    """Issued minutes of the General Office, which the supervisor works in."""
    office = Office(person)
    address = office.draft("officeclerk", **MINUTES)
    for account, step, params in STEPS.values():
        done = office.act(account, address, step, **params)
        assert done.status_code == 200, (step, done.text)
    return address


@pytest.fixture(scope="module")
def counter(site, person):
    """Where letters come in."""
    counter = Counter(site, person)
    counter.set(letters_per_hour=10_000, lookups_per_hour=10_000)
    return counter


def make(person, record: str, account: str = "supervisor", **fields):
    """Make an item from `record`; return the response."""
    told = {**NEW, "title": "清理低效用地", "requirement": "摸清底数。", **fields}
    return person(account).rest("POST", f"{record}/@supervise", **told)


def page(person, account: str, address: str, view: str = "") -> BeautifulSoup:
    """A page as an account reads it."""
    path = "/intranet" + address.split("/intranet", 1)[1]
    answer = person(account).get(f"{path}{view}")
    assert answer.status_code == 200, (account, answer.status_code)
    return BeautifulSoup(answer.text, "html.parser")


def filled(form) -> dict:
    """What a browser would send of a form untouched."""
    values = {f["name"]: f.get("value", "") for f in form.find_all("input") if f.get("name")}
    for name in [n for n in values if "assisting" in n or "buttons" in n]:
        del values[name]
    values |= {t["name"]: t.text.strip() for t in form.find_all("textarea")}
    for select in form.find_all("select"):
        chosen = select.find("option", selected=True) or select.find("option")
        values[select["name"]] = chosen["value"]
    return values


def test_a_paragraph_of_minutes_becomes_an_item_by_the_form(person, supervision, minutes):
    choice = page(person, "supervisor", minutes, "/@@supervise")
    assert [one.get_text(strip=True) for one in choice.select(".rows .t")] == [
        f"第1段{FIRST}",
        f"第2段{SECOND}",
        f"第3段{PRESENT}",
    ]
    assert [row.a is None for row in choice.select(".rows .row")] == [False, False, True]
    form = page(person, "supervisor", minutes, "/@@supervise?paragraph=2").find(
        "form", method="post"
    )
    values = filled(form)
    assert values["form.widgets.title"] == MATTER
    assert values["form.widgets.requirement"] == SECOND
    assert values["form.widgets.source:list"] == "meeting"
    assert values["form.widgets.basis"].endswith("第2段")
    assert values["form.widgets.lead_unit:list"] == "operation"
    values |= {"form.widgets.due_on": day(30), "form.buttons.save": "1"}
    client = person("supervisor")
    address = form["action"].removeprefix(client.url)
    made = client.post(address, values)
    assert made.status_code == 302, made.text
    again = client.post(address, values)
    assert again.headers["Location"] == made.headers["Location"]
    item = made.headers["Location"].removeprefix(client.url)
    shown = page(person, "supervisor", item)
    assert "已保存，下一步由办公室主任办理" in client.get(item, cookies=made.cookies).text
    assert SECOND in shown.get_text() and shown.select_one(f'a[href*="{minutes[-12:]}"]')
    listed = page(person, "supervisor", minutes).select_one(f'.aside a[href*="{item[-12:]}"]')
    assert MATTER in listed.get_text()


def test_a_second_item_from_the_same_paragraph_is_told_of_first(person, minutes):
    first = make(person, minutes, paragraph=1)
    assert first.status_code == 201, first.text
    second = make(person, minutes, paragraph=1)
    assert second.status_code == 409 and first.json()["@id"] in second.text
    assert "确需另立一项时请将 again 设为 true" in second.json()["message"]
    form = page(person, "supervisor", minutes, "/@@supervise?paragraph=1")
    assert "清理低效用地" in form.select_one("main").get_text()
    assert make(person, minutes, paragraph=1, again=True).status_code == 201


def test_who_was_not_told_of_the_first_is_told_before_the_second(person, minutes):
    form = page(person, "supervisor", minutes, "/@@supervise?paragraph=0").find(
        "form", method="post"
    )
    values = filled(form) | {
        "form.widgets.requirement": "按纪要落实。",
        "form.widgets.lead_unit:list": "operation",
        "form.widgets.due_on": day(30),
        "form.buttons.save": "1",
    }
    assert make(person, minutes, title="先立的事项").status_code == 201
    client = person("supervisor")
    address = form["action"].removeprefix(client.url)
    refused = client.post(address, values)
    assert refused.status_code == 400 and "先立的事项" in refused.text
    form = BeautifulSoup(refused.text, "html.parser").find("form", method="post")
    made = client.post(form["action"].removeprefix(client.url), values)
    assert made.status_code == 302


def test_readers_of_the_item_read_the_paragraph_and_reach_the_minutes_only_by_their_own_right(
    person, supervision, minutes
):
    item = make(person, minutes, paragraph=2, again=True).json()["@id"]
    supervision.done("director", item, "assign")
    data = person("head").rest("GET", item).json()["origin"]
    assert data["text"] == SECOND and "@id" not in data and "title" not in data
    shown = page(person, "head", item)
    assert SECOND in shown.get_text() and MINUTES["title"] not in shown.get_text()
    assert not shown.select_one(f'a[href*="{minutes[-12:]}"]')
    assert person("supervisor").rest("GET", item).json()["origin"]["title"] == MINUTES["title"]
    told = person("director").rest("GET", f"{minutes}/@supervise").json()
    assert item in [one["@id"] for one in told["items"]]
    # The registrar reads the minutes, but holds no part in the items.
    assert person("registrar").rest("GET", f"{minutes}/@supervise").json()["items"] == []
    assert not page(person, "registrar", minutes).select_one('.aside a[href*="/supervision/"]')


@pytest.mark.parametrize("account", ["director", "registrar", "officeclerk", "principal"])
def test_only_the_supervisor_makes_items_from_what_others_read_too(person, minutes, account):
    assert make(person, minutes, account).status_code == 403
    path = "/intranet" + minutes.split("/intranet", 1)[1]
    assert person(account).get(f"{path}/@@supervise").status_code == 403
    assert "@@supervise" not in person(account).get(path).text


def test_nobody_makes_an_item_from_what_they_may_not_see(person):
    hidden = Office(person).walk("issued")
    assert make(person, hidden).status_code == 404
    path = "/intranet" + hidden.split("/intranet", 1)[1]
    assert person("supervisor").get(f"{path}/@@supervise").status_code == 404
    assert person("head2").rest("GET", f"{hidden}/@supervise").status_code == 404


def test_a_draft_is_no_basis_yet(person):
    draft = Office(person).draft("supervisor", **MINUTES)
    assert make(person, draft).status_code == 400
    assert "@@supervise" not in page(person, "supervisor", draft).decode()


@pytest.mark.parametrize("paragraph", [-1, 4, "2", True, None])
def test_there_are_only_the_paragraphs_that_there_are(person, minutes, paragraph):
    assert make(person, minutes, paragraph=paragraph).status_code == 400


def test_a_letter_becomes_an_item_without_the_words_of_its_writer(person, supervision, counter):
    letter, _code = counter.walk("handling", question="我住临江街9号，机器很吵。")
    made = make(person, letter, title="工业区噪声问题", source="inquiry")
    assert made.status_code == 201, made.text
    item = made.json()["@id"]
    supervision.done("director", item, "assign")
    assert "临江街" not in supervision.page("head", item)
    assert item in person("supervisor").rest("GET", f"{letter}/@supervise").text
    assert person("officeclerk").rest("GET", f"{letter}/@supervise").json()["items"] == []
    assert counter.walk("received")[0] and make(person, letter, "clerk2").status_code == 403


def test_the_unit_that_a_letter_was_given_to_leads_the_item_unless_another_is_chosen(
    person, counter
):
    letter, _code = counter.walk("handling")
    unit = person("supervisor").rest("GET", letter).json()["unit"]
    assert unit
    form = page(person, "supervisor", letter, "/@@supervise").find("form", method="post")
    assert filled(form)["form.widgets.lead_unit:list"] == unit


@pytest.mark.parametrize("words", ["督办立项", "全文督办立项", "由第2段督办立项"])
def test_the_act_has_one_name_wherever_it_begins(person, minutes, words):
    texts = (
        page(person, "supervisor", minutes).decode(),
        page(person, "supervisor", minutes, "/@@supervise").decode(),
        page(person, "supervisor", "/intranet/supervision", "/++add++SupervisionItem").h1.text,
    )
    assert any(words in text for text in texts)
    assert all("督办立项" in text and "拟立项" not in text for text in texts)


def test_other_records_are_no_sources(person, supervision):
    item = supervision.walk("assigned")
    assert make(person, item).status_code == 404
    assert person("supervisor").rest("GET", f"{item}/@supervise").status_code == 404


def test_an_item_whose_source_is_gone_can_still_be_read(site, person, supervision, minutes):
    import transaction

    item = make(person, minutes, paragraph=1, again=True).json()["@id"]
    with supervision.item(item) as obj:
        obj.origin = obj.origin._replace(uid="0" * 32)
        transaction.commit()
    assert FIRST in supervision.page("supervisor", item)
    assert "@id" not in person("supervisor").rest("GET", item).json()["origin"]


@pytest.mark.parametrize("paragraphs", [(1, 1), (1, 2)])
def test_makings_at_the_same_moment_meet_over_the_source_and_over_nothing_else_of_it(
    site, minutes, paragraphs
):
    path = "jingwei/intranet" + minutes.split("/intranet", 1)[1]
    with site.open():
        people = [TransactionManager(), TransactionManager()]
        lines = [site.db.open(person) for person in people]
        for line, paragraph in zip(lines, paragraphs, strict=True):
            source = line.root()["Application"].unrestrictedTraverse(path)
            with origins.named(source, paragraph):
                pass
        people[0].commit()
        with pytest.raises(ConflictError):
            people[1].commit()
        people[1].abort()
        # Whoever works on the source itself is in nobody's way.
        lines[1].root()["Application"].unrestrictedTraverse(path).title += "。"
        with origins.named(lines[0].root()["Application"].unrestrictedTraverse(path)):
            pass
        for person in people:
            person.commit()
        for line in lines:
            line.close()
