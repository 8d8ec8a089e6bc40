"""Forms that change something carry plone.protect's token; what comes without it is refused."""

from jingwei import _
from lxml import html
from plone.protect.authenticator import check
from plone.protect.auto import ProtectTransform
from Products.statusmessages.interfaces import IStatusMessage
from zExceptions import Forbidden


# Where a request keeps why what it wrote is not kept.
KEY = "jingwei.pages.unsigned"


class PostsOnly(ProtectTransform):
    """Plone's signing of all forms; those whose fields stand in the next address go without."""

    def check(self):
        """Remember a refusal: the chain of transforms keeps every error to itself."""
        try:
            return super().check()
        except Forbidden as refusal:
            self.request.other[KEY] = refusal
            raise

    def transform(self, result, encoding):
        """Sign the forms of the page, then take the token out of every search and filter."""
        result = super().transform(result, encoding)
        if result is not None:
            result.serializer = _in_utf8
            for form in result.tree.getroot().iter("form"):
                if form.get("method", "get").lower() == "get":
                    for token in form.xpath(".//input[@name='_authenticator']"):
                        token.getparent().remove(token)
        return result


class Signed:
    """Mixed into forms of z3c.form: without the token of its person a form comes back as typed.

    The person may have logged in as somebody else in another window meanwhile.
    """

    def extractData(self, setErrors=True):
        """Values and errors; the missing token is one."""
        data, errors = super().extractData(setErrors)
        try:
            check(self.request)
        except Forbidden as refusal:
            self.request.response.setStatus(refusal.getStatus())
            self.formErrorsMessage = _(
                "Nothing was saved: since you opened this form, somebody logged in anew in this "
                "browser. What you typed still stands below; choose files again. See above who is "
                "logged in now, and send once more."
            )
            return data, errors or ("unsigned",)
        return data, errors


def refuse_unsigned(event) -> None:
    """Let nobody read that something was saved that is not. Subscriber between the transforms of a
    page and the commit.

    :raises Forbidden: something was to be written by a form without its token.
    """
    refusal = event.request.other.get(KEY)
    if refusal is not None:
        # The form has told its success already, and has led to it.
        response = event.request.response
        response.setStatus(403)
        response.headers.pop("location", None)
        IStatusMessage(event.request).show()
        raise refusal


def _in_utf8(tree, encoding=None, **options):
    """Serialize as HTML; lxml would write every Chinese character as a number."""
    return html.tostring(tree, encoding=encoding or "utf-8", **options)
