"""What keeps a release from the review, and what the reviewer should look at."""

from collections.abc import Iterator
from jingwei import _
from jingwei.core.attachments import api as attachments
from jingwei.core.blobs import remembered
from jingwei.core.texts import marked
from jingwei.core.texts import open_days
from jingwei.door import redaction
from jingwei.door import sources
from jingwei.door.draft import Draft
from jingwei.door.draft import draft


def faults(release, public: Draft | None = None) -> Iterator[dict]:
    """Yield {"field", "message"} for everything that forbids to submit or approve."""
    public = draft(release) if public is None else public
    source = sources.source(release)
    if marked(*public.texts(), source.title, *_originals(source)):
        yield _fault("title", _("The text carries a mark of classification: it stays inside."))
    if not sources.holds(source) and not (release.public_uid and source.ending):
        yield _fault("title", _("The document was recalled or does not hold any more."))
    days = open_days(*(value for value in public.values.values() if isinstance(value, str)))
    if days:
        yield _fault(
            "title", _("The text leaves a date blank: ${list}.", mapping={"list": "、".join(days)})
        )
    for item in chosen(release):
        if attachments.classified(item.file):
            yield _fault(
                "attachments",
                _(
                    "The attachment “${name}” carries a mark of classification.",
                    mapping={"name": item.file.filename},
                ),
            )
    if not (release.title or "").strip():
        yield _fault("title", _("Give the public title."))
    if release.kind == "document" and not release.subject_category:
        yield _fault("subject_category", _("Choose the subject category first."))


def warnings(release, public: Draft) -> list:
    """Sentences for those who prepare and review; none of them forbids anything."""
    found = []
    if public.flags:
        found.append(
            _(
                "The text carries what looks like personal data: ${list}.",
                mapping={"list": "、".join(dict.fromkeys(f.original for f in public.flags))},
            )
        )
    facts = sources.facts(sources.source(release))
    if "<img" in getattr(facts, "body", ""):
        found.append(_("Images inside the text are not carried over; attach them instead."))
    for item in chosen(release):
        found += _about(item)
    return found


def _about(item) -> list:
    name = {"name": item.file.filename}
    kinds = _kinds(item.file)
    if kinds is None:
        return [
            _(
                "“${name}” cannot be searched by the system: read it before it goes out.",
                mapping=name,
            )
        ]
    if kinds & redaction.FLAGGED:
        return [_("“${name}” carries what looks like personal data.", mapping=name)]
    return []


@remembered
def _kinds(file) -> frozenset[str] | None:
    """Kinds of personal data in the text of a file; None if only a person can read it."""
    text = attachments.text_of(file)
    return None if text is None else frozenset(mask.kind for mask in redaction.masks(text))


def chosen(release) -> list:
    """Attachments of the source that go along."""
    found = sources.attachments(sources.source(release))
    return [item for item in found if item.getId() in release.chosen]


def _originals(source) -> list[str]:
    """Texts of the source as they are inside, before any mask."""
    return [value for value in sources.facts(source) if isinstance(value, str)]


def _fault(field: str, message) -> dict:
    return {"field": field, "message": message}
