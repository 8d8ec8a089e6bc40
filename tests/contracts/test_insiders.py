"""What nobody learns from lists, counts, searches, exports and data about records of others.

An item led by 经济运行处, a deputation that is only asked for, a job and a message of the clerk.
Who may read which of their texts is written by hand; everybody else asks every list and service.
"""

from bs4 import BeautifulSoup
from io import BytesIO
from jingwei.core.jobs import api as jobs
from jingwei.core.jobs.interfaces import IRunner
from jingwei.core.outbox import api as outbox
from tests.core.deputies.conftest import Deputies
from tests.core.jobs.conftest import Runner
from tests.office.supervision.conftest import Supervision
from tests.rights import ACCOUNTS
from tests.rights import OUTSIDE
from urllib.parse import quote
from zipfile import is_zipfile
from zipfile import ZipFile
from zope.component import getGlobalSiteManager

import pytest
import re
import transaction


pytestmark = pytest.mark.rights
STAFF = {account for account in ACCOUNTS if account not in (*OUTSIDE, "admin")}
READERS = {"supervisor", "director", "clerk", "clerk2", "head2", "leader", "principal"}
# Mark -> who may read it. The head is recused from the item; the board tells matter, number and
# light to all other staff.
MARKS = {
    "甲申事项": STAFF - {"head"},
    "乙酉批示": READERS,
    "丙戌进展": READERS,
    "丁亥附件": READERS,
    "戊子委托": {"head2", "policyhead", "leader", "secadmin"},
    "己丑作业": {"clerk"},
    "庚寅消息": {"clerk"},
}
PAGES = [
    *(
        "",
        "/intranet",
        "/intranet/worklist",
        "/intranet/worklist?tab=done",
        "/intranet/supervision",
    ),
    *("/intranet/supervision?unit=operation", "/intranet/supervision?unit=urban"),
    *("/intranet/supervision?export=csv", "/intranet/supervision?export=xlsx"),
    *("/intranet/documents?export=csv", "/intranet/deputations", "/intranet/inquiries"),
    *("/intranet/deputations?export=csv", "/intranet/jobs", "/intranet/messages"),
    *("/intranet/jobs?export=csv", "/intranet/messages?export=csv"),
    *("/intranet/messages?export=xlsx", "/intranet/messages/outbox", "/intranet/ticker/files"),
    *("/intranet/calendar", "/intranet/organisation", "/intranet/organisation/@@powers"),
    *("/sitemap", "/sitemap.xml.gz", "/news?format=atom", "/policies?format=json"),
    *("/intranet/supervision/RSS", "/intranet/supervision/atom.xml"),
    *("/intranet/supervision/folder_contents", "/intranet/supervision/folder_listing"),
    *("/@@getVocabulary?name=plone.app.vocabularies.Catalog", "/intranet/supervision/2026"),
]
SERVICES = [
    *("/@search?metadata_fields=_all&b_size=500", "/@search?fullobjects=1&b_size=500"),
    *(f"/@search?portal_type={kind}&metadata_fields=_all&b_size=500" for kind in (
        "SupervisionItem", "Deputation", "Job", "JobList", "MessageBoxes", "Message", "Calendar",
        "Attachment", "Office", "RecordStore",
    )),
    *("/intranet/supervision", "/intranet/supervision?fullobjects=1", "/intranet/deputations"),
    *("/intranet/jobs", "/intranet/jobs/@jobs", "/intranet/messages", "/intranet/calendar"),
    *("/intranet/supervision/@listing", "/intranet/deputations/@listing", "/intranet/@listing"),
    *("/intranet/jobs/@listing", "/intranet/messages/@listing"),
    *("/intranet/messages/@listing/outbox", "/intranet/ticker/@listing/files"),
    *("/intranet/documents/@listing", "/intranet/@listing/worklist", "/intranet/@listing/search"),
    *("/@navigation?expand.navigation.depth=6", "/intranet/supervision/@contextnavigation"),
    *("/intranet/@breadcrumbs", "/intranet/supervision/@types", "/intranet/@actions"),
    *("/@vocabularies/plone.app.vocabularies.Catalog", "/intranet/@history", "/@users", "/@groups"),
    *("/intranet/supervision/@vocabularies/jingwei.supervision.units",),
    *("/intranet/deputations/@vocabularies/jingwei.deputies.colleagues",),
]  # fmt: skip
WHERE = [
    {"i": "portal_type", "o": "plone.app.querystring.operation.selection.any", "v": [kind]}
    for kind in ("SupervisionItem", "Deputation", "Attachment")
]
KEPT = ("jobs", "messages", "calendar", "supervision", "deputations")
EVERY = [account for account in ACCOUNTS if account != "admin"]


@pytest.fixture(scope="module")
def made(site, person) -> str:
    """All records; the address of the item."""
    supervision = Supervision(site, person)
    address = supervision.walk("in_progress", title="甲申事项", instruction="乙酉批示")
    supervision.done("clerk", address, "report", percent=40, text="丙戌进展")
    file = {"filename": "丁亥附件.txt", "encoding": "base64", "data": "5LiB5LqlCg=="}
    added = person("clerk").rest("POST", address, **{"@type": "Attachment", "file": file})
    assert added.status_code == 201, added.text
    recused = person("head").rest("POST", f"{address}/@recuse", person="head", reason="系亲属")
    assert recused.status_code == 204
    Deputies(person).asked("head2", "post~urban.head", "policyhead", reason="戊子委托")
    registry, runner = getGlobalSiteManager(), Runner()
    registry.registerUtility(runner, IRunner, "test")
    with site.open(user="clerk"):
        jobs.add("test", "clerk", "己丑作业")
        outbox.tell(("clerk",), "test", "庚寅消息", "庚寅消息", "intranet")
        transaction.commit()
    yield address
    registry.unregisterUtility(runner, IRunner, "test")


def leaks(answers, account) -> list[tuple[str, str]]:
    """(address, mark) of everything that an account reads and may not."""
    found = []
    for path, answer in answers:
        assert answer.status_code < 500, (account, path, answer.status_code)
        text = _unpacked(answer.content).decode(errors="replace")
        text += _unescaped(text)
        found += [(path, m) for m, who in MARKS.items() if account not in who and m in text]
    return found


def _unpacked(content: bytes) -> bytes:
    """A spreadsheet is an archive whose words are packed."""
    if not is_zipfile(BytesIO(content)):
        return content
    with ZipFile(BytesIO(content)) as archive:
        return b"".join(archive.read(name) for name in archive.namelist())


def _unescaped(text: str) -> str:
    """JSON may write Chinese in escapes."""
    return re.sub(r"\\u([0-9a-f]{4})", lambda match: chr(int(match[1], 16)), text)


@pytest.mark.parametrize("account", EVERY)
def test_pages_and_exports_tell_nobody_what_is_not_theirs(made, person, account):
    client = person(account)
    words = [f"/intranet/search?q={quote(mark)}" for mark in MARKS]
    words += [f"/search?q={quote(mark)}" for mark in MARKS]
    answers = [(path, client.get(path)) for path in PAGES]
    answers += [(path, answer) for path in words if (answer := _without_words(client, path))]
    assert leaks(answers, account) == []


class _Text:
    """An answer without the words that were asked for: the page repeats them in its box."""

    def __init__(self, answer, words: str):
        self.status_code = answer.status_code
        page = BeautifulSoup(answer.content, "html.parser")
        shown = " ".join(part.get_text() for part in page.select(".hits, .results, .rows"))
        self.content = shown.encode()


def _without_words(client, path: str) -> _Text:
    return _Text(client.get(path), path)


@pytest.mark.parametrize("account", EVERY)
def test_services_tell_nobody_what_is_not_theirs(made, person, account):
    client = person(account)
    answers = [(path, client.rest("GET", path)) for path in SERVICES]
    for where in WHERE:
        for service in ("/@querystring-search", "/intranet/@querystring-search"):
            asked = {"query": [where], "fullobjects": True, "metadata_fields": "_all"}
            answers.append((service, client.rest("POST", service, **asked)))
    for mark in MARKS:
        path = f"/@search?SearchableText={quote(mark)}&metadata_fields=_all"
        answers.append((path, client.rest("GET", path)))
    assert leaks(answers, account) == []


@pytest.mark.parametrize("account", EVERY)
def test_counts_tell_nobody_that_there_is_something(made, person, account):
    client = person(account)
    for mark in ("乙酉批示", "丙戌进展", "丁亥附件"):
        answer = client.rest("GET", f"/@search?SearchableText={quote(mark)}")
        found = answer.json().get("items_total", 0) if answer.status_code == 200 else 0
        assert bool(found) == (account in MARKS[mark]), (account, mark)
        if account in STAFF:
            path = f"/intranet/supervision/@listing?q={quote(mark)}"
            listed = client.rest("GET", path)
            if listed.status_code == 200 and account not in MARKS[mark]:
                assert listed.json()["items_total"] in (0, _all(client)), (account, mark)


def _all(client) -> int:
    """How many items the board knows, whatever is asked: where words are no filter."""
    return client.rest("GET", "/intranet/supervision/@listing").json()["items_total"]


@pytest.mark.parametrize("account", EVERY)
def test_nobody_makes_what_is_not_theirs_to_make(made, person, site, account):
    client = person(account)
    with site.open(user="admin") as portal:
        before = len(portal.portal_catalog)
    for kind in ("SupervisionItem", "Job", "JobList", "Message", "MessageBoxes", "Calendar"):
        for place in (
            "",
            "/intranet",
            "/intranet/supervision",
            "/intranet/jobs",
            "/intranet/messages",
        ):
            sent = {"@type": kind, "title": "越权", "requirement": "越权", "lead_unit": "operation"}
            answer = client.rest("POST", place, **sent)
            assert answer.status_code in (400, 401, 403, 404, 405), (kind, place, answer.text)
    for place in KEPT:
        for method, body in (("PATCH", {"title": "越权"}), ("DELETE", {})):
            answer = client.rest(method, f"/intranet/{place}", **body)
            assert answer.status_code in (401, 403, 404, 409), (method, place, answer.text)
    with site.open(user="admin") as portal:
        assert len(portal.portal_catalog) == before
