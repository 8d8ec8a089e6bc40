"""The profile on a plain Plone site: it comes, goes without residue, and comes again."""

from AccessControl.SecurityManagement import newSecurityManager
from jingwei.core.numbering.content import book
from jingwei.core.numbering.registers import Entry
from jingwei.install import exc
from jingwei.install import memory
from jingwei.install.site import PROFILE
from plone.dexterity.utils import createContent
from plone.distribution.api.site import _create_site
from plone.registry.interfaces import IRegistry
from tests.dumps import difference
from tests.dumps import dump
from ZODB.DB import DB
from ZODB.DemoStorage import DemoStorage
from ZODB.serialize import referencesf
from zope.annotation.interfaces import IAnnotations
from zope.component import getUtility
from zope.component.hooks import setSite

import OFS.Application
import pickletools
import pytest
import transaction


pytestmark = pytest.mark.slow
UNINSTALL = "profile-jingwei:uninstall"
DEPENDENCY = "profile-collective.easyform:default"
ANSWERS = {
    "site_id": "jingwei",
    "title": "Plain",
    "description": "",
    "default_language": "en",
    "portal_timezone": "UTC",
    "setup_content": False,
}
# A moment, and what Plone's own export leaves behind.
DIFFER = ("IThemeSettings.custom_css_timestamp", "plone.contentrules.localassignments")


@pytest.fixture
def plain(house):
    """A plain Plone site with what our profile depends on; the test's connection is committed."""
    house._use(DB(DemoStorage(), cache_size=100_000))
    with house.db.transaction() as connection:
        connection.root()["Application"] = OFS.Application.Application()
    with house.open(site=False) as app:
        OFS.Application.initialize(app)
        app.acl_users.userFolderAddUser("admin", house.password, ["Manager"], [])
        newSecurityManager(None, app.acl_users.getUser("admin").__of__(app.acl_users))
        site = _create_site(app, "classic", ANSWERS)
        setSite(site)
        site.portal_setup.runAllImportStepsFromProfile(DEPENDENCY)
        site.acl_users.source_users.addUser("maria", "maria", "A long pass phrase 7")
        transaction.commit()
        yield site


def install(site) -> None:
    """As the list of add-ons does."""
    site.portal_setup.runAllImportStepsFromProfile(PROFILE)
    transaction.commit()


def uninstall(site) -> None:
    """As the list of add-ons does."""
    site.portal_setup.runAllImportStepsFromProfile(UNINSTALL)
    transaction.commit()


def left(first: dict, second: dict) -> list[str]:
    """What differs and matters."""
    return [line for line in difference(first, second) if not any(one in line for one in DIFFER)]


def needed(site) -> set[str]:
    """Classes of ours without which an object that can be reached could not be loaded."""
    storage, found, todo, seen = site._p_jar.db().storage, set(), [b"\0" * 8], set()
    while todo:
        oid = todo.pop()
        if oid in seen:
            continue
        seen.add(oid)
        data, _serial = storage.load(oid)
        referencesf(data, todo)
        if b"jingwei" in data:
            found |= ours(data)
    return found


def ours(data: bytes) -> set[str]:
    """Names of our classes in a pickled object."""
    words = [argument for _code, argument, _place in pickletools.genops(data)]
    return {word for word in words if isinstance(word, str) and word.startswith("jingwei.")}


def test_it_goes_without_residue_and_comes_again(plain):
    before = dump(plain)
    install(plain)
    first = dump(plain)
    assert len(left(before, first)) > 1000
    uninstall(plain)
    found = left(before, dump(plain))
    assert found == [], "\n".join(found)
    assert needed(plain) == set()
    install(plain)
    assert left(first, dump(plain)) == []


def test_people_keep_their_accounts_and_passwords(plain):
    install(plain)
    users = plain.acl_users.source_users
    users.addUser("pavel", "pavel", "Another pass phrase 8")
    uninstall(plain)
    for name, password in (
        ("maria", "A long pass phrase 7"),
        ("pavel", "Another pass phrase 8"),
    ):
        credentials = {"login": name, "password": password}
        found = plain.acl_users.source_users.authenticateCredentials(credentials)
        assert found == (name, name)
        wrong = credentials | {"password": "wrong"}
        assert plain.acl_users.source_users.authenticateCredentials(wrong) is None


def test_what_others_have_set_since_stays(plain):
    registry = getUtility(IRegistry)
    install(plain)
    registry["plone.smtp_host"] = "mail.plain.example"
    registry["plone.toolbar"] = "undo redo"
    plain.manage_permission("Copy or Move", ["Manager"], acquire=1)
    plain._addRole("Visitor of the museum")
    uninstall(plain)
    assert registry["plone.smtp_host"] == "mail.plain.example"
    assert registry["plone.toolbar"] == "undo redo"
    assert "Visitor of the museum" in plain.__ac_roles__


def test_a_page_of_the_site_is_found_before_meanwhile_and_after(plain):
    page = createContent("Document", id="museum", title="Opening hours of the museum")
    plain._setObject("museum", page)
    plain["museum"].reindexObject()

    def found() -> list[str]:
        rows = plain.portal_catalog(SearchableText="opening", sort_on="modified")
        return [row.getPath() for row in rows]

    assert found() == ["/jingwei/museum"]
    install(plain)
    assert found() == ["/jingwei/museum"]
    uninstall(plain)
    assert found() == ["/jingwei/museum"]


def test_where_our_folders_would_lie_something_else_is_not_replaced(plain):
    plain._setObject("news", createContent("Folder", id="news", title="News of the museum"))
    transaction.commit()
    before = dump(plain)
    with pytest.raises(exc.NameTaken, match="/news"):
        install(plain)
    transaction.abort()
    found = left(before, dump(plain))
    assert found == [], "\n".join(found)
    assert plain["news"].Title() == "News of the museum"


def test_records_of_the_organ_are_not_removed_with_the_software(plain):
    install(plain)
    text = createContent("News Item", id="opening", title="Opening")
    plain["news"]._setObject("opening", text)
    transaction.commit()
    installed = dump(plain)
    with pytest.raises(exc.RecordsKept) as refused:
        uninstall(plain)
    assert refused.value.allowed == ("News Item: 1",)
    transaction.abort()
    assert left(installed, dump(plain)) == []
    assert plain["news"]["opening"].Title() == "Opening"


def test_registers_of_numbers_are_not_removed_with_the_software(plain):
    install(plain)
    book().take("江经", 2026, Entry("uid", "/path", "title", None, "registrar"))
    with pytest.raises(exc.NumbersGiven):
        uninstall(plain)


def test_a_site_of_which_nothing_is_remembered_is_left_as_it_is(plain):
    install(plain)
    del IAnnotations(plain)[memory.KEY]
    with pytest.raises(exc.NothingRemembered):
        uninstall(plain)
