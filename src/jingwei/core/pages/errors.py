"""The one view of all errors: a page for people, JSON for programs, never a traceback."""

from AccessControl.SecurityManagement import newSecurityManager
from jingwei import _
from jingwei.core.accounts import api as accounts
from jingwei.core.asking import person_of
from jingwei.core.pages import asked
from jingwei.core.pages.answers import answer_to
from jingwei.core.pages.layers import IOfficeLayer
from jingwei.core.pages.login import address as log_in
from jingwei.core.pages.secrets import SECRET
from plone import api
from plone.rest.interfaces import IAPIRequest
from plone.rest.interfaces import ICORSPolicy
from Products.Five import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zope.component import queryMultiAdapter
from zope.i18n import translate
from zope.interface import noLongerProvides

import json
import logging
import re


logger = logging.getLogger(__name__)
# What fields of forms are called; and what tells texts from choices.
FIELD = re.compile(r"form\.widgets\.")
WORDS = re.compile(r"\s|[^\x00-\x7f]")
# When not even our own page can be shown.
BARE = (
    '<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
    "<title>{0}</title><h1>{0}</h1><p>{1}</p></html>"
)


# Answers that are about an object which is there: they lead back to it.
BESIDE = (400, 403, 409, 503)


class ErrorView(BrowserView):
    """What the publisher calls for any exception on our site. `context` is the exception."""

    page = ViewPageTemplateFile("templates/error.pt")
    is_error = True

    def __call__(self) -> str:
        """Return the body; status, headers and body are final."""
        error, request, response = self.context, self.request, self.request.response
        status = getattr(error, "status", None)
        if isinstance(status, int) and status < 400:
            # Redirections and the like are raised, too; the publisher has copied their headers.
            response.setStatus(status)
            return ""
        self.answer = answer_to(error, request)
        if self.answer.status == 404 and self._moved():
            return ""
        if wants_data(request):
            body, kind = self._data(), "application/json"
        elif self.answer.status == 401:
            response.redirect(log_in(request), lock=1)
            body, kind = "", "text/html;charset=utf-8"
        else:
            body, kind = self._page(), "text/html;charset=utf-8"
        response.setStatus(self.answer.status, lock=1)
        if self.answer.status == 429 and accounts.is_refused(request):
            response.setHeader("Retry-After", str(accounts.seconds(request)))
        # Zope would write into the page how far it came: that tells what exists.
        response.setBase("")
        response.setHeader("Content-Type", kind)
        response.setBody(body, lock=1)
        # The user folder need not send anybody to the log-in any more.
        response._has_challenged = True
        return body

    def _moved(self) -> bool:
        """Public pages that moved lead to where they are; records never move."""
        if asked.in_closed_house(self.request):
            return False
        redirector = queryMultiAdapter(
            (api.portal.get(), self.request), name="plone_redirector_view"
        )
        return bool(redirector is not None and redirector.attempt_redirect())

    def _data(self) -> str:
        """The answer as JSON; ``type`` and ``message`` stand outside, too, as in plone.restapi."""
        policy = queryMultiAdapter((self.context, self.request), ICORSPolicy)
        if policy is not None:
            policy.process_simple_request()
        answer = self.answer
        words = [*answer.messages, answer.heading]
        error = {
            "type": answer.kind,
            "message": self._said(next(word for word in words if word)),
            "allowed": [self._said(one) for one in answer.allowed],
        }
        if answer.detail:
            error["detail"] = answer.detail
        if answer.errors:
            error["errors"] = [
                {"field": one["field"], "message": self._said(one["message"])}
                for one in answer.errors
            ]
        told = {"error": error, "type": error["type"], "message": error["message"]}
        return json.dumps(told, ensure_ascii=False)

    def _page(self) -> str:
        """The page as the person sees all other pages."""
        self._enter()
        try:
            return self.page()
        except Exception:
            logger.exception("The error page itself failed")
            return BARE.format(self._said(self.answer.heading), self._said(self.answer.advice))

    def _enter(self) -> None:
        """Render for this person, and beside no object that is not to be seen."""
        person = person_of(self.request)
        if person is not None:
            newSecurityManager(None, person)
        self.error = self.context
        self.context = asked.object_of(self.request)
        if not asked.is_staff(person) and asked.in_office(self.request):
            noLongerProvides(self.request, IOfficeLayer)
            self.context = api.portal.get()
        elif self.answer.status not in BESIDE or not (
            person is not None and person.has_permission("View", self.context)
        ):
            self.context = api.portal.get()

    def _said(self, message) -> str:
        return translate(message, context=self.request) if message else ""

    def label(self) -> str:
        """Title of the page."""
        return self._said(self.answer.heading)

    def back(self) -> dict | None:
        """The object to go back to, if the person may see it."""
        if self.context == api.portal.get():
            return None
        return {"title": self.context.Title(), "url": self.context.absolute_url()}

    def typed(self) -> list[str]:
        """Texts that a member of the staff sent with what was refused: a page opened before may be
        sent when the record is out of sight, and nothing is to be typed twice.
        """
        refused = self.answer.status in (403, 404, 409) and self.request.method == "POST"
        if not refused or not asked.is_staff(person_of(self.request)):
            return []
        form = self.request.form.items()
        own = [value for name, value in form if FIELD.match(name) and not SECRET.search(name)]
        sent = [value for value in own if isinstance(value, str)]
        return [text.strip() for text in sent if WORDS.search(text.strip())]

    def way_in(self) -> str | None:
        """The log-in that leads back here, for a visitor who found nothing where others may."""
        if self.answer.status != 404 or person_of(self.request) is not None:
            return None
        return log_in(self.request)

    def home(self) -> dict:
        """Where to begin again."""
        url = api.portal.get().absolute_url()
        if asked.in_office(self.request):
            return {"title": _("To the office"), "url": f"{url}/intranet"}
        return {"title": _("To the home page"), "url": url}


def wants_data(request) -> bool:
    """Was the REST API asked, or a script that takes no pages?"""
    accept = request.get_header("Accept", "")
    json_only = "application/json" in accept and "text/html" not in accept
    return IAPIRequest.providedBy(request) or json_only
