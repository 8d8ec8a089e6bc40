"""/intranet/numbering: who may look, and what they see."""

from jingwei.core import clock
from jingwei.core.numbering.content import book
from jingwei.core.numbering.registers import Entry
from tests.office.documents.conftest import Office

import pytest
import transaction


READERS = ["registrar", "director", "archivist", "principal"]
OTHERS = [
    *("clerk", "head", "head2", "leader", "officeclerk", "supervisor", "editor", "editor2"),
    *("reviewer", "sysadmin", "secadmin", "auditor", "district", "firm1", "expert1", "admin"),
]
PAGES = ["/intranet/numbering", "/intranet/numbering/@@register?prefix=江经&year=2026"]


@pytest.fixture(scope="module", autouse=True)
def numbers(site):
    """Register 江经〔2026〕 with a number in use, a void one and an unexplained gap."""
    with site.open(user="admin"):
        now = clock.now()
        registers = book()
        for uid in ("a", "b", "d"):
            entry = Entry(
                uid, f"/jingwei/intranet/documents/{uid}", f"通知<{uid}>", now, "registrar"
            )
            if uid == "d":
                registers.get("江经", 2026).last = 3
            registers.take("江经", 2026, entry)
        register = registers.get("江经", 2026)
        register.put(2, register.entries[2].voided("重复登记", "registrar", now))
        transaction.commit()


@pytest.mark.parametrize("account", READERS)
def test_the_posts_that_work_with_numbers_see_the_registers(person, account):
    for page in PAGES:
        assert person(account).get(page).status_code == 200


@pytest.mark.parametrize("account", [*OTHERS, None])
def test_nobody_else_sees_them(person, account):
    for page in PAGES:
        answer = person(account).get(page)
        assert answer.status_code in (302, 401, 403, 404)
        assert "江经" not in answer.text


def row(page: str, number: int) -> str:
    """The row of a number."""
    return next(one for one in page.split("<tr ") if f">江经〔2026〕{number}号<" in one)


def test_the_register_marks_voids_and_gaps_in_order(person):
    text = person("registrar").get(PAGES[1]).text
    places = [text.index(f">江经〔2026〕{n}号<") for n in (1, 2, 3, 4)]
    assert places == sorted(places)
    void, gap = row(text, 2), row(text, 3)
    assert "重复登记" in void and "chip done" in void
    assert "chip late" in gap and "通知" not in gap


def test_a_row_tells_of_a_record_only_what_its_reader_may_see(person):
    text = person("registrar").get(PAGES[1]).text
    assert "您无权查看" in text
    assert "通知" not in text and "/jingwei/intranet/documents/a" not in text


def test_a_row_leads_to_the_record_that_its_reader_sees(person):
    office = Office(person)
    address = office.walk("numbered", title="关于<数字>车间的通知")
    number = person("registrar").rest("GET", address).json()["number"]
    text = person("registrar").get(PAGES[1]).text
    shown = row(text, int(number.partition("〕")[2].rstrip("号")))
    assert "关于&lt;数字&gt;车间的通知" in shown and f'{address.rpartition("/")[2]}"' in shown


def test_a_long_register_shows_the_page_that_is_asked_for(person, site):
    with site.open(user="admin"):
        for n in range(250):
            book().take("江经函", 2026, Entry(f"n{n}", "", f"函{n + 1}", clock.now(), "registrar"))
        transaction.commit()
    page = "/intranet/numbering/@@register?prefix=江经函&year=2026&b_start="
    for start, first, until in ((0, 1, 100), (100, 101, 200), (200, 201, 250)):
        text = person("registrar").get(f"{page}{start}").text
        for n in (first, until):
            assert f"江经函〔2026〕{n}号" in text
        for n in (first - 1, until + 1):
            assert f"江经函〔2026〕{n}号" not in text


@pytest.mark.parametrize(
    "query", ["", "?prefix=江经", "?prefix=x&year=abc", "?prefix=江经&year=1900&b_start=-7"]
)
def test_a_register_that_is_not_there_is_said_so(person, query):
    answer = person("registrar").get(f"/intranet/numbering/@@register{query}")
    assert answer.status_code == 200
    assert "没有这本登记簿" in answer.text and "lines-of-list" not in answer.text


def test_the_rows_have_no_other_address(person):
    for account in ("registrar", "clerk", "admin", None):
        for name in ("_book", "registers", "entries"):
            answer = person(account).get(f"/intranet/numbering/{name}")
            assert answer.status_code in (302, 401, 403, 404), (account, name)


def test_nobody_removes_changes_or_moves_the_registers(person):
    for account in ("registrar", "director", "sysadmin", "secadmin", "admin", None):
        client = person(account)
        assert client.rest("DELETE", "/intranet/numbering").status_code in (401, 403, 404)
        answer = client.rest("PATCH", "/intranet/numbering", title="改", id="x")
        assert answer.status_code in (401, 403, 404)
    assert person("registrar").get(PAGES[0]).status_code == 200
