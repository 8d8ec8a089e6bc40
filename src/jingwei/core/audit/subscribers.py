"""Log-ins, log-outs and deletions go to the audit."""

from jingwei.core.audit import api


def logged_in(event) -> None:
    """A person logged in."""
    api.aside("login.succeeded", person=event.principal.getId(), result="done")


def logged_out(event) -> None:
    """A person logged out."""
    api.aside("logout", person=event.principal.getId() or "", result="done")


def deleted(record, event) -> None:
    """A record of ours was deleted; told in the same transaction."""
    api.record("deleted", record, title=record.Title())
