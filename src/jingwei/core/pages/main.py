"""The two main templates: office and public site.

Everything in Plone that shows a page fills ``context/main_template/macros/master``, so stock
forms come out in our look too. No toolbar, no portlets: a page of ours costs a few
milliseconds, a stock one fifty.
"""

from AccessControl import getSecurityManager
from functools import cached_property
from jingwei.core import clock
from jingwei.core.organisation import api as organisation
from jingwei.core.outbox import api as outbox
from jingwei.core.pages import asked
from jingwei.core.pages import assets
from jingwei.core.pages import headers
from jingwei.core.pages.footer import footer
from jingwei.core.pages.navigation import entries
from plone.app.z3cform.interfaces import IRichTextWidget
from Products.CMFCore.interfaces import IContentish
from Products.CMFCore.interfaces import ISiteRoot
from Products.CMFPlone.browser.main_template import MainTemplate
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from Products.statusmessages.interfaces import IStatusMessage
from urllib.parse import urlsplit
from z3c.form.interfaces import IForm
from z3c.form.interfaces import INPUT_MODE
from zope.component import getMultiAdapter
from zope.component.hooks import getSite


# Patterns of Plone's scripts that only adorn a control which the browser knows by itself.
NATIVE = ("date-picker", "datetime-picker")


class Main(MainTemplate):
    """What both templates ask for; templates of features may call it as `main`, too."""

    @property
    def template(self):
        """One template, for full pages and for pop-ups alike."""
        return self.main_template

    @property
    def macros(self):
        """The frame. What it makes wears the theme already: Diazo need not read it again."""
        self.request.response.setHeader(headers.FINISHED, "1")
        return super().macros

    def messages(self) -> list[dict]:
        """Messages left by the request before this one; shown once."""
        return [
            {"text": message.message, "type": message.type}
            for message in IStatusMessage(self.request).show()
        ]

    @cached_property
    def site(self):
        """The site root."""
        return getSite()

    @cached_property
    def portal_url(self) -> str:
        """Address of the site root."""
        return self.site.absolute_url()

    @cached_property
    def site_title(self) -> str:
        """Name of the organ."""
        return self.site.Title()

    def helper(self, name: str):
        """A view of Plone that its own templates expect, without the way through traversal."""
        return getMultiAdapter((self.context, self.request), name=name)

    def check_permission(self, permission: str, obj) -> bool:
        """What templates of Plone call `checkPermission`."""
        return bool(getSecurityManager().checkPermission(permission, obj))

    def static(self, name: str) -> str:
        """Address of a file of the theme, such as ``css/office.css``."""
        return assets.address(self.portal_url, name)

    def page_title(self, view) -> str:
        """Title of the page: the view's label if it has one, else the object's title."""
        label = getattr(view, "label", None)
        if callable(label):
            label = label()
        return label if isinstance(label, str) and label else self.context.Title()

    def needs_scripts(self, view) -> bool:
        """Does the page show widgets that Plone's scripts must bring to life?"""
        if _is_of_plone(view) and self.check_permission("Manage portal", self.site):
            # Plone's own tools, such as its control panels, are for maintenance only.
            return True
        form = getattr(view, "form_instance", view)
        if not IForm.providedBy(form):
            return False
        groups = [form, *(g for g in getattr(form, "groups", ()) if not isinstance(g, type))]
        return any(
            _needs_scripts(widget)
            for group in groups
            for widget in (getattr(group, "widgets", None) or {}).values()
        )

    def here(self, view) -> str:
        """Address of the page for links back to it; pages of errors have none that may be told."""
        return self.portal_url if getattr(view, "is_error", False) else self.request["ACTUAL_URL"]

    def body_attributes(self, scripts: bool) -> dict:
        """Settings that Plone's scripts read from the body element."""
        if not scripts:
            return {}
        return self.context.restrictedTraverse("@@plone_patterns_settings")()

    def person(self):
        """The person who is logged in (`id`, `name`, `posts`), or None."""
        user_id = getSecurityManager().getUser().getId()
        return organisation.person(user_id) if user_id else None

    def is_staff(self) -> bool:
        """Does the person hold any post?"""
        return asked.is_staff(getSecurityManager().getUser())

    def home(self) -> str:
        """Where the person works: the office, or for all others where they were led to."""
        return f"{self.portal_url}/{asked.house_of(getSecurityManager().getUser())}".rstrip("/")

    def unread(self, person) -> str:
        """How many messages the person has not read, as the bar says it; "" for none."""
        count = outbox.unread(person.id)
        return "99+" if count > 99 else str(count or "")

    def office_entries(self) -> list[dict]:
        """Navigation of the office that the person may follow."""
        return entries("office", self.site, self.request.get("URL", ""))

    def clock_was_set(self) -> bool:
        """Do the dates of this site prove nothing, because its clock was set once?"""
        return clock.was_set(self.site)

    def footer(self) -> dict[str, str]:
        """Statutory entries of the footer."""
        return footer(self.site_title)


def _needs_scripts(widget) -> bool:
    if getattr(widget, "mode", None) != INPUT_MODE:
        return False
    pattern = getattr(widget, "pattern", None)
    return IRichTextWidget.providedBy(widget) or bool(pattern and pattern not in NATIVE)


def _is_of_plone(view) -> bool:
    return not any(base.__module__.startswith("jingwei.") for base in type(view).__mro__)


class OfficeMain(Main):
    """Main template below /intranet."""

    main_template = ViewPageTemplateFile("templates/office.pt")


class PublicMain(Main):
    """Main template of the public site."""

    main_template = ViewPageTemplateFile("templates/public.pt")

    def columns(self) -> list[dict]:
        """The columns."""
        return entries("public", self.site, self.request.get("URL", ""))

    def domain(self) -> str:
        """Host name of the site, for the head of every page (handbook §5.4)."""
        return urlsplit(self.portal_url).hostname or ""

    def trail(self) -> list[dict]:
        """Containers of the page below the site root, outermost first, as far as one may see."""
        found, obj = [], self.context
        if IContentish.providedBy(obj) and self._is_page_of(obj):
            found.append(obj)
        while not ISiteRoot.providedBy(obj):
            obj = obj.__parent__
            if not self.check_permission("View", obj):
                return []
            found.append(obj)
        return [
            {"title": obj.Title(), "url": obj.absolute_url()}
            for obj in reversed(found)
            if not ISiteRoot.providedBy(obj)
        ]

    def _is_page_of(self, obj) -> bool:
        """Is a page beside the object's own view shown, such as its edit form?"""
        own = obj.absolute_url()
        return self.request.get("ACTUAL_URL", own).rstrip("/") not in (own, f"{own}/view")
