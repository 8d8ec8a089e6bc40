"""The page on which the holders of a post are picked."""

from functools import cached_property
from jingwei import _
from jingwei.core.exc import BadParameters
from jingwei.core.organisation import api
from jingwei.core.organisation.assign import assign
from jingwei.core.organisation.content import token_of
from jingwei.core.organisation.people import find_staff
from jingwei.core.organisation.people import LIMIT
from jingwei.core.organisation.rules import waiting
from jingwei.core.organisation.views import PostPage
from plone.protect import CheckAuthenticator
from Products.statusmessages.interfaces import IStatusMessage


class AssignPage(PostPage):
    """Search staff, add one, take one off after a question; works without scripts."""

    refused = None

    def __call__(self):
        if self.request.method == "POST" and self._change():
            return self.request.response.redirect(f"{self.context.absolute_url()}/assign")
        return self.index()

    def query(self) -> str:
        """What was searched for."""
        return str(self.request.form.get("q", ""))

    @cached_property
    def found(self) -> list[api.Person]:
        """People found who do not hold the post."""
        return [p for p in find_staff(self.query()) if p.id not in self.context.holders]

    def candidates(self) -> list[api.Person]:
        """The first of them."""
        return self.found[:LIMIT]

    def more(self) -> int:
        """How many of them are not shown."""
        return len(self.found) - len(self.candidates())

    def leaving(self) -> api.Person | None:
        """The holder whose leaving is to be confirmed."""
        asked = str(self.request.form.get("leaving", ""))
        return api.person(asked) if asked in self.context.holders else None

    def waiting(self) -> int:
        """How many items wait for the post."""
        return waiting("pending_with", token_of(self.context))

    def last_one(self) -> bool:
        """Will nobody hold the post afterwards?"""
        return len(self.context.holders) == 1

    def _change(self) -> bool:
        """Carry out what the form asks for; False if it was refused."""
        CheckAuthenticator(self.request)
        form = self.request.form
        leaving, coming = str(form.get("remove", "")), str(form.get("add", ""))
        people = [user for user in self.context.holders if user != leaving]
        if coming:
            people.append(coming)
        try:
            assign(self.context, people)
        except BadParameters as refusal:
            self.refused = refusal.message
            self.request.response.setStatus(refusal.status)
            return False
        IStatusMessage(self.request).add(_("The holders of this post were changed."))
        return True
