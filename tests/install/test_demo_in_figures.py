"""What the demo has so much of that lists, years and statistics look like those of a real organ."""

from collections import Counter
from jingwei.core import clock
from jingwei.core.numbering import api as numbering
from jingwei.core.signing.checking import check
from jingwei.door.draft import draft
from jingwei.portal.answers.api import figures
from plone.app.uuid.utils import uuidToObject
from tests.install.test_demo import build

import pytest


pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def site(house):
    """A house that serves the demo, made today."""
    build(house, clock.now())
    return house


@pytest.fixture
def found(portal):
    """Records of a type: name -> list, oldest row of the catalog first."""
    search = portal.portal_catalog.unrestrictedSearchResults
    return lambda kind, **more: [
        brain._unrestrictedGetObject() for brain in search(portal_type=kind, **more)
    ]


def test_there_are_four_hundred_answers_and_three_hundred_pieces_of_news_of_three_years(found):
    answers = found("PublicAnswer", review_state="public")
    news = [text for text in found("News Item", review_state="published")]
    assert len(answers) >= 400
    assert len(news) >= 300
    for texts in (answers, news):
        assert len({text.title for text in texts}) >= len(texts) - 1
        assert len({text.published_on.date().toordinal() // 91 for text in texts}) >= 7


def test_answers_took_between_one_day_and_some_weeks(portal):
    told = figures()
    assert told.total >= 400
    assert 1 <= told.median <= 7
    assert 70 <= told.within < 100


def test_a_published_answer_says_what_the_door_would_let_out_of_its_inquiry(found):
    releases = found("Release", review_state="released")
    compared = 0
    for release in releases:
        if release.kind != "inquiry" or not release.public_uid:
            continue
        record = uuidToObject(release.public_uid, unrestricted=True)
        values = draft(release).values
        assert {name: getattr(record, name) for name in ("title", "question", "answer")} == {
            name: values[name] for name in ("title", "question", "answer")
        }
        assert record.number == values["number"]
        assert (record.asked_on, record.answered_on) == (values["asked_on"], values["answered_on"])
        compared += 1
    assert compared >= 400


def test_every_opinion_is_sealed_for_its_own_record(found):
    for kind in ("Inquiry", "Release", "News Item", "SupervisionItem", "OfficialDocument"):
        for record in found(kind):
            assert [one.fault for one in check(record) if one.fault] == [], record.title


def test_numbers_follow_the_days_and_leave_no_gap(found):
    for register in numbering.registers():
        assert register.gaps == 0, register
    letters = sorted(found("Inquiry"), key=lambda letter: letter.received)
    for year in {letter.received.year for letter in letters}:
        numbers = [
            int(letter.number.partition("〕")[2].removesuffix("号"))
            for letter in letters
            if letter.received.year == year
        ]
        assert numbers == sorted(numbers)


def test_contact_data_are_kept_no_longer_than_they_may_be(found):
    limit = clock.now().replace(year=clock.now().year - 1)
    old = [letter for letter in found("Inquiry") if letter.contact and letter.answered_on]
    # The few real stories among them are the ticker's to forget.
    assert len([letter for letter in old if letter.answered_on < limit]) < 20


def test_sixty_items_stand_in_all_lights_some_late_some_with_more_time(found):
    items = found("SupervisionItem")
    assert len(items) >= 60
    lights = Counter(item.light() for item in items)
    assert {*lights} == {"red", "yellow", "green", "grey"}
    assert lights["red"] >= 3 and lights["yellow"] >= 2
    # After an objection an item waits without a clock, on some days of the year also in the demo.
    reckoned = [*filter(None, (item.reckoning() for item in items))]
    assert any(one.finished and one.finished > one.due for one in reckoned)
    assert any(one.stopped for one in reckoned)
    assert {row.decision for item in items for row in item.extensions} == {"agree", "refuse"}
    assert any(item.urges for item in items)
    assert any(item.recusals for item in items)


def test_somebody_was_is_and_will_be_stood_in_for(found):
    today = clock.today()
    approved = found("Deputation", review_state="approved")
    assert any(one.last_day < today for one in approved)
    assert any(one.first_day <= today <= one.last_day for one in approved)
    assert any(one.first_day > today for one in approved)
    assert found("Deputation", review_state="requested")
    assert found("Deputation", review_state="revoked")


def test_items_go_back_to_a_document_to_minutes_and_to_a_letter_that_the_supervisor_reads(
    portal, found
):
    items = {one.origin.kind: one for one in found("SupervisionItem") if one.origin}
    assert {*items} == {"document", "minutes", "inquiry"}
    assert items["minutes"].origin.text and "段" in items["minutes"].basis
    assert items["document"].basis == items["document"].origin.number
    supervisor = portal.acl_users.getUserById("supervisor").__of__(portal.acl_users)
    for item in items.values():
        source = uuidToObject(item.origin.uid, unrestricted=True)
        assert supervisor.has_permission("View", source), source.title
        assert item.creation_date > source.creation_date


def test_a_report_carries_a_file(found):
    files = [
        item[name].file.filename
        for item in found("SupervisionItem")
        for row in item.progress
        for name in row.files
    ]
    assert files and all(name.endswith(".xlsx") for name in files)


def test_reports_tell_problems_next_steps_and_milestones_and_every_item_who_is_in_charge(found):
    items = found("SupervisionItem")
    told = [row for item in items for row in item.progress]
    assert all(
        any(getattr(row, f) for row in told) for f in ("problems", "next_step", "coordinate")
    )
    assert any(item.reached for item in items) and any(item.milestones_ahead() for item in items)
    assert all(item.responsible for item in items)
