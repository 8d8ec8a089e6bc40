"""The addresses of papers on their record: ``@@issued.pdf``, ``@@sheet.pdf`` and the like."""

from jingwei import _
from jingwei.core.audit import api as audit
from jingwei.core.papers import api
from jingwei.core.papers import exc
from jingwei.core.papers import making
from jingwei.core.papers.interfaces import IPaper
from jingwei.core.papers.sending import name_it
from plone.protect import CheckAuthenticator
from Products.Five import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from Products.statusmessages.interfaces import IStatusMessage
from zope.component import queryAdapter


SUFFIX = ".pdf"


class PaperView(BrowserView):
    """A paper of the record; its kind is the name of the view.

    A sealed one is sent as it was made. Whoever comes before it is there reads how it stands, in a
    page that looks again by itself.
    """

    page = ViewPageTemplateFile("templates/standing.pt")
    patience = _("The paper is being prepared. This page shows it as soon as it is there.")

    @property
    def kind(self) -> str:
        """Which paper."""
        return self.__name__.removesuffix(SUFFIX)

    @property
    def paper(self):
        """What the record says of it.

        :raises NoSuchPaper: it has none of this kind.
        """
        found = queryAdapter(self.context, IPaper, self.kind)
        if found is None:
            raise exc.NoSuchPaper()
        return found

    def __call__(self):
        """Send it, or tell how it stands.

        :raises NotYet: it is too early for it.
        """
        paper = self.paper
        if not paper.sealed:
            return self.send(making.set_now(self.context, self.kind), paper.file_name())
        hindrance = paper.hindrance()
        if hindrance and api.paper(self.context, self.kind) is None:
            raise exc.NotYet(hindrance)
        if self.standing() != api.MADE:
            return self.tell()
        made = api.paper(self.context, self.kind)
        return api.send(made, self.context, self.request.response)

    def standing(self) -> str:
        """How it stands."""
        return api.standing(self.context, self.kind)

    def error(self):
        """Why it is not there yet."""
        return api.error(self.context, self.kind)

    def title(self):
        """What it is called."""
        return self.paper.title

    def tell(self) -> str:
        """The page that says how it stands."""
        response = self.request.response
        response.setHeader("Cache-Control", "no-store")
        if self.standing() == api.WAITING:
            api.let_wait(response)
        return self.page()

    def send(self, pdf: bytes, name: str) -> bytes:
        """A paper that was just set."""
        self.request.response.setHeader("Content-Type", "application/pdf")
        name_it(self.request.response, name)
        return pdf


class Preview(PaperView):
    """The issued paper as it would be, marked as a proof (清样) on every page."""

    kind = "issued"

    def __call__(self):
        """Set it now; what is issued already is read as it went out.

        :raises NoSuchPaper: the record has none that is issued.
        """
        if not self.paper.hindrance():
            self.request.response.redirect(f"{self.context.absolute_url()}/@@{self.kind}{SUFFIX}")
            return ""
        name = f"清样-{self.paper.file_name()}"
        return self.send(making.set_now(self.context, self.kind, draft=True), name)


class MakePaper(PaperView):
    """Asks for a paper that is not there, or could not be made."""

    @property
    def kind(self) -> str:
        """Which paper the form names."""
        return str(self.request.form.get("kind", ""))

    def __call__(self) -> str:
        """Ask for it.

        :raises NotYet: it is too early for it.
        """
        if self.request.method != "POST":
            # A link or a page that is loaded again asks for nothing.
            return self._leave()
        CheckAuthenticator(self.request)
        paper = self.paper
        if paper.hindrance():
            raise exc.NotYet(paper.hindrance())
        if paper.sealed and self.standing() not in (api.MADE, api.WAITING):
            api.want(self.context, self.kind)
            audit.record("paper.wanted", self.context, kind=self.kind)
            IStatusMessage(self.request).add(_("The paper is being prepared."))
        return self._leave()

    def _leave(self) -> str:
        if queryAdapter(self.context, IPaper, self.kind) is None:
            raise exc.NoSuchPaper()
        self.request.response.redirect(f"{self.context.absolute_url()}/@@{self.kind}{SUFFIX}")
        return ""
