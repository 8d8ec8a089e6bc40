"""What a visitor may put into the letterbox, and what not."""

from bs4 import BeautifulSoup
from zope.annotation.interfaces import IAnnotations

import pytest
import re


def test_a_letter_gets_a_number_and_a_code_to_print(counter):
    number, code = counter.send()
    assert re.fullmatch(r"咨询〔\d{4}〕\d+号", number)
    # 20 characters of 5 bits each.
    assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}", code)


def test_the_office_clerk_is_told_its_number_and_not_its_topic(counter, person):
    number, _code = counter.send()
    page = BeautifulSoup(person("officeclerk").get("/intranet/messages").text, "html.parser")
    told = page.find("a", class_="t").get_text(" ", strip=True)
    assert number in told
    assert "账号" not in told


def test_the_code_is_stored_as_a_digest_only(counter, site):
    number, code = counter.send()
    plain = code.replace("-", "")
    with site.open() as portal:
        inquiry = portal.unrestrictedTraverse(counter.addresses()[number].lstrip("/"))
        assert plain not in repr(inquiry.__dict__)
        notes = IAnnotations(portal.intranet.inquiries)["jingwei.desk.inquiries.codes"]
        assert inquiry.UID() in notes.values()
        assert not any(plain in key.upper() for key in notes)


def test_bytes_that_are_no_text_come_in_nowhere_and_spoil_no_file(counter, person):
    bad = {name: f"{name}字".encode() + b"\xff\xed\xa0\x80" for name in ("topic", "question")}
    number, _code = counter.send(**bad)
    told = person("officeclerk").rest("GET", counter.addresses()[number]).json()
    assert (told["title"], told["question"]) == ("topic字", "question字")
    for kind in ("csv", "xlsx"):
        answer = person("officeclerk").get(f"/intranet/inquiries?export={kind}")
        assert answer.status_code == 200, answer.text


def test_a_double_click_hands_in_once(counter):
    before = len(counter.addresses())
    filled = counter.fill()
    first = counter.receipt(counter.post(filled))
    second = counter.receipt(counter.post(filled))
    assert first == second
    assert len(counter.addresses()) == before + 1


def test_two_clicks_at_the_same_moment_hand_in_once(counter):
    from concurrent.futures import ThreadPoolExecutor

    before = len(counter.addresses())
    filled = counter.fill()
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: counter.post(filled), range(4)))
    assert len({counter.receipt(answer) for answer in answers}) == 1
    assert len(counter.addresses()) == before + 1


def test_a_changed_text_from_the_same_page_is_another_letter(counter):
    filled = counter.fill()
    first = counter.receipt(counter.post(filled))
    filled["form.widgets.question"] = "补充：我公司注册在望湖区。"
    assert counter.receipt(counter.post(filled)) != first


def refused(counter, filled, status=None):
    """Nothing is handed in, and what was written is still in the page."""
    before = len(counter.addresses())
    answer = counter.post(filled)
    assert len(counter.addresses()) == before
    assert BeautifulSoup(answer.text, "html.parser").find(class_="error"), answer.text
    assert 'class="card receipt"' not in answer.text
    if status:
        assert answer.status_code == status, answer.text
    return answer


@pytest.mark.parametrize(
    "field,length", [("topic", 101), ("topic", 5000), ("question", 5001), ("contact", 201)]
)
def test_what_is_too_long_is_not_taken_and_not_lost(counter, field, length):
    text = "长" * length
    answer = refused(counter, counter.fill(**{field: text}))
    assert text in answer.text


@pytest.mark.parametrize("field", ["topic", "question", "contact"])
def test_what_is_missing_is_said(counter, field):
    refused(counter, counter.fill(**{field: ""}))


@pytest.mark.parametrize("field", ["topic", "question", "contact"])
def test_what_is_marked_as_classified_is_not_taken(counter, field):
    filled = counter.fill()
    filled[f"form.widgets.{field}"] = "机密★10年 有关情况"
    refused(counter, filled, 400)


def test_spaces_are_no_question(counter):
    refused(counter, counter.fill(question="  \n "))


def test_a_machine_that_fills_the_hidden_field_is_refused(counter):
    refused(counter, counter.fill() | {"website": "http://spam.example"}, 400)


@pytest.mark.parametrize("ticket", ["", "x", "00.ff.00", "€.€.€"])
def test_a_form_that_the_site_did_not_give_out_is_refused(counter, ticket):
    answer = refused(counter, counter.fill() | {"ticket": ticket}, 409)
    assert "账号怎样申请" in answer.text


def test_an_old_page_is_refused(counter, site):
    from jingwei.core import clock
    from jingwei.desk.inquiries import tickets

    import datetime

    yesterday = clock.now() - datetime.timedelta(hours=25)
    with site.open(user="admin") as portal, clock.at(yesterday, portal):
        ticket = tickets.issue()
    refused(counter, counter.fill() | {"ticket": ticket}, 409)


def test_scripts_in_every_field_are_shown_as_text(counter, person):
    script = "<script>alert(1)</script>"
    number, code = counter.send(topic=script, question=script, contact=script)
    address = counter.addresses()[number]
    for page in (person("officeclerk").get(address), counter.track(code)):
        assert page.status_code == 200
        assert script not in page.text
        assert "&lt;script&gt;" in page.text


@pytest.fixture
def few(counter, site):
    """Room for a few letters and look-ups more than were counted so far."""
    from jingwei.core.audit import locks

    def room(kind: str, most: int) -> None:
        with site.open(user="admin"):
            used = locks.used(f"inquiries.{kind}:127.0.0.1")
        counter.set(**{f"{kind}s_per_hour": used + most})

    yield room
    counter.set(letters_per_hour=10_000, lookups_per_hour=10_000)


def test_a_letter_sent_twice_uses_one_of_the_letters_of_an_hour(counter, few):
    from concurrent.futures import ThreadPoolExecutor

    few("letter", 2)
    filled = counter.fill()
    before = len(counter.addresses())
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: counter.post(filled), range(8)))
    assert len({counter.receipt(answer) for answer in answers}) == 1
    assert len(counter.addresses()) == before + 1
    counter.receipt(counter.post(counter.fill()))
    refused(counter, counter.fill(), 429)
    # Whoever has handed in may still get the receipt again.
    assert counter.receipt(counter.post(filled)) == counter.receipt(answers[0])


def test_a_letter_that_was_refused_for_the_rate_is_not_let_in_by_sending_it_again(counter, few):
    few("letter", 0)
    filled = counter.fill()
    refused(counter, filled, 429)
    refused(counter, filled, 429)


def test_a_code_typed_twice_uses_one_of_the_look_ups_of_an_hour(counter, few):
    few("lookup", 2)
    for typed in ("ABCD-EFGH", "abcd efgh", "ABCDEFGH"):
        assert counter.track(typed).status_code == 200
    assert counter.track("x").status_code == 200
    assert counter.track("y").status_code == 429
    assert counter.track("abcdefgh").status_code == 200


def test_too_many_letters_from_one_address_are_refused(counter, site):
    counter.set(letters_per_hour=1)
    try:
        counter.post(counter.fill())
        answer = refused(counter, counter.fill(), 429)
        assert "账号怎样申请" in answer.text
    finally:
        counter.set(letters_per_hour=10_000)


def test_pages_with_ticket_or_code_are_not_stored(counter, person):
    assert person().get("/inquiries/ask").headers["Cache-Control"] == "no-store"
    assert counter.post(counter.fill()).headers["Cache-Control"] == "no-store"


def test_nothing_is_taken_from_an_address(counter, person):
    page = person().get("/inquiries/ask?form.widgets.topic=prefilled-by-address")
    assert "prefilled-by-address" not in page.text


def test_who_is_logged_in_leaves_no_trace(counter, site, person):
    number, _code = counter.send(account="clerk2")
    address = counter.addresses()[number]
    assert person("clerk2").rest("GET", address).status_code == 404
    with site.open() as portal:
        inquiry = portal.unrestrictedTraverse(address.lstrip("/"))
        assert "clerk2" not in repr(inquiry.__dict__)
        assert not inquiry.get_local_roles()


def test_nobody_creates_an_inquiry_past_the_letterbox(counter, person):
    for account in ("officeclerk", "clerk", "director", "editor", "firm1", "admin", None):
        answer = person(account).rest(
            "POST", "/intranet/inquiries", **{"@type": "Inquiry", "title": "x", "question": "y"}
        )
        assert answer.status_code in (400, 401, 403, 404), (account, answer.text)
