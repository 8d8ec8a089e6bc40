"""What every account reads in every list: lines, counts, values of facets, files and data.

One record of every kind; who may read which line where is written by hand.
"""

from io import BytesIO
from jingwei.desk.inquiries.api import hand_in
from openpyxl import load_workbook
from tests.door.conftest import Door
from tests.office.supervision.conftest import Supervision
from tests.portal.conftest import Editing
from tests.rights import ACCOUNTS
from tests.rights import OUTSIDE
from urllib.parse import quote

import csv
import pytest
import transaction


pytestmark = pytest.mark.rights
EVERY = [account for account in ACCOUNTS if account != "admin"]
INSIDE = {account for account in EVERY if account not in OUTSIDE}
FROM_SUBMIT = {"clerk", "head", "director", "registrar", "archivist", "principal"}
# Of the inquiry that 都市工业处 has answered, and of its release.
ANSWERED = {"officeclerk", "clerk2", "head2", "editor", "reviewer", "director", "supervisor"}
# Page of a list -> words of a line -> who may read it there.
LISTS = {
    "/intranet/documents": {
        "甲子拟稿": {"clerk", "head"},
        "乙丑送审": FROM_SUBMIT,
    },
    "/intranet/inquiries": {
        "丙寅来信": {"officeclerk"},
        "丁卯答复": ANSWERED | {"leader"},
    },
    "/intranet/releases": {"丁卯答复": {"editor", "reviewer", "head2"}},
    "/intranet/texts": {"戊辰稿件": {"editor", "editor2"}},
    "/intranet/supervision": {"己巳事项": INSIDE},
    "/intranet/worklist": {
        "甲子拟稿": {"clerk"},
        "乙丑送审": {"head"},
        "丙寅来信": {"officeclerk"},
        "丁卯答复": {"editor"},
        "戊辰稿件": {"editor"},
        "己巳事项": {"head"},
    },
    "/intranet/worklist?tab=started": {
        "甲子拟稿": {"clerk"},
        "乙丑送审": {"clerk"},
        "戊辰稿件": {"editor"},
        "己巳事项": {"supervisor"},
    },
}
EVERY_LIST = [(page, account) for page in LISTS for account in EVERY]
# Words that stand in texts only, and who may read those.
BODIES = {"/intranet/documents": {"庚午正文": {"clerk", "head"}}}


@pytest.fixture(scope="module", autouse=True)
def made(site, person) -> None:
    """The records."""
    door = Door(site, person)
    body = {"data": "<p>庚午正文</p>", "content-type": "text/html"}
    door.draft(title="甲子拟稿", body=body)
    door.walk("unit_review", title="乙丑送审")
    door.inquiry(topic="丁卯答复", question="怎样申报？", contact="演示市民")
    with site.open():
        hand_in("丙寅来信", "怎样申报？", "演示市民", publish=False)
        transaction.commit()
    Editing(person).write(title="戊辰稿件")
    Supervision(site, person).walk("in_progress", title="己巳事项")


def marks(page: str, account: str | None) -> set[str]:
    """Words of the lines that the account may read."""
    return {mark for mark, who in LISTS[page].items() if account in who}


def asked(page: str, **more: str) -> str:
    """The page with more parameters."""
    words = "&".join(f"{name}={quote(value)}" for name, value in more.items())
    return f"{page}{'&' if '?' in page else '?'}{words}"


def listing(client, page: str, **more: str):
    """The list as data."""
    path, _, query = page.partition("?")
    container, _, name = path.rpartition("/")
    service = (
        f"{container}/@listing/{name}" if name in ("worklist", "texts") else f"{path}/@listing"
    )
    return client.rest("GET", asked(f"{service}?{query}" if query else service, **more))


@pytest.mark.parametrize(("page", "account"), EVERY_LIST)
def test_data_have_the_lines_that_one_may_read_and_count_no_others(person, page, account):
    mine, client = marks(page, account), person(account)
    answer = listing(client, page, size="50")
    if account in OUTSIDE or answer.status_code != 200:
        assert answer.status_code in (401, 403, 404), answer.text
        assert not mine
        return
    data = answer.json()
    titles = {item["title"] for item in data["items"]}
    assert {title for title in titles if title in LISTS[page]} == mine
    assert data["items_total"] == len(data["items"])
    for facet in data["facets"]:
        for value in facet["values"]:
            narrowed = listing(client, page, **{facet["id"]: value["id"]}).json()
            assert narrowed["items_total"] == value["count"] > 0, (facet["id"], value["id"])
    for facet in data["facets"]:
        if facet["id"] in ("state", "kind"):
            total = sum(value["count"] for value in facet["values"])
            assert total == data["items_total"], facet


@pytest.mark.parametrize(("page", "account"), EVERY_LIST)
def test_files_have_the_lines_that_one_may_read(person, page, account):
    mine, client = marks(page, account), person(account)
    table, book = (client.get(asked(page, export=kind)) for kind in ("csv", "xlsx"))
    if account in OUTSIDE or table.status_code != 200:
        assert {table.status_code, book.status_code} <= {302, 401, 403, 404}, table.text
        assert not mine
        return
    rows = list(csv.reader(table.content.decode("utf-8-sig").splitlines()))
    sheet = load_workbook(BytesIO(book.content)).active
    cells = {str(cell) for row in sheet.iter_rows(values_only=True) for cell in row}
    for known in ({cell for row in rows for cell in row}, cells):
        assert {mark for mark in LISTS[page] if mark in known} == mine


@pytest.mark.parametrize(("page", "account"), EVERY_LIST)
def test_words_are_found_in_a_list_by_those_who_may_read_it(person, page, account):
    client = person(account)
    for mark, who in {**LISTS[page], **BODIES.get(page, {})}.items():
        answer = listing(client, page, q=mark)
        if answer.status_code == 200 and page != "/intranet/supervision":
            assert answer.json()["items_total"] == (account in who), mark
