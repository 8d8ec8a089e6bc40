"""Kinds of events, each with a title that the audit page shows."""

from jingwei import _
from zope.i18nmessageid import Message


KINDS: dict[str, Message] = {
    "transition": _("Step taken"),
    "transition.refused": _("Step refused"),
    "number.taken": _("Number taken"),
    "number.voided": _("Number declared void"),
    "opened": _("Opened by whose turn it is"),
    "login.succeeded": _("Logged in"),
    "login.failed": _("Log-in failed"),
    "logout": _("Logged out"),
    "access.refused": _("Access refused"),
    "organisation.changed": _("Organisation changed"),
    "deleted": _("Deleted"),
}


def register(kind: str, title: Message) -> None:
    """Add a kind of event; features call it when they are imported."""
    KINDS[kind] = title


def title(kind: str) -> Message | str:
    """What people call a kind of event."""
    return KINDS.get(kind, kind)
