"""Only forms that change something carry plone.protect's token."""

from lxml import html
from plone.protect.auto import ProtectTransform


class PostsOnly(ProtectTransform):
    """Plone's signing of all forms; those whose fields stand in the next address go without."""

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


def _in_utf8(tree, encoding=None, **options):
    """Serialize as HTML; lxml would write every Chinese character as a number."""
    return html.tostring(tree, encoding=encoding or "utf-8", **options)
