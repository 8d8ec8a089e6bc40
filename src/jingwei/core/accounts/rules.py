"""What a new password must be like."""

from AccessControl import ClassSecurityInfo
from AccessControl import getSecurityManager
from AccessControl.class_init import InitializeClass
from jingwei import _
from jingwei.core.accounts.settings import setting
from Products.PluggableAuthService.interfaces.plugins import IValidationPlugin
from Products.PluggableAuthService.plugins.BasePlugin import BasePlugin
from zExceptions import BadRequest
from zope.globalrequest import getRequest
from zope.i18n import translate
from zope.i18nmessageid import Message
from zope.interface import implementer


def told() -> Message:
    """The rules, as a person reads them before choosing a password."""
    return _(
        "At least ${length} characters, of ${classes} of these four kinds: small letters, capital "
        "letters, digits, other characters. Not the name of the account.",
        mapping={"length": setting("password_length"), "classes": setting("password_classes")},
    )


def faults(password: str, name: str = "") -> list[Message]:
    """What speaks against a password; [] if nothing does.

    :param name: log-in name of the account.
    """
    found = []
    if len(password) < setting("password_length"):
        length = {"length": setting("password_length")}
        found.append(_("The password must have at least ${length} characters.", mapping=length))
    if kinds(password) < setting("password_classes"):
        classes = {"classes": setting("password_classes")}
        found.append(
            _(
                "The password must have ${classes} of these four kinds: small letters, capital "
                "letters, digits, other characters.",
                mapping=classes,
            )
        )
    if _contains(password.casefold(), name.casefold()):
        found.append(_("The password must not contain the name of the account."))
    return found


def _contains(password: str, name: str) -> bool:
    """A name of a few letters is part of many words; it only may not be all."""
    return name in password if len(name) >= 4 else bool(name) and name == password


def kinds(password: str) -> int:
    """Kinds of characters in a password, 0 to 4; Chinese ones are among the others."""
    tests = (
        lambda c: c.isascii() and c.islower(),
        lambda c: c.isascii() and c.isupper(),
        lambda c: c.isascii() and c.isdigit(),
        lambda c: not (c.isascii() and c.isalnum()),
    )
    return sum(any(map(test, password)) for test in tests)


def require(password: str, name: str) -> None:
    """Check a password that a person chose.

    :raises BadRequest: with all that speaks against it.
    """
    found = faults(password, name)
    if found:
        raise BadRequest(" ".join(translate(one, context=getRequest()) for one in found))


@implementer(IValidationPlugin)
class PasswordRules(BasePlugin):
    """The rules as Plone's own forms and services ask for them."""

    meta_type = "Rules for passwords"
    security = ClassSecurityInfo()

    def __init__(self, id="password_rules", title=None):
        self._setId(id)
        self.title = title

    @security.private
    def validateUserInfo(self, user, set_id, set_info):
        """[{"id": "password", "error": text}]; forms ask with "" for what to tell beforehand."""
        password = set_info.get("password")
        if password is None:
            return []
        name = getSecurityManager().getUser().getUserName() if password else ""
        found = faults(password, name) if password else [told()]
        return [{"id": "password", "error": translate(one, context=getRequest())} for one in found]


InitializeClass(PasswordRules)
