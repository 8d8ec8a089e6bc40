"""Pages and steps of our site, and the same of a stock site beside it."""

from collections.abc import Callable
from jingwei.testing import PASSWORD
from tests.benchmarks import stock
from tests.benchmarks.client import Answer
from tests.benchmarks.client import Client
from tests.benchmarks.client import Figure
from tests.benchmarks.client import timed
from tests.benchmarks.client import WARM
from urllib.parse import quote


SEARCHES = {
    "1 character": "业",
    "2 common characters": "工业",
    "4 common characters": "工业经济",
    "one document": "第77项",
    "mixed words": "2026年 通知",
}
SIZE = 20
# Rounds of pages that may take long.
FAR = 10
FACETS = "state=issued&state=archived&unit=operation&urgency=routine"


def visitor(root: str) -> dict[str, Figure]:
    """What anybody asks for."""
    anybody = Client(root)
    listing = anybody.page("/policies?format=json").json()
    policy = listing["items"][0]["url"].removeprefix(root)
    return {
        "anonymous home": timed(lambda: anybody.page("")),
        "anonymous list of 20": timed(lambda: anybody.page("/policies")),
        "anonymous policy page": timed(lambda: anybody.page(policy)),
        "anonymous search, common word": timed(lambda: anybody.page(f"/search?q={quote('工业')}")),
        "anonymous search, one policy": timed(lambda: anybody.page(f"/search?q={quote('第77项')}")),
    }


def staff(root: str) -> dict[str, Figure]:
    """Lists and searches of the office."""
    rows = {}
    for account in ("clerk", "head", "director"):
        person = Client(root, (account, PASSWORD))
        rows[f"work list as {account}"] = timed(lambda p=person: p.page("/intranet/worklist"))
    supervisor = Client(root, ("supervisor", PASSWORD))
    rows["supervision board"] = timed(lambda: supervisor.page("/intranet/supervision"))
    registrar = Client(root, ("registrar", PASSWORD))
    rows["list of documents"] = timed(lambda: registrar.page("/intranet/documents"))
    path = f"/intranet/documents?{FACETS}"
    rows["the same, three facets chosen"] = timed(lambda: registrar.page(path))
    for what, words in SEARCHES.items():
        path = f"/intranet/search?q={quote(words)}"
        rows[f"search, {what}"] = timed(lambda p=path: registrar.page(p))
    return rows


def far_pages(root: str, count: int) -> dict[str, Figure]:
    """A list of `count` documents where no index leads to the page."""
    registrar = Client(root, ("registrar", PASSWORD))
    middle = f"b_start={count // 2 // SIZE * SIZE}"
    asked = {
        "list of documents by title": "sort=title&order=asc",
        "list of documents, in the middle": middle,
        "the middle, by title downwards": f"sort=title&order=desc&{middle}",
        "list of documents, a common word": f"q={quote('工业')}",
    }
    path = "/intranet/documents?"
    return {
        name: timed(lambda p=path + words: registrar.page(p), FAR) for name, words in asked.items()
    }


def steps(root: str) -> dict[str, Figure]:
    """A new document and its first two steps, by REST."""
    clerk, head = (Client(root, (account, PASSWORD)) for account in ("clerk", "head"))
    made: list[str] = []

    def create() -> Answer:
        answer = clerk.post(
            "/intranet/documents",
            **{"@type": "OfficialDocument", "title": "测量用的通知", "disclosure": "proactive"},
            main_recipients="各区经信部门",
            body={"data": "<p>正文</p>", "content-type": "text/html"},
        )
        made.append(answer.json()["@id"].removeprefix(root))
        return answer

    rows = {"create a document (REST)": timed(create)}
    rows["submit (REST)"] = _each(made, lambda path: clerk.post(f"{path}/@workflow/submit"))
    rows["endorse (REST)"] = _each(
        made, lambda path: head.post(f"{path}/@workflow/endorse", opinion="同意", pin=PASSWORD)
    )
    return rows


def _each(paths: list[str], step: Callable[[str], Answer]) -> Figure:
    """The step on every path, once."""
    left = iter(list(paths))
    return timed(lambda: step(next(left)), len(paths) - WARM)


def theirs(root: str) -> dict[str, Figure]:
    """Stock Plone."""
    anybody, member = Client(root), Client(root, ("member", stock.PASSWORD))
    return {
        "stock anonymous home": timed(lambda: anybody.page("")),
        "stock anonymous list of 20": timed(lambda: anybody.page("/policies")),
        "stock anonymous page": timed(lambda: anybody.page("/policies/page-7")),
        "stock list as member": timed(lambda: member.page("/policies")),
        "stock create (REST)": timed(
            lambda: member.post("/policies", **{"@type": "Document", "title": "测量用的页面"})
        ),
    }
