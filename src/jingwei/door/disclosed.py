"""What of a record everybody may read, for pages of lower floors that tell of it in public."""

from jingwei.door.api import release_of_uid
from jingwei.door.publishing import public_record
from typing import NamedTuple


class PublicText(NamedTuple):
    """Title and address of a public record."""

    title: str
    address: str


def public_text(uid: str) -> PublicText | None:
    """The public text of the record with this UID; None if there is none, or it was withdrawn."""
    release = release_of_uid(uid)
    record = public_record(release) if release is not None else None
    if record is None or record.withdrawn:
        return None
    return PublicText(record.title, record.absolute_url())
