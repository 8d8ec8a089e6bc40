"""The page on which the holders of a post are picked."""

from jingwei import _
from jingwei.core.exc import BadParameters
from jingwei.core.organisation import api
from jingwei.core.organisation.assign import assign
from jingwei.core.organisation.people import find_staff
from jingwei.core.organisation.views import PostPage
from plone.protect import CheckAuthenticator
from Products.statusmessages.interfaces import IStatusMessage


class AssignPage(PostPage):
    """Search staff, add one, take one off; works without scripts."""

    refused = None

    def __call__(self):
        if self.request.method == "POST" and self._change():
            return self.request.response.redirect(f"{self.context.absolute_url()}/assign")
        return self.index()

    def query(self) -> str:
        """What was searched for."""
        return str(self.request.form.get("q", ""))

    def candidates(self) -> list[api.Person]:
        """People found who do not hold the post."""
        return [p for p in find_staff(self.query()) if p.id not in self.context.holders]

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
