"""Demo releases: the editor prepares, the reviewer approves, the door opens."""

from jingwei.core.workflow import api as workflow
from jingwei.install.demo.actors import acting
from jingwei.install.demo.actors import Calendar
from jingwei.install.demo.schedule import Story
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent


OPINION = "经审查，不含涉密和敏感信息，可以公开。"


def release(site, made, row: dict, calendar: Calendar) -> Story:
    """Walk a release to the state that `row` names: ``released`` unless it says otherwise.

    :param row: ``state``, public ``title``, ``description``, ``category``, ``reason``, ...
    """
    state = row.get("state", "released")
    if state == "preparing":
        return
    if state == "dropped":
        yield from _step(site, "editor", made, "drop", calendar, reason=row["reason"])
        return
    yield calendar.next()
    _prepare(site, made, row)
    yield from _step(site, "editor", made, "submit", calendar)
    if state == "release_review":
        return
    opinion = row.get("opinion", OPINION)
    yield from _step(site, "reviewer", made, "approve", calendar, opinion=opinion)
    if state == "withdrawn":
        calendar.wait(row["days"])
        yield from _step(site, "reviewer", made, "withdraw", calendar, reason=row["reason"])


def _step(site, who: str, made, transition: str, calendar: Calendar, **params) -> Story:
    yield calendar.next()
    with acting(site, who):
        workflow.fire(made, transition, params)


def _prepare(site, made, row: dict) -> None:
    """The editor writes what the public reads beside the text, and chooses the files."""
    with acting(site, "editor"):
        if made.kind == "document":
            made.subject_category = row.get("category", "planning")
        made.title = row.get("title") or made.title
        made.description = row.get("description", "")
        made.validity = row.get("validity", "valid")
        notify(ObjectModifiedEvent(made))
        attached = _attached(site, made)
        if attached:
            workflow.fire(made, "choose_attachments", {"attachments": attached})


def _attached(site, made) -> tuple[str, ...]:
    """Ids of all attachments; an inquiry has none."""
    source = site.unrestrictedTraverse(made.source_path)
    return tuple(source.objectIds()) if made.kind == "document" else ()
