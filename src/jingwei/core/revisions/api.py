"""Keep what an opinion judges; say whether what is kept is what was judged."""

from collections.abc import Sequence
from jingwei import _
from jingwei.core.revisions.kept import KeptFile
from jingwei.core.revisions.kept import KeptTexts
from jingwei.core.revisions.readers import readable
from zope.i18nmessageid import Message

import hashlib


__all__ = [
    "KeptFile",
    "fault",
    "file",
    "forget",
    "keep",
    "readable",
    "text",
]


def keep(record, digest: str, data: bytes, files: dict[str, KeptFile]) -> None:
    """Keep the text with this SHA-256 and its files with `record`; what is kept already is not
    kept twice.

    :param data: canonical bytes, over which `digest` is.
    :param files: digest by which an opinion names a file -> the file.
    """
    kept = getattr(record, "kept_texts", None)
    if kept is None:
        kept = record.kept_texts = KeptTexts()
    kept.keep(digest, data, files)


def text(record, digest: str) -> bytes | None:
    """Canonical bytes of a text that was judged; None if it is not kept."""
    kept = getattr(record, "kept_texts", None)
    return kept.text(digest) if kept is not None else None


def file(record, digest: str) -> KeptFile | None:
    """A file that was judged, by the digest that opinions have of it and its name."""
    kept = getattr(record, "kept_texts", None)
    return kept.file(digest) if kept is not None else None


def fault(record, digest: str, attachments: Sequence[str], of_file) -> Message | str:
    """What is wrong with what is kept of a text and its files; "" if it is what was judged.

    :param attachments: digests of the files, as the opinion has them.
    :param of_file: function from a blob file to the SHA-256 of its content.
    """
    data = text(record, digest)
    if data is None:
        return _("The text that was signed is not kept.")
    if hashlib.sha256(data).hexdigest() != digest:
        return _("The kept text is not the text that was signed.")
    for one in attachments:
        found = file(record, one)
        if found is None:
            return _("An attachment that was signed is not kept.")
        if of_file(found.file) != found.sha256:
            name = {"name": found.name}
            return _("The kept attachment “${name}” is not the one that was signed.", mapping=name)
    return ""


def forget(record) -> None:
    """Keep nothing any more: what was judged belongs to the original, not to its copy."""
    record.__dict__.pop("kept_texts", None)
