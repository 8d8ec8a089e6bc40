"""The way out: public records are made, updated and withdrawn here and nowhere else.

Public records are separate objects, written by the door with its own right: no post may add
or edit them, so nothing reaches the public site past the review.
"""

from jingwei.core import clock
from jingwei.core.attachments import api as attachments
from jingwei.core.audit import api as audit
from jingwei.core.delivery.api import Ending
from jingwei.core.delivery.api import told
from jingwei.core.language import in_site_language
from jingwei.core.numbering import api as numbering
from jingwei.core.workflow.api import advance
from jingwei.desk.inquiries import api as inquiries
from jingwei.door import checks
from jingwei.door import sources
from jingwei.door.draft import draft
from jingwei.door.settings import settings
from jingwei.door.whitelist import KINDS
from plone import api
from plone.app.textfield.value import RichTextValue
from plone.app.uuid.utils import uuidToObject
from plone.dexterity.utils import createContent
from plone.uuid.interfaces import IUUID

import secrets


# Register from which the serial of index numbers is taken.
INDEX = "公开索引"


def public_record(release):
    """The public record of `release`, or None; reached with the door's own right."""
    return uuidToObject(release.public_uid, unrestricted=True) if release.public_uid else None


def publish(release) -> None:
    """Write what was approved into the public record; make the record the first time.

    The publication date is set once and never moves; a correction gets a dated note.
    """
    kind = KINDS[release.kind]
    values = draft(release).values
    record = public_record(release)
    first = record is None
    if first:
        record = _make(release, kind, values)
    _fill(record, kind, values)
    _attach(record, release)
    if first and release.kind == "document":
        # The number is taken last: whoever takes one at the same moment is repeated.
        record.index_number = release.index_number = _index_number(release)
        release.reindexObject(idxs=["SearchableText"])
    record.reindexObject()
    if release.correction:
        advance(record, "correct", cause="release_approved", note=release.correction)
        release.correction = ""
    event = "release.approved" if first else "release.corrected"
    audit.record(event, release, public="/".join(record.getPhysicalPath()))


def _make(release, kind, values: dict):
    """An empty public record in its column."""
    container = api.portal.get()[kind.container]
    id_ = f"{clock.today():%Y%m%d}-{secrets.token_hex(3)}"
    made = createContent(kind.portal_type, id=id_, title=values["title"])
    made.release_uid = IUUID(release)
    made.source_kind = release.kind
    made.published_on = release.released_on = clock.now()
    if release.kind == "document":
        made.issuer = api.portal.get().title
    container._setObject(id_, made, set_owner=False)
    record = container._getOb(id_)
    # Whoever approved is not named on what everybody reads.
    record.creators = ()
    record.begin("")
    release.public_uid = IUUID(record)
    return record


def _fill(record, kind, values: dict) -> None:
    for name, rule in kind.table.items():
        value = values[name]
        if rule.form == "term":
            value = in_site_language(sources.term_title(name, value))
        elif rule.form == "html":
            value = RichTextValue(value, "text/html", "text/x-html-safe")
        setattr(record, name, value)


def _attach(record, release) -> None:
    """Copies of the chosen attachments, in place of all former ones."""
    record.drop_files()
    for item in checks.chosen(release):
        file = item.file
        made = createContent(
            "PublicFile",
            id=item.getId(),
            title=file.filename,
            file=attachments.copied(file),
        )
        record._setObject(made.id, made, set_owner=False)
        made.creators = ()


def _index_number(release) -> str:
    """organ code/yyyymm-serial (handbook §4); the serial runs through the year."""
    today = clock.today()
    number = numbering.take(INDEX, today.year, release)
    return f"{settings().organ_code}/{today:%Y%m}-{number.sequence:05d}"


def withdraw(release, reason: str) -> None:
    """Leave a neutral notice with date and reason in place of text and attachments.

    What the notice still says is a matter of the public record, see its `forget_text`.
    """
    record = public_record(release)
    release.withdrawn_on = clock.now()
    advance(record, "withdraw", cause="release_withdrawn", reason=reason)
    tell_source(release)
    audit.record("release.withdrawn", release, public="/".join(record.getPhysicalPath()))


def end(release, ending: Ending) -> None:
    """Mark the public text as one that does not hold any more; text and files stay (政府网站发展
    指引: marked on the page itself, not deleted). What is said there are fixed words with a day and
    a number; the reason stays inside.
    """
    release.validity = ending.word
    record = public_record(release)
    if record is None or record.withdrawn:
        return
    record.validity = ending.word
    advance(record, "end", cause="document_ended", note=in_site_language(told(ending)))
    audit.record("release.ended", release, public="/".join(record.getPhysicalPath()))


def tell_source(release) -> None:
    """Let an inquiry know that its public answer was withdrawn."""
    if release.kind == "inquiry" and release.withdrawn_on:
        inquiries.mark_withdrawn(sources.source(release), release.withdrawn_on)
