"""A visitor never learns whether anything is at an address: what is hidden and what does not exist
get one answer, whatever is asked and however.
"""

from bs4 import BeautifulSoup
from tests.core.rights.test_hidden import below
from tests.core.rights.test_hidden import VIEWS
from tests.office.documents.conftest import office
from tests.portal.conftest import editing
from urllib.parse import unquote

import pytest
import requests
import secrets
import uuid


pytestmark = pytest.mark.rights


__all__ = ["editing", "office"]
METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND", "COPY", "MOVE"]
SERVICES = ["", "/@workflow", "/@workflow/submit", "/@types", "/@history", "/@nothing", "/@copy"]
FORMS = ["", "/", "/view", "/edit", "/@@why", "/@@act/submit", "/++add++File", "?format=json"]
FILES = ["/@@download/file", "/@@images/image", "/@@images/image/mini", "/@@display-file/file"]


class Unknown(requests.auth.AuthBase):
    """A wrong password for an account of another name each time: nobody has to wait."""

    def __call__(self, request):
        return requests.auth.HTTPBasicAuth(secrets.token_hex(8), "wrong")(request)


# What visitors may bring along; none of it is good.
BROUGHT = {
    "an old session": {"cookies": {"__ac": "c2Vzc2lvbg"}},
    "a wrong password": {"auth": Unknown()},
}


@pytest.fixture(scope="module")
def hidden(office, editing) -> dict[str, str]:
    """Kind -> path of something that visitors may not see."""
    found = {
        kind: below(editing.write(kind)) for kind in ("News Item", "Document", "File", "Image")
    }
    found["in review"] = below(editing.walk("review"))
    found["OfficialDocument"] = below(office.draft())
    return found


@pytest.fixture(scope="module")
def told(person):
    """Return all that an answer tells, with `it` in the place of the name that was asked for."""

    def ask(path: str, below: str = "", method: str = "GET", **kw) -> tuple:
        client, name = person(), path.rpartition("/")[2]
        answer = client.http.request(
            method, f"{client.url}{path}{below}", allow_redirects=False, **kw
        )
        headers = [f"{k}: {v}" for k, v in answer.headers.items() if k != "Date"]
        return answer.status_code, *(said.replace(name, "it") for said in (answer.text, *headers))

    return ask


@pytest.fixture(scope="module")
def nothing(told):
    """Return what is told of an address like `path` with nothing at it; as long, so that lengths
    can be compared. Every such address of a container is told the same, so one is asked.
    """
    known = {}

    def ask(path: str, below: str = "", **kw) -> tuple:
        container, name = path.rsplit("/", 1)
        call = (container, len(name), below, str(kw))
        if call not in known:
            other = secrets.token_hex(len(name))[: len(name)]
            known[call] = told(f"{container}/{other}", below, **kw)
        return known[call]

    return ask


def test_a_hidden_object_answers_as_no_object_does(hidden, told, nothing):
    wrong = []
    for kind, path in hidden.items():
        for rest in (*FORMS, *FILES, *(f"/{view}" for view in VIEWS)):
            there = told(path, rest)
            if there != nothing(path, rest):
                wrong.append((kind, rest, there[0]))
    assert wrong == []


@pytest.mark.parametrize("method", METHODS)
def test_so_it_does_to_every_method_and_through_the_rest_api(hidden, told, nothing, method):
    wrong = []
    for kind in ("News Item", "Image", "OfficialDocument"):
        calls = [(hidden[kind], rest) for rest in FORMS]
        calls += [(f"/++api++{hidden[kind]}", rest) for rest in SERVICES]
        for path, rest in calls:
            for accept in ("application/json", "text/html"):
                kw = {"method": method, "headers": {"Accept": accept}}
                there = told(path, rest, **kw)
                if there != nothing(path, rest, **kw):
                    wrong.append((path, rest, accept, there[0]))
    assert wrong == []


@pytest.mark.parametrize("brought", BROUGHT)
def test_so_it_does_to_who_brings_an_old_session_or_a_wrong_password(
    hidden, told, nothing, brought
):
    for kind in ("News Item", "OfficialDocument"):
        for rest in ("", "/edit"):
            path, kw = hidden[kind], BROUGHT[brought]
            there = told(path, rest, **kw)
            assert there[0] == 302
            assert there == nothing(path, rest, **kw), (path, rest)


def test_an_identifier_tells_nothing_either(hidden, site, told):
    wrong = []
    for kind, path in hidden.items():
        with site.open(user="admin") as portal:
            uid = portal.unrestrictedTraverse(path[1:]).UID()
        for place in ("", "/news", "/intranet", "/desk", "/++api++", "/++api++/intranet"):
            for view in ("resolveuid", "@@redirect-to-uuid", "@@resolveuid"):
                there = told(f"{place}/{view}/{uid}")
                if there != told(f"{place}/{view}/{uuid.uuid4().hex}"):
                    wrong.append((kind, place, view, there[0]))
    assert wrong == []


@pytest.mark.parametrize("place", ["/intranet", "/desk", "/intranet/documents"])
def test_who_follows_a_link_into_a_closed_house_is_led_to_the_log_in(person, url, place):
    for path in ("", "/", "/nothing", "/nothing/at/all", "/@@nothing", "/edit"):
        answer = person().get(f"{place}{path}")
        assert answer.status_code == 302, path
        leads_to = unquote(answer.headers["Location"])
        assert leads_to == f"{url}/login?came_from=/jingwei{place}{path}"


def test_who_finds_nothing_on_the_public_site_may_log_in_and_come_back(hidden, person, url):
    path = hidden["News Item"]
    page = person().get(path)
    assert page.status_code == 404
    way_in = BeautifulSoup(page.text, "html.parser").select_one(".error-page [href*=login]")["href"]
    assert way_in == f"{url}/login?came_from=/jingwei{path}"
    assert "came_from" not in person("clerk").get(path).text
