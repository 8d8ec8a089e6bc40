"""What keeps a release from the review, and what the reviewer should look at."""

from collections.abc import Iterator
from jingwei import _
from jingwei.door import redaction
from jingwei.door import sources
from jingwei.door.draft import Draft
from jingwei.door.draft import draft

import re
import zipfile


# The mark of a classified document (GB/T 9704, 7.2.2), or words that give it one.
CLASSIFIED = re.compile(r"(绝密|机密|秘密)\s*[★☆*＊]|密级\s*[:：]\s*(绝密|机密|秘密)")
READ_AS_TEXT = (".txt", ".csv")
READ_AS_ZIP = (".docx", ".xlsx", ".pptx")
MOST_BYTES = 20_000_000


def faults(release, public: Draft | None = None) -> Iterator[dict]:
    """Yield {"field", "message"} for everything that forbids to submit or approve."""
    public = draft(release) if public is None else public
    source = sources.source(release)
    inner = [source.title, *_originals(source)]
    if any(CLASSIFIED.search(text) for text in [*public.texts(), *inner]):
        yield _fault("title", _("The text carries a mark of classification: it stays inside."))
    for item in chosen(release):
        if CLASSIFIED.search(f"{item.file.filename} {text_of(item) or ''}"):
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
    text = text_of(item)
    if text is None:
        return [
            _(
                "“${name}” cannot be searched by the system: read it before it goes out.",
                mapping=name,
            )
        ]
    marks = [m for m in redaction.masks(text) if m.kind in redaction.FLAGGED]
    if marks:
        return [_("“${name}” carries what looks like personal data.", mapping=name)]
    return []


def chosen(release) -> list:
    """Attachments of the source that go along."""
    found = sources.attachments(sources.source(release))
    return [item for item in found if item.getId() in release.chosen]


def text_of(item) -> str | None:
    """Text of an attachment, or None if only a person can read it."""
    name = (item.file.filename or "").lower()
    if name.endswith(READ_AS_TEXT):
        return item.file.data[:MOST_BYTES].decode("utf-8", errors="replace")
    if not name.endswith(READ_AS_ZIP):
        return None
    try:
        with item.file.open() as stream, zipfile.ZipFile(stream) as archive:
            parts = [info for info in archive.infolist() if info.filename.endswith(".xml")]
            if sum(info.file_size for info in parts) > MOST_BYTES:
                return None
            xml = " ".join(archive.read(info).decode("utf-8", "replace") for info in parts)
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError):
        return None
    return re.sub(r"<[^>]+>", "", xml)


def _originals(source) -> list[str]:
    """Texts of the source as they are inside, before any mask."""
    facts = sources.facts(source)
    return [re.sub(r"<[^>]+>", "", value) for value in facts if isinstance(value, str)]


def _fault(field: str, message) -> dict:
    return {"field": field, "message": message}
