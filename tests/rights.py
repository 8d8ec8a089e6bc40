"""What the rights tests of all kinds of records share: everybody asks for every address.

Who may do what is never said here: each test module has its own lists, written by hand, and
whatever is not listed must be refused. A refusal tells those who may not see the record nothing:
visitors are asked to log in, everybody else finds nothing.
"""

from Acquisition import aq_base
from collections.abc import Iterator
from contextlib import contextmanager
from jingwei.core.workflow.api import state
from typing import NamedTuple


ACCOUNTS = [
    *("clerk", "head", "clerk2", "head2", "officeclerk", "director", "leader", "principal"),
    *("registrar", "archivist", "supervisor", "editor", "editor2", "reviewer", "planninghead"),
    *("planningclerk", "district", "district2", "firm1", "firm2", "expert1"),
    *("sysadmin", "secadmin", "auditor", "admin", None),
]
OUTSIDE = ("district", "district2", "firm1", "firm2", "expert1", None)
# What no request may set on any record, under the name by which it would be sent; no value is
# what a record has by itself, or setting it would not be noticed.
PROTECTED = {
    "review_state": "published",
    "pending": ["firm1"],
    "drafters": ["firm1"],
    "recused": ["head"],
    "last": {"submit": "firm1"},
    "changes": 99,
    "started_by": "firm1",
    "journal": [],
    "opinion_log": [],
    "creators": ["firm1"],
    "effective": "2020-01-01T00:00:00",
    "expires": "2020-01-01T00:00:00",
    "layout": "folder_listing",
    "__ac_local_roles__": {"firm1": ["Owner"]},
}
# Attributes of Plone that bear another name than they are sent under.
KEPT_AS = {"effective": "effective_date", "expires": "expiration_date"}
STOCK_VIEWS = [
    *("sharing", "@@historyview", "folder_contents", "@@manage-portlets", "object_rename"),
    *("object_copy", "object_cut", "object_paste", "content_status_history", "manage_main"),
    *("delete_confirmation", "@@syndication", "@@dexterity-types", "@@fc-delete"),
]
# Method, name and body of services of Plone that show or change what our own ones govern.
STOCK_SERVICES = [
    ("GET", "@sharing", {}),
    ("POST", "@sharing", {"entries": [{"id": "firm1", "type": "user", "roles": {"Owner": True}}]}),
    ("GET", "@history", {}),
    ("PATCH", "@history", {"version": 0}),
]


class Record(NamedTuple):
    """One record in one state, and the accounts that may do something with it.

    `fire`: transition -> accounts; `edit`, `delete`: who may change or delete it.
    """

    state: str
    address: str
    view: set[str | None]
    fire: dict[str, set[str]]
    edit: set[str] = frozenset()
    delete: set[str] = frozenset()


class Walk:
    """Everybody asks for one record."""

    def __init__(self, site, person, record: Record):
        self.site = site
        self.record = record
        self.path = record.address.replace("/++api++", "").split("/jingwei", 1)[-1]
        self.clients = {account: person(account) for account in ACCOUNTS}

    def rest(self, account: str | None, method: str, below: str = "", **body):
        """Ask the REST API for the record, or for an address below it."""
        return self.clients[account].rest(method, f"{self.record.address}{below}", **body)

    def page(self, account: str | None, below: str = ""):
        """Ask for the page of the record, or for one below its address."""
        return self.clients[account].get(f"{self.path}{below}")

    def refused(self, answer, account: str | None, told: set[int]) -> None:
        """Assert that REST refuses; only who may see the record is `told` that it is there."""
        if account is None:
            # Of a text that was withdrawn from the public, visitors are told so.
            told = {401, 410}
        elif account not in self.record.view:
            told = {404}
        assert answer.status_code in told, (self.record, account, answer.text)

    def not_shown(self, page, account: str | None) -> None:
        """Assert that no page is shown, and that only who may see the record is told why."""
        told = {302, 400, 401, 403, 404}
        if account is None:
            told = {302, 401, 404, 410}
        elif account not in self.record.view:
            told = {404}
        assert page.status_code in told, (self.record, account, page.url, page.status_code)

    def kept(self, names=()) -> dict:
        """State, title, last writing and attributes of the stored record itself."""
        with self.site.open() as portal:
            record = portal.unrestrictedTraverse(self.path.lstrip("/"))
            found = {"state": state(record), "title": record.title, "written": record._p_serial}
            attributes = vars(aq_base(record))
            return found | {name: plain(attributes.get(KEPT_AS.get(name, name))) for name in names}

    @contextmanager
    def unwritten(self) -> Iterator[None]:
        """Assert that nothing within writes the record."""
        before = self.kept()
        yield
        assert self.kept() == before, self.record

    def seen_by_the_listed_only(self) -> None:
        """As JSON and as a page; the REST API is closed to visitors."""
        for account in ACCOUNTS:
            data = self.rest(account, "GET")
            if account in self.record.view - {None}:
                assert data.status_code == 200, (self.record, account, data.text)
            else:
                self.refused(data, account, set())
            page = self.page(account, "/view")
            if account in self.record.view:
                assert page.status_code == 200, (self.record, account, page.status_code)
            else:
                self.not_shown(page, account)

    def file_read_by_the_listed_only(self, path: str, content: bytes) -> None:
        """`path` of a file below the site; `content` stands in it."""
        for account in ACCOUNTS:
            answer = self.clients[account].get(path)
            if account in self.record.view:
                assert answer.status_code == 200, (self.record, account)
                assert content in answer.content, (self.record, account)
            else:
                self.not_shown(answer, account)
                assert content not in answer.content, (self.record, account)

    def steps_offered_to_the_listed_only(self, but: set[str] = frozenset()) -> None:
        """By ``GET @workflow``; `but`: steps that make no sense for this record."""
        for account in ACCOUNTS:
            answer = self.rest(account, "GET", "/@workflow")
            if account not in self.record.view - {None}:
                self.refused(answer, account, set())
                continue
            offered = {step["id"] for step in answer.json()["transitions"]}
            listed = {step for step, posts in self.record.fire.items() if account in posts}
            assert offered == listed - but, (self.record, account)

    def other_steps_refused(self, steps, **params) -> None:
        """Every step of the grid, with parameters that some of them take."""
        with self.unwritten():
            for step in steps:
                for account in ACCOUNTS:
                    if account not in self.record.fire.get(step, ()):
                        answer = self.rest(account, "POST", f"/@workflow/{step}", **params)
                        self.refused(answer, account, {403, 409})

    def changed_by_the_listed_only(self) -> None:
        """The title over REST, and the form."""
        with self.unwritten():
            for account in ACCOUNTS:
                form = self.clients[account].get(f"{self.path}/edit")
                if account in self.record.edit:
                    assert form.status_code == 200, (self.record, account)
                    continue
                self.not_shown(form, account)
                self.refused(self.rest(account, "PATCH", title="改动"), account, {401, 403})
        title = self.kept()["title"]
        for account in self.record.edit:
            assert self.rest(account, "PATCH", title=f"{title}改").status_code == 204
            assert self.kept()["title"] == f"{title}改", (self.record, account)
            assert self.rest(account, "PATCH", title=title).status_code == 204

    def protected_from_everybody(self, more: dict) -> None:
        """What nobody types: sent one by one by who may write, at once by who may only read."""
        protected = {**PROTECTED, **more}
        names = [*protected, *("workflow_history", "_owner")]
        before = self.kept(names)
        for account in self.record.edit:
            for name, value in protected.items():
                self.rest(account, "PATCH", **{name: value})
                after = self.kept(names)
                del after["written"]
                assert after == {key: before[key] for key in after}, (self.record, account, name)
        before = self.kept(names)
        for account in self.record.view - self.record.edit - {None}:
            answer = self.rest(account, "PATCH", **protected)
            self.refused(answer, account, {401, 403})
        assert self.kept(names) == before, self.record

    def found_by_the_listed_only(self) -> None:
        """By UID, which cannot be missed for being far down a list."""
        with self.site.open() as portal:
            uid = portal.unrestrictedTraverse(self.path.lstrip("/")).UID()
        for account in ACCOUNTS:
            answer = self.clients[account].rest("GET", f"/@search?UID={uid}")
            if account in OUTSIDE:
                # They have the public search page; the catalog tells more than a page does.
                assert answer.status_code == (403 if account else 401), account
                continue
            found = answer.json()["items_total"] if answer.status_code == 200 else 0
            assert found == (account in self.record.view), (self.record, account)

    def copied_moved_and_renamed_by_nobody(self, *places: str) -> None:
        """Into folders of the site, by REST."""
        before = self.number_of_objects()
        with self.unwritten():
            for account in ACCOUNTS:
                for place in places:
                    for service in ("@copy", "@move"):
                        answer = self.clients[account].rest(
                            "POST", f"{place}/{service}", source=self.record.address
                        )
                        done = answer.status_code < 400 and answer.json() != []
                        assert not done, (self.record, account, place, service, answer.text)
                renamed = self.rest(account, "PATCH", id="renamed")
                if account not in self.record.edit:
                    self.refused(renamed, account, {401, 403, 409})
        assert self.number_of_objects() == before, self.record

    def deleted_by_the_listed_only(self) -> None:
        """Who may is not tried here: the record is needed."""
        with self.unwritten():
            for account in ACCOUNTS:
                if account not in self.record.delete:
                    self.refused(self.rest(account, "DELETE"), account, {401, 403, 409})

    def stock_views_do_nothing(self, accounts, shown=frozenset()) -> None:
        """Views and services of Plone; `shown`: (account, view) where a view asks a question."""
        with self.unwritten():
            for account in accounts:
                for view in STOCK_VIEWS:
                    page = self.clients[account].get(f"{self.path}/{view}")
                    if (account, view) in shown:
                        assert page.status_code == 200, (self.record, account, view)
                    else:
                        self.not_shown(page, account)
                for method, service, body in STOCK_SERVICES:
                    answer = self.rest(account, method, f"/{service}", **body)
                    # A history without entries tells those who see the record nothing.
                    if account not in self.record.view or answer.text != "[]":
                        self.refused(answer, account, {401, 403, 404, 409})
                for step in self.record.fire:
                    view = f"content_status_modify?workflow_action={step}"
                    self.not_shown(self.clients[account].get(f"{self.path}/{view}"), account)

    def number_of_objects(self) -> int:
        """How many objects are in the catalog."""
        with self.site.open() as portal:
            return len(portal.portal_catalog)


def plain(value):
    """A value that can be compared when its connection is closed."""
    for name in ("turns", "rows"):
        value = getattr(value, name, value)
    if hasattr(value, "items"):
        return {key: plain(part) for key, part in value.items()}
    return value
