"""/intranet/signing: one's own key, and those of all for the security administrator."""

from jingwei import _
from jingwei.core.exc import NotYoursToSee
from jingwei.core.listing.api import Button
from jingwei.core.listing.api import ListPage
from jingwei.core.listing.api import one
from jingwei.core.listing.api import RowSource
from jingwei.core.listing.api import Wish
from jingwei.core.organisation import api as organisation
from jingwei.core.pages.api import ConfirmForm
from jingwei.core.signing import standing as stand
from jingwei.core.signing.content import register
from jingwei.core.signing.lists import KEYS
from jingwei.core.signing.settings import TITLES
from jingwei.core.signing.steps import MANAGED
from jingwei.core.signing.steps import OWN
from jingwei.core.signing.steps import possible
from jingwei.core.signing.steps import Step
from plone import api
from Products.Five import BrowserView
from Products.statusmessages.interfaces import IStatusMessage


def me() -> str:
    """User id of the present person."""
    return api.user.get_current().getId()


def _day(moment) -> str:
    return moment.date().isoformat() if moment is not None else ""


class MySignature(BrowserView):
    """How one's own key stands, and what may be done."""

    def standing(self) -> stand.Standing:
        """How it stands."""
        return stand.standing(me())

    def light(self) -> dict:
        """The same in a word."""
        return stand.STANDINGS[self.standing().state]

    def facts(self) -> list[dict]:
        """What there is to know of the certificate, as titled text."""
        found = self.standing()
        rows = [
            (_("Certificate good until"), _day(found.certificate_ends)),
            (_("PIN good until"), _day(found.pin_ends)),
            (_("Number of the certificate"), found.serial),
            (_("Algorithm"), TITLES.get(found.algorithm, "")),
        ]
        return [{"title": title, "text": text} for title, text in rows if text]

    def steps(self) -> list[dict]:
        """What may be done now, what one most likely wants first."""
        address = self.context.absolute_url()
        return [
            {"id": name, "title": step.title, "url": f"{address}/{name}", "grave": step.grave}
            for name, step in OWN.items()
            if name in possible(me(), OWN)
        ]


class KeyForm(ConfirmForm):
    """The form of `step`, with one's own key; PINs are never shown again."""

    step: Step

    def person(self) -> str:
        """Whose key it is."""
        return me()

    def way_back(self) -> str:
        """Where whoever does nothing goes."""
        return self.context.absolute_url()

    def update(self):
        """Nobody fills in what will be refused.

        :raises Refusal: see `Step`.
        """
        if self.request.method == "GET":
            self.step.ready(self.person())
        super().update()

    def act(self, data: dict) -> None:
        """Do it."""
        self.step.take(self.person(), data)
        IStatusMessage(self.request).add(self.step.done)
        self.request.response.redirect(self.way_back())


class Enrol(KeyForm):
    """Makes one's key."""

    step = OWN["enrol"]


class Change(KeyForm):
    """Takes another PIN."""

    step = OWN["change"]


class Renew(KeyForm):
    """Makes a new certificate."""

    step = OWN["renew"]


class Report(KeyForm):
    """Gives one's key up."""

    step = OWN["report"]


class Revoke(KeyForm):
    """Gives up the key of ``?person=``."""

    step = MANAGED["revoke"]

    @property
    def label(self):
        """The step and whose key it is."""
        name = {"person": organisation.full_name(self.person())}
        return _("Revoke the certificate of ${person}", mapping=name)

    @property
    def action(self):
        """The form is sent to its own address, person and all."""
        return f"{self.request.getURL()}?person={self.person()}"

    def person(self) -> str:
        """Whose key it is.

        :raises NotYoursToSee: for nobody who has one.
        """
        person = str(self.request.form.get("person", ""))
        if person not in register().holders:
            raise NotYoursToSee
        return person

    def way_back(self) -> str:
        """The list."""
        return f"{self.context.absolute_url()}/people"


class Keys(ListPage):
    """Everybody who holds a post, or has a key without holding one, and how their keys stand."""

    listing = KEYS
    administrators = (organisation.SECURITY_ADMIN,)
    acts = "handle"

    def source_of(self, form: dict) -> RowSource:
        """One row a person, by name."""
        staff = organisation.holders(organisation.STAFF)
        holders = register().holders.items()
        left = [person for person, holder in holders if holder.present and person not in staff]
        rows = [self._row(organisation.person(person)) for person in (*staff, *left)]
        return RowSource(KEYS, sorted(rows, key=lambda row: row["title"]))

    def list_title(self):
        """What files of the list are called."""
        return _("Signing keys")

    def without_key(self) -> int:
        """Number of people for whom an enrolment could be opened at once."""
        return len(without_key())

    def buttons(self, line: dict) -> tuple[Button, ...]:
        """What may be done with a person's key."""
        return tuple(Button(name, MANAGED[name].title) for name in line["steps"])

    def _row(self, person) -> dict:
        found = stand.standing(person.id)
        posts = "、".join(str(title) for _token, title in person.posts)
        state = found.state if person.posts else stand.WITHOUT_POST
        return {
            "key": person.id,
            "title": person.name,
            "account": person.id,
            "posts": posts,
            "words": f"{person.name} {person.id} {posts}",
            "state": state,
            "rank": [*stand.STANDINGS].index(state),
            "certificate_ends": found.certificate_ends,
            "pin_ends": found.pin_ends,
            "serial": found.serial,
            "steps": possible(person.id, MANAGED),
        }


def without_key() -> list[str]:
    """User ids of staff who have no key and for whom no enrolment is open."""
    missing = (stand.NONE, stand.REVOKED)
    staff = organisation.holders(organisation.STAFF)
    return [person for person in staff if stand.standing(person).state in missing]


class Manage(Wish):
    """Opens an enrolment, unlocks, or leads to the form of a revocation."""

    def act(self, form: dict) -> str:
        """Do it; for everybody who has no key yet where the list's own button was pressed."""
        if one(form, "all"):
            people = without_key()
            for person in people:
                MANAGED["open"].take(person, {})
            self.say(_("Opened for ${count} people.", mapping={"count": len(people)}))
            return ""
        person = one(form, "key")
        name = next((name for name in MANAGED if one(form, name)), "")
        if name == "revoke":
            return f"{self.context.absolute_url()}/revoke?person={person}"
        if name:
            MANAGED[name].take(person, {})
            self.say(MANAGED[name].done)
        return ""
