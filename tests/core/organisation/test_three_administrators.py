"""Nobody holds two of the three administrator posts, whichever way they are given."""

from itertools import permutations
from jingwei.core.organisation import api
from jingwei.core.organisation import exc
from plone.protect.authenticator import createToken
from tests.core.deputies.conftest import Deputies

import pytest


POSTS = {"system": "sysadmin", "security": "secadmin", "audit": "auditor"}
PAIRS = [(post, POSTS[other]) for post, other in permutations(POSTS, 2)]
ROOT = "/intranet/organisation/administration"


def of(site, account: str) -> set[str]:
    """Administrator posts that an account holds, as PAS tells Zope."""
    with site.open(user="admin") as portal:
        groups = portal.acl_users.getUserById(account).getGroups()
        assert set(api.tokens_of(account)) <= {*groups, "AuthenticatedUsers"}
        return set(groups) & api.ADMINISTRATORS


@pytest.fixture(autouse=True)
def unchanged(site):
    """Afterwards everybody holds what they held."""
    yield
    for post, account in POSTS.items():
        assert of(site, account) == {f"post~administration.{post}"}


@pytest.mark.parametrize(("post", "account"), PAIRS)
def test_the_page_refuses_and_says_why(site, person, post, account):
    with site.open(user="secadmin"):
        form = {"_authenticator": createToken(), "add": account}
    answer = person("secadmin").post(f"{ROOT}/{post}/assign", form)
    assert answer.status_code == 400
    assert "不得由一人兼任" in answer.text


@pytest.mark.parametrize(("post", "account"), PAIRS)
def test_rest_refuses_whoever_asks(person, post, account):
    answer = person("secadmin").rest("PATCH", f"{ROOT}/{post}", holders=[POSTS[post], account])
    assert answer.status_code == 400 and "不得由一人兼任" in answer.json()["message"]
    for asking in ("sysadmin", "auditor", account, "principal"):
        if asking != "secadmin":
            told = person(asking).rest("PATCH", f"{ROOT}/{post}", holders=[account])
            assert told.status_code in (401, 403, 404), asking


@pytest.mark.parametrize(("post", "account"), PAIRS)
def test_the_user_folder_itself_refuses(portal, post, account):
    with pytest.raises(exc.TwoAdministrators):
        api.plugin().set_group(f"post~administration.{post}", "", [POSTS[post], account])


@pytest.mark.parametrize("account", POSTS.values())
def test_nobody_stands_in_for_an_administrator_or_through_groups_of_plone(person, account):
    deputies = Deputies(person)
    for post in POSTS:
        answer = deputies.ask(account, f"post~administration.{post}", "clerk")
        assert answer.status_code in (400, 403), (post, answer.text)
        token = f"post~administration.{post}"
        for method, path, body in (
            ("PATCH", f"/@groups/{token}", {"users": {account: True}}),
            ("POST", "/@groups", {"groupname": token, "users": [account]}),
            ("PATCH", f"/@users/{account}", {"roles": {"Manager": True}}),
            ("POST", f"{ROOT}/@sharing", {"entries": [{"id": account, "roles": {"Owner": True}}]}),
        ):
            told = person(account).rest(method, path, **body)
            assert told.status_code in (400, 401, 403, 404), (path, told.status_code, told.text)


def test_who_gave_up_one_may_get_another(site, person):
    client = person("secadmin")
    assert client.rest("PATCH", f"{ROOT}/audit", holders=["archivist"]).status_code == 204
    assert client.rest("PATCH", f"{ROOT}/system", holders=["auditor"]).status_code == 204
    assert of(site, "auditor") == {"post~administration.system"}
    assert client.rest("PATCH", f"{ROOT}/system", holders=["sysadmin"]).status_code == 204
    assert client.rest("PATCH", f"{ROOT}/audit", holders=["auditor"]).status_code == 204


def test_the_post_that_gives_all_others_is_never_left_without_anybody(site, person):
    client, token = person("secadmin"), "post~administration.security"
    answer = client.rest("PATCH", f"{ROOT}/security", holders=[])
    assert answer.status_code == 400 and "请先增加" in answer.json()["message"]
    with site.open(user="secadmin"):
        form = {"_authenticator": createToken(), "remove": "secadmin"}
    page = client.post(f"{ROOT}/security/assign", form)
    assert page.status_code == 400 and "请先增加" in page.text
    with site.open(user="admin") as portal, pytest.raises(exc.NobodyLeft):
        portal.acl_users.userFolderDelUsers(["secadmin"])
    assert of(site, "secadmin") == {token}


def test_a_security_administrator_hands_over_to_another(site, person):
    both, successor = ["secadmin", "archivist"], person("archivist")
    post = f"{ROOT}/security"
    assert person("secadmin").rest("PATCH", post, holders=both).status_code == 204
    assert successor.rest("PATCH", post, holders=["archivist"]).status_code == 204
    assert of(site, "secadmin") == set()
    assert successor.rest("PATCH", post, holders=["secadmin"]).status_code == 204
