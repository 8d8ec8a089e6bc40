"""The two main templates: office and public site.

Everything in Plone that shows a page fills ``context/main_template/macros/master``, so stock
forms come out in our look too. No toolbar, no portlets: a page of ours costs a few
milliseconds, a stock one fifty.
"""

from importlib.metadata import version
from jingwei.core.organisation import api as organisation
from jingwei.core.pages import navigation
from plone import api
from plone.registry.interfaces import IRegistry
from Products.CMFPlone.browser.main_template import MainTemplate
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from Products.statusmessages.interfaces import IStatusMessage
from z3c.form.interfaces import IForm
from z3c.form.interfaces import ITextAreaWidget
from zope.component import queryUtility


# Part of every style sheet's address, so that browsers may keep it for long.
VERSION = version("jingwei")
# Widgets that work without Plone's scripts.
PLAIN = {"text", "textarea", "select", "radio", "checkbox", "hidden", "password", "file"}


class Main(MainTemplate):
    """What both templates ask for."""

    footer_prefix = "jingwei.footer"

    @property
    def template(self):
        """One template, for full pages and for pop-ups alike."""
        return self.main_template

    def messages(self) -> list[dict]:
        """Messages left by the request before this one; shown once."""
        return [
            {"text": message.message, "type": message.type}
            for message in IStatusMessage(self.request).show()
        ]

    def portal_url(self) -> str:
        """Address of the site root."""
        return api.portal.get().absolute_url()

    def static(self, name: str) -> str:
        """Address of a file of the theme."""
        return f"{self.portal_url()}/++theme++jingwei/{name}?v={VERSION}"

    def site_title(self) -> str:
        """Name of the organ."""
        return api.portal.get().Title()

    def page_title(self, view) -> str:
        """Title of the page: the view's label if it has one, else the object's title."""
        label = getattr(view, "label", None)
        return label if isinstance(label, str) and label else self.context.Title()

    def needs_scripts(self, view) -> bool:
        """Does the page show widgets that Plone's scripts must bring to life?"""
        form = getattr(view, "form_instance", view)
        if not IForm.providedBy(form):
            return False
        groups = [form, *(g for g in getattr(form, "groups", ()) if not isinstance(g, type))]
        return any(
            getattr(widget, "klass", "").find("pat-") >= 0 or _rich(widget)
            for group in groups
            for widget in (getattr(group, "widgets", None) or {}).values()
        )

    def body_attributes(self, scripts: bool) -> dict:
        """Settings that Plone's scripts read from the body element."""
        if not scripts:
            return {}
        return self.context.restrictedTraverse("@@plone_patterns_settings")()

    def person(self):
        """The person who is logged in, or None."""
        if api.user.is_anonymous():
            return None
        return organisation.person(api.user.get_current().getId())

    def is_staff(self) -> bool:
        """Does the person hold any post?"""
        user_id = api.user.get_current().getId()
        return organisation.STAFF in organisation.tokens_of(user_id)


def _rich(widget) -> bool:
    """Rich-text and date widgets render patterns of Plone's script bundle."""
    return not ITextAreaWidget.providedBy(widget) and hasattr(widget, "pattern")


class OfficeMain(Main):
    """Main template below /intranet."""

    main_template = ViewPageTemplateFile("templates/office.pt")

    def entries(self) -> list[dict]:
        """Navigation that the person may follow."""
        portal = api.portal.get()
        here = self.request.get("URL", "")
        shown = []
        for entry in sorted(navigation.OFFICE, key=lambda entry: entry.order):
            target = portal.unrestrictedTraverse(entry.path.removesuffix("/worklist"), None)
            if target is None or not api.user.has_permission(entry.permission, obj=target):
                continue
            url = f"{portal.absolute_url()}/{entry.path}"
            current = "page" if here.startswith(url) else None
            shown.append({"title": entry.title, "url": url, "current": current})
        return shown


class PublicMain(Main):
    """Main template of the public site."""

    main_template = ViewPageTemplateFile("templates/public.pt")

    def entries(self) -> list[dict]:
        """The columns."""
        portal_url = self.portal_url()
        here = self.request.get("URL", "")
        shown = []
        for entry in sorted(navigation.COLUMNS, key=lambda entry: entry.order):
            url = f"{portal_url}/{entry.path}".rstrip("/")
            current = bool(entry.path) and f"{here}/".startswith(f"{url}/")
            shown.append({"title": entry.title, "url": url, "current": "page" if current else None})
        return shown

    def trail(self) -> list[dict]:
        """Containers of the page below the site root, outermost first."""
        portal = api.portal.get()
        path = self.context.getPhysicalPath()[len(portal.getPhysicalPath()) : -1]
        found, obj = [], portal
        for name in path:
            obj = obj.unrestrictedTraverse(name)
            found.append({"title": obj.Title(), "url": obj.absolute_url()})
        return found

    def footer(self) -> dict[str, str]:
        """Statutory entries of the footer, from the settings page."""
        registry = queryUtility(IRegistry)
        names = (
            *("host", "undertaker", "phone", "address", "email", "site_code"),
            *("icp", "police", "error_report", "mark"),
        )
        values = {name: registry.get(f"{self.footer_prefix}.{name}") or "" for name in names}
        return values | {"host": values["host"] or self.site_title()}
