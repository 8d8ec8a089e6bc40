"""No address of the site fails, also those of the helpers of Plone's own pages, asked for bare."""

from tests.contracts import samples
from zope.component import getGlobalSiteManager
from zope.component import queryMultiAdapter
from zope.globalrequest import getRequest
from zope.interface import alsoProvides

import pytest
import re
import transaction


ACCOUNTS = [None, "clerk", "editor", "sysadmin"]
ODD = [
    "@search?b_size=x",
    "@search?b_start=-1",
    "@search?b_size=-1",
    "@search?SearchableText=%22",
    "@search?SearchableText=a AND",
    "@search?sort_on=SearchableText",
    "@search?getObjPositionInParent=1",
    "@search?effective.query=2020&effective.operator=xor",
    "@search?Subject.not=a",
    "@users/a/b",
    "@search?sort_on=nonsense",
    "@search?sort_limit=x",
    "@search?metadata_fields=__x__",
    "@search?path.depth=x",
    "@search?created.query=x",
    "@search?created.query=2020&created.range=x",
    "@navigation?expand.navigation.depth=x",
    "@contextnavigation?expand.contextnavigation.depth=x",
    "@types/Nothing",
    "@vocabularies/nothing",
    "@history/99",
    "@workflow/nothing",
    "@users?limit=x",
    "@comments/12",
    "@linkintegrity?uids=x",
    "@querysources/x",
    "@registry/x",
    "@copy",
    "@move",
    "?include_items=x",
    "?b_size=x",
    "?expand=x,y",
]


@pytest.fixture(scope="module")
def made(site):
    """Content of every type and state."""
    with site.open(user="clerk") as portal:
        found = samples.make(portal)
        transaction.commit()
    return found


@pytest.fixture(scope="module")
def addresses(site, made) -> list[str]:
    """One address of every view that is registered for any of our types, stock ones included."""
    from jingwei.core.pages.layers import enter_office
    from jingwei.core.pages.layers import IJingweiLayer

    names = {
        one.name
        for one in getGlobalSiteManager().registeredAdapters()
        if len(one.required) == 2 and one.name and not re.search("[@+]|logout", one.name)
    }
    found = {}
    with site.open(user="admin") as portal:
        request = getRequest()
        alsoProvides(request, IJingweiLayer)
        enter_office(request)
        for one in {sample.kind: sample for sample in made}.values():
            obj = portal.unrestrictedTraverse(one.path.lstrip("/")) if one.path else portal
            for name in names:
                found.setdefault(_view(obj, request, name), f"{one.path}/@@{name}")
    found.pop(None)
    return sorted(found.values())


def _view(obj, request, name: str):
    """What tells one view from another; None if there is no page of that name."""
    try:
        view = queryMultiAdapter((obj, request), name=name)
    except Exception:
        # Whoever asks for it by address gets no further, either; that is to be seen.
        return name
    return (name, type(view).__name__) if callable(view) else None


@pytest.mark.slow
@pytest.mark.parametrize("account", ACCOUNTS)
def test_no_view_fails_when_it_is_asked_for_bare(person, addresses, account):
    client = person(account)
    assert len(addresses) > 300
    answers = {address: client.get(address).status_code for address in addresses}
    assert {one: status for one, status in answers.items() if status >= 500} == {}


@pytest.mark.proof
@pytest.mark.parametrize("account", ["clerk", "secadmin"])
@pytest.mark.parametrize("place", ["", "/news", "/intranet/documents", "/intranet/organisation"])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_no_service_fails_over_an_odd_value(person, method, place, account):
    client, wrong = person(account), {}
    for odd in ODD:
        path = f"{place}{odd}" if odd.startswith("?") else f"{place}/{odd}"
        status = client.rest(method, path).status_code
        if status >= 500:
            wrong[path] = status
    assert wrong == {}


@pytest.mark.parametrize("source", ["x", None, 5, {}, ["/news"], "/news"])
@pytest.mark.parametrize("service", ["@copy", "@move"])
def test_nothing_is_copied_or_moved_where_it_does_not_belong(person, service, source):
    for place in ("/news", "/intranet/documents", "/intranet/organisation/urban"):
        answer = person("secadmin").rest("POST", f"{place}/{service}", source=source)
        assert answer.status_code in (400, 403) or answer.json() == [], answer.text
