"""The page on which districts and their officers are kept."""

from jingwei import _
from jingwei.core.exc import BadParameters
from jingwei.core.organisation import api
from jingwei.core.organisation import districts
from plone.protect import CheckAuthenticator
from Products.Five import BrowserView
from Products.statusmessages.interfaces import IStatusMessage


class Districts(BrowserView):
    """All districts with their officers; works without scripts."""

    refused = None
    # Button of a form -> what it does with the fields of the form.
    deeds = {
        "add": lambda typed: districts.add(typed("name"), typed("title")),
        "rename": lambda typed: districts.rename(typed("name"), typed("title")),
        "take_on": lambda typed: districts.take_on(typed("name"), typed("account")),
        "take_off": lambda typed: districts.take_off(typed("name"), typed("account")),
    }

    def __call__(self):
        if self.request.method == "POST" and self._change():
            return self.request.response.redirect(f"{self.context.absolute_url()}/districts")
        return self.index()

    def typed(self, field: str) -> str:
        """What a form brought."""
        return str(self.request.form.get(field, "")).strip()

    def districts(self) -> list[dict]:
        """Name, title and officers of each."""
        return [
            {"name": name, "title": title, "officers": map(api.person, districts.officers(name))}
            for name, title in api.districts().items()
        ]

    def _change(self) -> bool:
        """Carry out what the form asks for; False if it was refused."""
        CheckAuthenticator(self.request)
        deed = next((deed for name, deed in self.deeds.items() if name in self.request.form), None)
        if deed is None:
            return True
        try:
            deed(self.typed)
        except BadParameters as refusal:
            self.refused = refusal.message
            self.request.response.setStatus(refusal.status)
            return False
        IStatusMessage(self.request).add(_("The districts were changed."))
        return True
