"""Registers as lists: narrowed, ordered, looked through and taken away, large ones too."""

from io import BytesIO
from jingwei.core import clock
from jingwei.core.numbering.content import book
from jingwei.core.numbering.registers import Entry
from openpyxl import load_workbook
from tests.core.listing.conftest import as_shown
from tests.core.listing.conftest import ListOf
from tests.office.documents.conftest import Office
from urllib.parse import quote
from urllib.parse import urlencode

import csv
import io
import pytest
import transaction


# Titles and reasons that a spreadsheet would take for formulas.
FORMULA = "=HYPERLINK(1)"
COUNT = 1200
VOIDS = (3, 700, 1199)
PATH = "/intranet/numbering"


def words(prefix: str, year: int = 2026, **more) -> str:
    """The words of the address of a register."""
    return urlencode({"prefix": prefix, "year": year, **more}, doseq=True)


@pytest.fixture(scope="module", autouse=True)
def numbers(site):
    """江经函〔2026〕 with three void numbers and a gap at the end, and 江经〔2025〕 with one."""
    with site.open(user="admin"):
        now, registers = clock.now(), book()
        for place in range(1, COUNT + 1):
            title = FORMULA if place == 1 else f"秘密交涉{place}"
            registers.take("江经函", 2026, Entry(f"n{place}", "/x", title, now, "registrar"))
        register = registers.get("江经函", 2026)
        for place in VOIDS:
            void = register.entries[place].voided(FORMULA, "director", now)
            register.put(place, void)
        register.last += 1
        registers.take("江经", 2025, Entry("a", "/x", "旧文", now, "registrar"))
        transaction.commit()


@pytest.fixture
def registers(person) -> ListOf:
    """The list of all registers."""
    return ListOf(person("registrar"), PATH)


@pytest.fixture
def register(person) -> ListOf:
    """The list of the numbers of one."""
    return ListOf(person("registrar"), f"{PATH}/register")


def test_all_registers_stand_in_figures_newest_first(registers):
    assert registers.table() == [
        ["登记簿", "年度", "最后一号", "在用", "预留", "作废", "未说明的空号", "状态"],
        ["江经函〔2026〕", "2026", "1201", "1197", "0", "3", "1", "有空号未说明"],
        ["江经〔2025〕", "2025", "1", "1", "0", "0", "0", "无空号"],
    ]


def test_registers_are_narrowed_by_year_prefix_and_gaps(registers):
    facets = registers.facets()
    assert facets["年度"] == {"2026": 1, "2025": 1}
    assert facets["机关代字"] == {"江经": 1, "江经函": 1}
    assert facets["状态"] == {"有空号未说明": 1, "无空号": 1}
    assert registers.titles("year=2025") == ["江经〔2025〕"]
    assert registers.titles("state=gaps") == registers.titles("q=函") == ["江经函〔2026〕"]
    assert registers.titles("sort=last&order=asc") == ["江经〔2025〕", "江经函〔2026〕"]


def test_numbers_are_counted_and_narrowed_by_state(register):
    asked = words("江经函")
    assert register.total(asked) == 1201
    assert register.facets(asked) == {"状态": {"已登记": 1197, "作废": 3, "空号，原因不明": 1}}
    rows = register.table(f"{asked}&state=void&state=gap")
    assert [row[0] for row in rows[1:]] == [f"江经函〔2026〕{n}号" for n in (*VOIDS, 1201)]
    assert rows[2][5].startswith(f"作废：{FORMULA}（") and rows[4][1:4] == ["", "", ""]


@pytest.mark.proof
@pytest.mark.parametrize("order", ["asc", "desc"])
@pytest.mark.parametrize("sort", ["number", "taken", "person", "state", "voided_by", "voided_at"])
def test_every_order_shows_every_number_once(register, sort, order):
    rows = []
    for start in range(0, 1201, 200):
        query = words("江经函", sort=sort, order=order, col="number", size=200, b_start=start)
        rows += [row[0] for row in register.table(query)[1:]]
    assert len(rows) == len(set(rows)) == 1201
    if sort == "number":
        numbers = [f"江经函〔2026〕{n}号" for n in range(1, 1202)]
        assert rows == (numbers if order == "asc" else numbers[::-1])


def test_words_find_numbers_and_reasons(register):
    found = [row[0] for row in register.table(words("江经函", q="119"))[1:]]
    assert found == [f"江经函〔2026〕{n}号" for n in (119, 1119, *range(1190, 1200))]
    assert register.total(words("江经函", q="江经函〔2026〕119号")) == 1
    assert register.total(words("江经函", q="hyperlink")) == len(VOIDS)


def test_words_of_a_title_find_nothing_for_whom_the_record_is_closed(register, person):
    assert register.total(words("江经函", q="秘密交涉")) == 0
    Office(person).walk("numbered", title="关于秘密交涉之外的通知")
    [row] = register.table(words("江经", q="秘密交涉之外"))[1:]
    assert row[1] == "关于秘密交涉之外的通知"


@pytest.mark.proof
@pytest.mark.parametrize("query", [{}, {"state": ["void", "gap"]}, {"sort": "state"}, {"q": "7"}])
def test_files_hold_what_the_list_shows_and_no_formula(register, query):
    asked = words("江经函", **query)
    shown = []
    for start in range(0, register.total(asked), 200):
        rows = register.table(f"{asked}&size=200&b_start={start}")[1:]
        # The last cell has what the registrar can do with a number.
        shown += [row[:-1] for row in rows]
    sheet = load_workbook(BytesIO(register.file("xlsx", asked))).active
    rows = [[as_shown(cell) for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert rows == shown
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row if cell.value]
    assert {cell.data_type for cell in cells} == {"s", "d"}
    assert {row[0].number_format for row in sheet.iter_rows(min_row=2)} == {"@"}
    text = register.file("csv", asked).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline="")))[1:]
    assert [[cell.removeprefix("'") for cell in row] for row in rows] == shown
    assert not [cell for row in rows for cell in row if cell.startswith("=")]


def test_the_file_of_a_register_bears_its_name(person):
    answer = person("registrar").get(f"{PATH}/register?{words('江经函')}&export=csv")
    assert (
        "%E6%B1%9F%E7%BB%8F%E5%87%BD%E3%80%942026%E3%80%95-"
        in answer.headers["Content-Disposition"]
    )


def test_figures_of_registers_are_numbers_in_a_sheet(registers):
    content = registers.file("xlsx", f"prefix={quote('江经函')}")
    assert [cell.value for cell in load_workbook(BytesIO(content)).active[2]][2:7] == [
        1201,
        1197,
        0,
        3,
        1,
    ]


def test_a_page_reads_no_more_of_a_register_than_it_shows(site):
    """Leaves of the tree that are read, of the twenty and more that a register of this size has."""
    from jingwei.core.listing.asked import read
    from jingwei.core.numbering.lists import NUMBERS
    from jingwei.core.numbering.lists import Numbers

    with site.open(user="admin"):
        asked = read(NUMBERS, {"b_start": "900"})
        tree = book().get("江经函", 2026).entries
        tree._p_jar.cacheMinimize()
        source = Numbers("江经函", 2026)
        assert len(source.page(asked, 900, 100)) == 100 and source.total(asked) == 1201
        leaf, leaves, loaded = tree._firstbucket, 0, 0
        while leaf is not None:
            loaded += leaf._p_changed is not None
            leaf, leaves = leaf._next, leaves + 1
        assert leaves > 20 and loaded < 8


@pytest.mark.rights
@pytest.mark.parametrize("account", ["clerk", "leader", "sysadmin", "auditor", "firm1", None])
def test_nobody_else_gets_lists_files_or_data(person, account):
    client = person(account)
    for path in (PATH, f"{PATH}/register"):
        for export in ("csv", "xlsx"):
            answer = client.get(f"{path}?{words('江经函')}&export={export}")
            assert answer.status_code in (302, 401, 403, 404)
    for name in ("", "/register"):
        answer = client.rest("GET", f"{PATH}/@listing{name}?{words('江经函')}")
        assert answer.status_code in (401, 403, 404)
