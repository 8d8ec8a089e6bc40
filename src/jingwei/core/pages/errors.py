"""What people and programs are told when something is refused or fails."""

from AccessControl import getSecurityManager
from AccessControl.SecurityManagement import newSecurityManager
from jingwei import _
from jingwei.core.exc import BadParameters
from plone import api
from plone.rest.errors import ErrorHandling
from plone.rest.interfaces import IAPIRequest
from plone.rest.traverse import RESTWrapper
from Products.CMFCore.interfaces import IContentish
from Products.CMFPlone.browser.exceptions import ExceptionView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zope.i18n import translate
from ZPublisher.HTTPResponse import status_codes


# Status -> what happened, what to do.
TEXTS = {
    400: (_("The request cannot be understood"), _("Go back, check your entries, and send again.")),
    401: (_("Please log in"), _("This page is for people with an account.")),
    403: (_("This is not allowed"), _("None of your posts allows this step.")),
    404: (
        _("There is nothing here"),
        _("The address may be wrong, or the content was removed or is not for you."),
    ),
    409: (
        _("Somebody was faster"),
        _("Go back, load the page again, and look at what has changed."),
    ),
    500: (
        _("Something went wrong"),
        _("Nothing you sent was stored. Please try again, or tell the network officer."),
    ),
}


def asked_for(request):
    """The content that was asked for, without the views and services around it."""
    for parent in request.get("PARENTS", ()):
        obj = parent.context if isinstance(parent, RESTWrapper) else parent
        if IContentish.providedBy(obj):
            return obj
    return api.portal.get()


def person_of(request):
    """The user who sent the request, also when it was refused; None for visitors.

    During a refused request nobody is logged in as far as the security manager knows.
    """
    user = getSecurityManager().getUser()
    if user.getId():
        return user
    site = api.portal.get()
    for folder in (site.acl_users, site.getPhysicalRoot().acl_users):
        extract = getattr(folder, "_extractUserIds", None)
        for user_id, _login in extract(request, folder.plugins) if extract else ():
            found = folder.getUserById(user_id)
            if found is not None:
                return found.__of__(folder)
    return None


def refused_status(request) -> int:
    """Status of an `Unauthorized`: a visitor may log in, others learn nothing of what they
    may not see, and for what they may see they lack a post.
    """
    person = person_of(request)
    if person is None:
        return 401
    return 403 if person.has_permission("View", asked_for(request)) else 404


class ErrorData(ErrorHandling):
    """Errors of the REST API as JSON: {"error": {"type", "message", "allowed", "errors"}}."""

    def __call__(self):
        """Let the stock handling write and lock the answer, then set our status."""
        response = self.request.response
        response.setStatus(self.find_status(), lock=1)
        return super().__call__()

    def find_status(self) -> int:
        """Status of the refusal."""
        return self.context.status

    def render_exception(self, exception) -> dict:
        """Return the refusal as data."""
        error = {
            "type": type(exception).__name__,
            "message": translate(exception.message, context=self.request),
            "allowed": [translate(one, context=self.request) for one in exception.allowed],
        }
        if isinstance(exception, BadParameters):
            error["errors"] = [
                {"field": one["field"], "message": translate(one["message"], context=self.request)}
                for one in exception.errors
            ]
        return {"error": error, "type": error["type"], "message": error["message"]}


class UnauthorizedData(ErrorData):
    """`Unauthorized` for programs: 401 for visitors, else 404 or 403."""

    def find_status(self) -> int:
        """401, 403 or 404."""
        return refused_status(self.request)

    def render_exception(self, exception) -> dict:
        """Say no more than the status does."""
        status = self.find_status()
        kind = {401: "Unauthorized", 403: "NotYourPost", 404: "NotYoursToSee"}[status]
        message = translate(TEXTS[status][0], context=self.request)
        error = {"type": kind, "message": message, "allowed": []}
        return {"error": error, "type": kind, "message": message}


class ErrorPage(ExceptionView):
    """One page for all errors: what happened, what to do, never a traceback."""

    page = ViewPageTemplateFile("templates/error.pt")
    # What answers when the REST API was asked.
    data: type[ErrorHandling] = ErrorHandling

    def __call__(self) -> str:
        """Render the page with its status."""
        if IAPIRequest.providedBy(self.request):
            view = self.data(self.context, self.request)
            view.__parent__ = self.__parent__
            return view()
        self.status = self.find_status()
        response = self.request.response
        response.setStatus(self.status, lock=1)
        # Exceptions have no place in the site: the page is rendered for what was asked for.
        self.error, self.context = self.context, asked_for(self.request)
        body = self.page()
        response.setHeader("Content-Type", "text/html;charset=utf-8")
        return body

    def find_status(self) -> int:
        """Status that the class of the error stands for."""
        return status_codes.get(type(self.context).__name__.lower(), 500)

    def heading(self):
        """What happened."""
        return TEXTS.get(self.status, TEXTS[500])[0]

    def advice(self):
        """What to do."""
        return TEXTS.get(self.status, TEXTS[500])[1]

    def messages(self) -> list:
        """More precise words of a rule of ours."""
        return []


class RefusalPage(ErrorPage):
    """A rule of ours said no: its own words and what is allowed."""

    data = ErrorData

    def find_status(self) -> int:
        """Status of the refusal."""
        return self.context.status

    def messages(self) -> list:
        """The message, then one line per wrong entry."""
        details = getattr(self.error, "errors", ())
        return [self.error.message, *(detail["message"] for detail in details)]


class UnauthorizedPage(ErrorPage):
    """Logged-in people get an answer; visitors are led to the log-in by Plone's challenge."""

    data = UnauthorizedData

    def __call__(self) -> str:
        """Render the page, and keep the challenge from replacing it."""
        if IAPIRequest.providedBy(self.request):
            return super().__call__()
        person = person_of(self.request)
        if person is None:
            return ""
        # The page is rendered as for this person; the request is aborted afterwards.
        newSecurityManager(None, person)
        body = super().__call__()
        self.request.response.setBody(body, lock=1)
        self.request.response._has_challenged = True
        return body

    def find_status(self) -> int:
        """403 or 404."""
        return refused_status(self.request)
