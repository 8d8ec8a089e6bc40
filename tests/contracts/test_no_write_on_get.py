"""No page writes: visitor and clerk read everything while the database takes nothing.

The pages are all views of ours for every object there is, and whatever they link to. The store
beside the database (`audit.aside`) is no part of this.
"""

from bs4 import BeautifulSoup
from collections import deque
from tests.contracts import samples
from tests.contracts.test_views import views
from urllib.parse import parse_qsl
from urllib.parse import urldefrag
from urllib.parse import urljoin
from urllib.parse import urlsplit
from ZODB.DemoStorage import DemoStorage
from ZODB.POSException import ReadOnlyError
from zope.component import queryMultiAdapter
from zope.globalrequest import getRequest
from zope.interface import alsoProvides

import pytest
import re
import transaction


ACCOUNTS = [None, "clerk"]
# Links that every page has in many values: one of each place is enough, and of lists that are
# narrowed in several ways at once, the first two ways.
FREE = (
    *("b_start", "q", "v", "year", "state", "before", "came_from", "unit", "month", "urgency"),
    *("sort", "order", "col", "size", "kind", "light", "source", "column", "event", "fault"),
    *("genre", "prefix", "result", "subject", "validity", "writer"),
)
WAYS = 2
# What a visited page may answer.
FINE = {200, 301, 302, 400, 401, 403, 404, 405, 409, 410}


class Sealed(DemoStorage):
    """A layer that takes no more writes once `sealed`, and remembers who tried."""

    sealed = False

    def tpc_begin(self, transaction, *args, **kw):
        """Refuse, and keep the address that the publisher wrote into the transaction."""
        if self.sealed:
            self.tried.append(transaction.description)
            raise ReadOnlyError()
        return super().tpc_begin(transaction, *args, **kw)


@pytest.fixture(scope="module")
def sealed(house):
    """(house, samples, storage): content of every type and state, and nothing can be written."""
    house.fresh(Sealed)
    with house.open(user="clerk") as portal:
        made = samples.make(portal)
        transaction.commit()
    storage = house.db.storage
    storage.tried = []
    storage.sealed = True
    yield house, made, storage
    storage.sealed = False


@pytest.fixture(scope="module")
def site(sealed):
    """The house of this module, for the fixtures that ask for it."""
    return sealed[0]


def page_views(portal, made) -> set[str]:
    """Addresses of every sample with its steps, and of every view of ours on one of each type."""
    from jingwei.core.pages.layers import enter_office
    from jingwei.core.pages.layers import IJingweiLayer

    request = getRequest()
    alsoProvides(request, IJingweiLayer)
    enter_office(request)
    names = {one.name for one in views() if len(one.required) == 2}
    # Templates that hold macros only are no pages.
    names = {name for name in names if name and not re.search("[@+]|macros$", name)}
    found = set()
    first = {one.kind: one for one in reversed(made)}
    for one in made:
        obj = portal.unrestrictedTraverse(one.path.lstrip("/")) if one.path else portal
        found.add(one.path)
        for name in names if one in first.values() else ():
            if queryMultiAdapter((obj, request), name=name) is not None:
                found.add(f"{one.path}/@@{name}")
        grid = getattr(obj, "grid", None)
        if grid is not None and hasattr(obj, "journal"):
            found |= {f"{one.path}/@@act/{step}" for step in grid.transitions}
    return found


def links(answer, url: str) -> set[str]:
    """Addresses on our site that a page leads to, by links, forms that get, and redirects."""
    found = {answer.headers["Location"]} if "Location" in answer.headers else set()
    if answer.headers.get("Content-Type", "").startswith("text/html"):
        page = BeautifulSoup(answer.text, "html.parser")
        found |= {link["href"] for link in page.find_all(["a", "link"], href=True)}
        found |= {form["action"] for form in page.find_all("form", method="get", action=True)}
    found = {urldefrag(urljoin(answer.url, link)).url for link in found}
    return {link.removeprefix(url) for link in found if f"{link}/".startswith(f"{url}/")}


def place(link: str) -> str:
    """What makes two links the same page in other values."""
    parts = urlsplit(link)
    words = parse_qsl(parts.query, keep_blank_values=True)
    ways = sorted({name for name, _value in words if name in FREE})[:WAYS]
    return f"{parts.path}?{ways}{sorted({word for word in words if word[0] not in FREE})}"


@pytest.mark.slow
@pytest.mark.parametrize("account", ACCOUNTS)
def test_no_page_writes(sealed, url, person, account):
    house, made, storage = sealed
    storage.tried.clear()
    with house.open(user="admin") as portal:
        start = sorted(page_views(portal, made))
    client = person(account)
    open_, seen, wrong = deque(["", "/intranet", "/desk", *start]), set(), []
    while open_:
        link = open_.popleft()
        if place(link) in seen or "logout" in link:
            continue
        seen.add(place(link))
        answer = client.get(link)
        if answer.status_code not in FINE or "confirm-action" in answer.headers.get("Location", ""):
            wrong.append((link, answer.status_code, answer.headers.get("Location", "")))
        open_.extend(sorted(links(answer, url)))
    assert not wrong
    assert not storage.tried
    assert len(seen) > len(start)


def test_the_seal_works(sealed, person):
    _house, _made, storage = sealed
    answer = person("clerk").rest(
        "POST", "/intranet/documents", **{"@type": "OfficialDocument", "title": "新文件"}
    )
    assert answer.status_code == 503
    assert storage.tried.pop() and not storage.tried
