"""What everything public puts into the catalog for lists."""

from typing import Any
from typing import NamedTuple


class PublicRow(NamedTuple):
    """Kept as a plain tuple in the catalog; `PublicRow(*value)` reads it back.

    Days are ISO dates (``2026-01-12``) or empty. `published` carries minutes
    (``2026-01-12 09:30``). `validity`: "" or an id of `VALIDITIES` of the door. `days`:
    calendar days from question to answer, None for everything else. `size` in bytes and
    `suffix` (``pdf``) for files; `target` for links to other sites; `index_number` of a
    policy in the catalogue of disclosure.
    """

    published: str = ""
    number: str = ""
    validity: str = ""
    issuer: str = ""
    written: str = ""
    asked: str = ""
    answered: str = ""
    days: int | None = None
    size: int = 0
    suffix: str = ""
    target: str = ""
    index_number: str = ""


def standing(record, name: str) -> Any:
    """What an index knows of a public record by its attribute `name`.

    :raises AttributeError: it is withdrawn or has no such thing, which keeps it out of the index.
    """
    value = None if record.withdrawn else getattr(record, name)
    if value is None or value == "":
        raise AttributeError(name)
    return value
