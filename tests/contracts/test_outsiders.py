"""Every type in every state, asked for by people outside the office.

They see what is in a public state of a type of the public site, and nothing else: not by its
address, not as data, not as a file, in no list, by no view of Plone. `PUBLIC` is written by hand.
"""

from tests.contracts import samples
from tests.contracts.test_views import ours
from tests.contracts.test_views import publishable
from zope.component import getGlobalSiteManager

import pytest
import transaction


# A visitor and a firm; `make test` asks as a firm and a district of another part of the city, too.
OUTSIDERS = (
    None,
    "firm1",
    *(pytest.param(account, marks=pytest.mark.rights) for account in ("firm2", "district")),
)
TEXTS = ("Document", "News Item", "File", "Image", "Link")
PUBLIC = {
    ("Plone Site", ""),
    ("Column", "open"),
    ("InquiryForm", "open"),
    *((kind, "published") for kind in TEXTS),
    ("PolicyDocument", "public"),
    ("PublicAnswer", "public"),
    ("PublicFile", "public"),
}
# A notice with the title stays in the place of what was withdrawn, and nothing of the text.
NOTICES = {("PolicyDocument", "withdrawn"), ("PublicAnswer", "withdrawn")}
LISTED = {("News Item", "published"), ("PolicyDocument", "public"), ("PublicAnswer", "public")}
# A district passes the desk on the way to its own place, where nothing of others lies.
PASSED = {"district": {("Desk", "closed"), ("DistrictHouse", "closed")}}
# What the publisher says to people who may not see: log in, not found, gone.
REFUSED = {302, 401, 404, 410}
# The first address of each answers if the file is public.
BLOBS = {
    "Attachment": ("@@download/file", "@@display-file/file", "file"),
    "PublicFile": ("@@download/file", "@@display-file/file"),
    "File": ("@@download/file", "@@display-file/file"),
    "Image": ("@@images/image", "@@images/image/mini", "@@download/image", "@@display-file/image"),
}
# Lists of the site that carry what is public.
LISTS = ["", "/news", "/policies", "/inquiries"]
FORMATS = ["?format=json", "?format=csv", "?format=atom"]
# Lists of Plone, and what its scripts ask for; closed, or with nothing in them to be hidden.
STOCK = [
    *("folder_listing", "folder_contents", "listing_view", "summary_view", "tabular_view"),
    *("full_view", "album_view", "event_listing", "RSS", "rss.xml", "atom.xml", "itunes.xml"),
    *("search_rss?SearchableText=内情", "@@search?SearchableText=内情", "search?q=内情"),
    *("@@ajax-search?SearchableText=内情", "@@updated_search?SearchableText=内情"),
    *("sitemap", "sitemap.xml.gz", "@@sitemap.xml.gz", "@@fc-contextInfo", "manage_main"),
    *("objectIds", "contentIds", "contentValues", "listFolderContents", "getFolderContents"),
    *("objectValues", "objectItems", "values", "items", "keys", "recently_modified"),
    '@@getVocabulary?name=plone.app.vocabularies.Catalog&attributes=["Title","path"]',
    "portal_catalog/searchResults?SearchableText=内情",
    "portal_catalog/unrestrictedSearchResults?SearchableText=内情",
    "++api++/@search?SearchableText=内情&fullobjects=1",
    "++api++/@search?metadata_fields=_all",
    "++api++/@navigation?expand.navigation.depth=4",
    "++api++/@contextnavigation",
    "++api++?fullobjects=1",
    "++api++/@vocabularies/plone.app.vocabularies.Catalog",
]
PLACES = ["", "/news", "/policies", "/desk"]
PLACES += ["/intranet", "/intranet/documents", "/intranet/inquiries"]


@pytest.fixture(scope="module")
def made(site):
    """All samples, committed."""
    with site.open(user="clerk") as portal:
        found = samples.make(portal)
        transaction.commit()
    return found


def is_public(one: samples.Sample) -> bool:
    """May outsiders read all of it?"""
    return (one.kind, one.state) in PUBLIC


def is_notice(one: samples.Sample) -> bool:
    """Do outsiders read that it was withdrawn?"""
    return (one.kind, one.state) in NOTICES


def passes(account: str | None, one: samples.Sample) -> bool:
    """Does the account pass here?"""
    return (one.kind, one.state) in PASSED.get(account, set())


@pytest.fixture(scope="module")
def hidden(made):
    """Ids and marks that no outsider may read anywhere."""
    closed = [one for one in made if one.mark and not is_public(one) and not is_notice(one)]
    return {one.path.rpartition("/")[2] for one in closed} | {one.mark for one in closed}


def leaks(answer, words) -> list[str]:
    """Words that an answer tells, in its body or in the address that it leads to."""
    text = answer.content.decode(errors="replace") + answer.headers.get("Location", "")
    return sorted(word for word in words if word in text)


def test_every_type_and_state_has_a_sample(made, site):
    with site.open(user="admin") as portal:
        assert not samples.missing(portal, made)


def test_no_other_type_can_be_added_anywhere(made, site):
    with site.open(user="admin") as portal:
        known = set(samples.ours(portal))
        for one in made:
            container = portal.unrestrictedTraverse(one.path.lstrip("/"))
            if hasattr(container, "allowedContentTypes"):
                addable = {fti.getId() for fti in container.allowedContentTypes()}
                assert addable <= known, one


@pytest.mark.parametrize("account", OUTSIDERS)
def test_pages_show_only_what_is_public(made, person, account):
    wrong = []
    for one in made:
        for name in ("", "/view"):
            answer = person(account).get(f"{one.path}{name}")
            if is_public(one) or passes(account, one):
                right = answer.status_code in (200, 302)
            elif is_notice(one):
                right = answer.status_code == 200 and f"正文{one.mark}" not in answer.text
            else:
                right = answer.status_code in REFUSED
                right &= not one.mark or one.mark not in answer.text
            if not right:
                wrong.append((one.kind, one.state, name, answer.status_code))
    assert not wrong


@pytest.mark.parametrize("account", OUTSIDERS)
def test_data_are_for_people_with_an_account_and_of_what_is_public(made, person, account):
    wrong = []
    for one in made:
        answer = person(account).rest("GET", one.path)
        if account is None:
            right = answer.status_code in (401, 410)
        elif is_public(one) or is_notice(one) or passes(account, one):
            right = answer.status_code == 200
        else:
            right = answer.status_code == 404
        if is_notice(one) or answer.status_code != 200:
            right &= not one.mark or f"正文{one.mark}" not in answer.text
        if not right:
            wrong.append((one.kind, one.state, answer.status_code))
    assert not wrong


@pytest.mark.parametrize("account", OUTSIDERS)
def test_files_follow_what_they_belong_to(made, person, account):
    wrong = []
    for one in made:
        for at, name in enumerate(BLOBS.get(one.kind, ())):
            answer = person(account).get(f"{one.path}/{name}")
            if is_public(one):
                right = at > 0 or answer.status_code == 200
            else:
                right = answer.status_code in REFUSED and not leaks(answer, [one.mark])
            if not right:
                wrong.append((one.kind, one.state, name, answer.status_code))
    assert not wrong


@pytest.mark.parametrize("account", OUTSIDERS)
def test_an_identifier_leads_nowhere(made, person, account, hidden):
    wrong = []
    for one in made:
        if one.mark and not is_public(one) and not is_notice(one):
            for name in ("resolveuid", "@@redirect-to-uuid"):
                answer = person(account).get(f"/{name}/{one.uid}")
                if answer.status_code != 404 or leaks(answer, hidden):
                    wrong.append((one.kind, one.state, name, answer.status_code))
    assert not wrong


def test_an_identifier_of_something_public_leads_there(made, person):
    one = next(one for one in made if (one.kind, one.state) == ("PolicyDocument", "public"))
    answer = person(None).get(f"/resolveuid/{one.uid}")
    assert answer.status_code == 301 and answer.headers["Location"].endswith(one.path)


@pytest.mark.parametrize("account", OUTSIDERS)
def test_lists_hold_what_is_public_and_nothing_else(made, person, account, hidden):
    seen, wrong = "", []
    for path in (*LISTS, *(f"{column}{kind}" for column in LISTS[1:] for kind in FORMATS)):
        answer = person(account).get(path)
        if answer.status_code != 200 or leaks(answer, hidden):
            wrong.append((path, answer.status_code, leaks(answer, hidden)))
        seen += answer.content.decode(errors="replace")
    assert not wrong
    assert all(one.mark in seen for one in made if (one.kind, one.state) in LISTED)


@pytest.mark.parametrize("account", [None, "firm1"])
@pytest.mark.parametrize("place", PLACES)
def test_lists_of_plone_tell_nothing(made, person, account, hidden, place):
    wrong = []
    for name in STOCK:
        answer = person(account).get(f"{place}/{name}")
        if answer.status_code >= 500 or leaks(answer, hidden):
            wrong.append((name, answer.status_code, leaks(answer, hidden)[:2]))
    assert not wrong


def stock_views(context) -> set[str]:
    """Names of all views that Plone has for an object."""
    names = set()
    for registration in getGlobalSiteManager().registeredAdapters():
        if publishable(registration) and not ours(registration) and registration.name:
            kind = registration.required[0]
            if len(registration.required) == 2 and kind.providedBy(context):
                names.add(registration.name)
    return {name for name in names if not name.startswith(("+", "GET_", "POST_", "PATCH_"))}


@pytest.mark.slow
@pytest.mark.parametrize("place", ["/news", "/intranet/documents"])
def test_no_view_of_plone_tells_what_is_hidden(made, site, person, hidden, place):
    with site.open(user="admin") as portal:
        names = sorted(stock_views(portal.unrestrictedTraverse(place.lstrip("/"))))
    assert len(names) > 100
    wrong = []
    for account in (None, "firm1"):
        for name in names:
            answer = person(account).get(f"{place}/@@{name}")
            if leaks(answer, hidden) or "Traceback" in answer.text:
                wrong.append((account, name, answer.status_code, leaks(answer, hidden)[:2]))
            elif answer.status_code >= 500:
                print(account, place, name, answer.status_code)
    assert not wrong
