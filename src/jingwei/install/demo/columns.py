"""Demo texts of the public columns: written by the editor, published by the chief editor."""

from jingwei.core.workflow import api as workflow
from jingwei.install.demo import files
from jingwei.install.demo import guides
from jingwei.install.demo import markup
from jingwei.install.demo.actors import acting
from jingwei.install.demo.actors import Calendar
from jingwei.install.demo.rows import dated
from jingwei.install.demo.schedule import Story
from jingwei.portal.lists import api as lists
from plone.app.textfield.value import RichTextValue
from plone.dexterity.utils import addContentToContainer
from plone.dexterity.utils import createContent


STEPS = (("review", "editor", "submit"), ("published", "editor2", "publish"))
ORDER = ("draft", "review", "published", "withdrawn")
# What each type of content has beside title, summary and source.
FIELDS = {
    "News Item": lambda row: {"text": rich(row["text"])},
    "Document": lambda row: {
        "text": rich(row["text"] if "text" in row else guides.text(row)),
        "interprets": _policy(row["interprets"]) if "interprets" in row else None,
    },
    "File": lambda row: {"file": files.written(row["file"])},
    "Link": lambda row: {"remoteUrl": row["address"]},
}


def story(site, row: dict, calendar: Calendar) -> Story:
    """Write one text and take it to the state that `row` names: public unless it says otherwise.

    The text is returned.
    """
    written = calendar.next()
    row = dated(row, written.date())
    yield written
    text = _write(site, row)
    state = row.get("state", "published")
    for reached, account, transition in STEPS:
        if ORDER.index(reached) <= ORDER.index(state):
            yield calendar.next()
            with acting(site, account):
                workflow.fire(text, transition, {})
    if state == "withdrawn":
        yield calendar.next()
        with acting(site, "editor2"):
            workflow.fire(text, "withdraw", {"reason": row["reason"]})
    return text


def _write(site, row: dict):
    kind = row.get("type", "News Item")
    with acting(site, "editor"):
        text = createContent(
            kind,
            title=row["title"],
            description=row.get("description", ""),
            source=row.get("source", "江城市经济委员会"),
            **FIELDS[kind](row),
        )
        return addContentToContainer(site[row["column"]], text, checkConstraints=False)


def _policy(words: str) -> str | None:
    """UID of the public policy with these words in its title; an interpretation follows it."""
    found = lists.newest(lists.query(kinds=("PolicyDocument",)), 1000)
    return next((line.uid for line in found if words in line.title), None)


def rich(text: str) -> RichTextValue:
    return RichTextValue(markup.html(text), "text/html", "text/x-html-safe")
