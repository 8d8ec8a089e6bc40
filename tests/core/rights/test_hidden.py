"""Whoever may not see an object gets for every address below it what its own address answers."""

from tests.contracts.test_outsiders import stock_views
from tests.office.documents.conftest import office
from tests.portal.conftest import editing
from urllib.parse import urlsplit

import pytest
import re


pytestmark = pytest.mark.rights


__all__ = ["editing", "office"]
TITLE = "内情甲乙丙"
VIEWS = [
    *("@@main_template", "main_template", "@@title", "@@description", "sitemap", "contact-info"),
    *("mail_password_form", "mail_password_response", "passwordreset", "uuid", "absolute_url"),
    *("@@images", "@@images/image", "@@images/nothing", "@@babel_utils", "@@babel_view"),
    *("@@full_view", "@@content-core", "view", "edit", "@@nothing", "nothing", "nothing/at/all"),
    *("@@plone", "@@plone_context_state", "++add++Attachment", "++resource++nothing", "login"),
    *("@@why", "@@act/submit", "@@act", "index_html", "title", "portal_catalog", "policies"),
    *("@@main_template/macros", "@@title/x", "@@download/file", "manage_main", "RSS", "@@ok"),
]
# The log-in that a visitor may go through leads back to the very address.
COMING_BACK = re.compile('came_from=[^"]*')
OTHERS = ["secadmin", "clerk2", "auditor", "sysadmin", "firm1", "district", None]


def below(address: str) -> str:
    """Path of an object below the site."""
    return address.replace("/++api++", "").split("/jingwei", 1)[1]


def told(answer) -> tuple:
    """All that an answer tells but the words that were sent."""
    location = urlsplit(answer.headers.get("Location", "")).path
    headers = {name: answer.headers.get(name) for name in ("Content-Type", "Allow", "Vary")}
    text = COMING_BACK.sub("", answer.text)
    return answer.status_code, location, text, tuple(headers.items())


@pytest.fixture(scope="module")
def draft(office):
    """Path of clerk's draft."""
    return below(office.draft(title=TITLE))


@pytest.fixture(scope="module")
def text(editing):
    """Path of an editor's draft."""
    return below(editing.write(title=TITLE))


@pytest.fixture(scope="module")
def withdrawn(editing):
    """Path of a text that was taken back."""
    return below(editing.walk("withdrawn", title=TITLE))


@pytest.mark.parametrize("account", OTHERS)
def test_nobody_else_learns_of_a_draft_that_it_is_there(person, draft, account):
    client = person(account)
    month = draft.rsplit("/", 1)[0]
    plain, wrong = told(client.get(draft)), told(client.get(f"{month}/123456789abc"))
    assert plain == wrong
    for view in VIEWS:
        answer = client.get(f"{draft}/{view}")
        assert told(answer) == plain, (view, answer.status_code)
        assert told(client.get(f"{month}/123456789abc/{view}")) == plain, view
        assert TITLE not in answer.text and TITLE not in answer.headers.get("Location", "")
    for service in ("", "/@workflow", "/@types", "/@actions", "/@breadcrumbs", "/@nothing"):
        answer = client.rest("GET", f"{draft}{service}")
        assert answer.status_code == (401 if account is None else 404), service
        assert answer.text == client.rest("GET", f"{month}/123456789abc{service}").text


@pytest.mark.parametrize("account", ["clerk", "auditor", "firm1", None])
@pytest.mark.parametrize("which", ["text", "withdrawn"])
def test_nobody_else_reads_a_title_of_what_is_not_published(person, request, account, which):
    client, path = person(account), request.getfixturevalue(which)
    plain = told(client.get(path))
    assert plain[0] == (404 if account else {"text": 404, "withdrawn": 410}[which])
    for view in VIEWS:
        answer = client.get(f"{path}/{view}")
        assert told(answer) == plain, (view, answer.status_code)
        assert TITLE not in answer.text


@pytest.mark.parametrize("which", ["draft", "text", "withdrawn"])
def test_a_cookie_of_nobody_opens_nothing(person, request, which):
    client, path = person(), request.getfixturevalue(which)
    client.http.cookies.set("__ac", "x")
    plain = told(client.get(path))
    assert plain[0] == 302
    for view in VIEWS:
        answer = client.get(f"{path}/{view}")
        assert told(answer) == plain, (view, answer.status_code)


@pytest.mark.parametrize("account", ["clerk2", "firm1", None])
def test_no_view_of_all_tells_anything_of_a_draft(person, site, draft, account):
    with site.open(user="admin") as portal:
        names = sorted(stock_views(portal.unrestrictedTraverse(draft[1:])))
    assert len(names) > 100
    client = person(account)
    plain = told(client.get(draft))
    assert [name for name in names if told(client.get(f"{draft}/@@{name}")) != plain] == []


def test_who_may_see_it_sees_it(person, draft, text, withdrawn):
    assert TITLE in person("clerk").get(draft).text
    assert TITLE in person("editor").get(text).text
    assert TITLE in person("editor").get(withdrawn).text
    for path in ("/login", "/++theme++jingwei/css/office.css", "/robots.txt"):
        for account in (None, "clerk", "firm1"):
            answer = person(account).get(path)
            assert answer.status_code in (200, 302), (path, account)


# What our own pages below the office are made with.
OPEN = ["view", "edit", "++add++Attachment", "@@why", "@@act/submit", "delete_confirmation"]
SHUT = [
    *("@@title", "@@description", "sitemap", "contact-info", "@@full_view", "@@content-core"),
    *("@@babel_view", "mail_password_form", "@@uuid", "folder_contents", "@@sharing", "@@history"),
    *("@@historyview", "@@plone_context_state", "folder_listing", "RSS", "@@export"),
    *("content_status_history", "object_rename", "@@test-rendering", "@@ajax-search", "@@images"),
]


def test_staff_get_the_listed_pages_of_plone_on_what_they_may_see(person, draft, text):
    for account, path in (("clerk", draft), ("editor", text)):
        for view in OPEN if path == draft else OPEN[:2]:
            assert person(account).get(f"{path}/{view}").status_code == 200, (path, view)
        for view in SHUT[:-1]:
            assert person(account).get(f"{path}/{view}").status_code in (302, 403, 404), view
    for place in ("/intranet", "/intranet/documents", "/intranet/organisation/operation"):
        for view in SHUT:
            answer = person("clerk").get(f"{place}/{view}")
            assert answer.status_code in (302, 400, 403, 404), (place, view)


# Of Plone's pages, and of those in their place that are ours, what anybody on the staff is shown
# on the public site.
SHOWN = {
    *("change-password", "favicon.ico", "getVocabulary", "logged-out", "login", "robots.txt"),
    *("search", "sitemap", "sitemap.xml.gz", "view", "main_template"),
    # They ask for a right that visitors have not.
    *("forced-password-change", "initial-login-password-change"),
    *("allow_upload", "folder_factories"),
    # Words of the scripts of forms.
    "plonejsi18n",
}


@pytest.mark.parametrize("account", ["clerk", "editor", "sysadmin"])
@pytest.mark.parametrize("place", ["", "/news"])
def test_staff_are_shown_on_the_public_site_no_page_that_plone_opens_to_everybody(
    site, person, account, place
):
    with site.open(user="admin") as portal:
        names = stock_views(portal.unrestrictedTraverse(place[1:]) if place else portal)
    client = person(account)
    closed = ("contact-info", "mail_password_form", "test-rendering", "test-rendering-icons")
    for name in closed:
        assert client.get(f"{place}/@@{name}").status_code == 404, name
    found = {name for name in names if client.get(f"{place}/@@{name}").status_code == 200}
    assert found <= SHOWN


def test_maintenance_works_with_all_of_plone(person):
    for path in ("/@@overview-controlpanel", "/news/manage_main", "/intranet/@@title"):
        assert person("admin").get(path).status_code == 200, path
