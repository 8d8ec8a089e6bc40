"""Forms beside a list that change something: save the view, forget it, prepare a long file."""

from abc import ABC
from abc import abstractmethod
from jingwei import _
from jingwei.core.exc import NotYoursToSee
from jingwei.core.exc import Refusal
from jingwei.core.jobs import api as jobs
from jingwei.core.listing import saved
from jingwei.core.listing.asked import one
from jingwei.core.listing.content import View
from jingwei.core.listing.exc import NotShared
from jingwei.core.listing.export import check
from jingwei.core.listing.export import FORMATS
from jingwei.core.listing.pages import page_at
from jingwei.core.listing.runner import KIND
from jingwei.core.listing.telling import filters
from jingwei.core.listing.views import EXPORT
from jingwei.core.listing.views import ListPage
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five import BrowserView
from Products.statusmessages.interfaces import IStatusMessage
from zope.i18n import translate


class Wish(BrowserView, ABC):
    """A form of a list was sent; afterwards the list is shown again, with what came of it."""

    def __call__(self) -> str:
        """Do it, for a form that was sent.

        :raises NotYoursToSee: there is no such list for the present person.
        """
        form = self.request.form
        self.page = page_at(self.context, one(form, "page") or "view")
        self.shown = self.page.ask(one(form, "query"))
        self.person = api.user.get_current().getId()
        address = self.shown.address(start=self.shown.asked.start)
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            try:
                address = self.act(form) or address
            except Refusal as refusal:
                IStatusMessage(self.request).add(refusal.message, type="error")
        self.request.response.redirect(address)
        return ""

    @abstractmethod
    def act(self, form: dict) -> str:
        """Do it; return another address than that of the list, or "".

        :raises Refusal: it is not done; the list says why.
        """

    def say(self, message) -> None:
        """Tell the person what was done."""
        IStatusMessage(self.request).add(message)


def keep(page: ListPage, name: str, shared: bool) -> View:
    """Keep the list that a page shows as a view of the present person, or of their post.

    :raises NotYoursToSee: no views of the list are kept.
    :raises NotShared: the person may not share.
    :raises NameWanted: see `saved.save`; `NameTaken` and `TooMany`, too.
    """
    if not page.savable:
        raise NotYoursToSee()
    person, post = api.user.get_current().getId(), ""
    if shared:
        post = saved.sharing_post(person, page.administrators)
        if not post:
            raise NotShared()
    shown = page.listed
    return saved.save(person, page.list_key, name, shown.query, post, filters(shown))


class Save(Wish):
    """Keeps the list as it is shown, under a name."""

    def act(self, form: dict) -> str:
        """Save the view.

        :raises NotShared: the person may not share.
        """
        view = keep(self.page, one(form, "name"), bool(form.get("shared")))
        self.say(_("The view “${name}” was saved.", mapping={"name": view.name}))
        return ""


class Rename(Wish):
    """Calls a view otherwise."""

    def act(self, form: dict) -> str:
        """Rename it."""
        id_, name = one(form, "view"), one(form, "name")
        view = saved.rename(self.person, self.page.list_key, id_, name)
        self.say(_("The view is called “${name}” now.", mapping={"name": view.name}))
        return ""


class Remove(Wish):
    """Forgets a view."""

    def act(self, form: dict) -> str:
        """Remove it and show the whole list."""
        view = saved.remove(self.person, self.page.list_key, one(form, "view"))
        self.say(_("The view “${name}” was removed.", mapping={"name": view.name}))
        return ""


class Prepare(Wish):
    """Lets a job write a file of a long list."""

    def act(self, form: dict) -> str:
        """Ask for the job and lead to the list of jobs.

        :raises SheetFull: the list is too long for this kind of file.
        :raises TooManyJobs: the person has enough of them.
        """
        wanted = one(form, EXPORT)
        format_ = wanted if wanted in FORMATS else "xlsx"
        check(format_, self.shown.total)
        title, kind = translate(self.page.list_title(), context=self.request), format_.upper()
        jobs.add(
            KIND,
            self.person,
            _("${format} file of the list “${title}”", mapping={"title": title, "format": kind}),
            path="/".join(self.context.getPhysicalPath()[2:]),
            page=self.page.__name__,
            query=self.shown.query,
            format=format_,
            language=self.request.get("LANGUAGE", ""),
        )
        self.say(_("The file is being prepared; you find it here when it is ready."))
        return f"{api.portal.get().absolute_url()}/intranet/jobs"
