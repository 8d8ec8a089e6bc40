"""Why the profile is not installed or not taken away."""

from jingwei import _
from jingwei.core.exc import OutOfTurn


class NameTaken(OutOfTurn):
    """The site has content where the fixed folders go."""

    def __init__(self, names: list[str]):
        super().__init__(
            _(
                "The site has content at ${names}, where Jingwei keeps its own. Rename or move it "
                "first; nothing was installed.",
                mapping={"names": " ".join(f"/{name}" for name in names)},
            )
        )


class RecordsKept(OutOfTurn):
    """The organ's records do not go with the software."""

    def __init__(self, count: int, kinds: list[str]):
        super().__init__(
            _(
                "The site keeps ${count} records and texts of the organ, which must not be lost "
                "with the software; nothing was removed. Hand them over to the archive and let the "
                "whole site rest, with its backup.",
                mapping={"count": count},
            ),
            allowed=tuple(kinds),
        )


class NumbersGiven(OutOfTurn):
    """Registers of numbers are themselves records, also where the documents are gone."""

    default = _(
        "Numbers were given to documents; their registers must not be lost with the software. "
        "Nothing was removed."
    )


class NothingRemembered(OutOfTurn):
    """The site was made by a version that did not note what stood there before."""

    default = _(
        "Nothing tells what this site was like before Jingwei, so it cannot become that again. "
        "Nothing was removed; let the whole site rest, with its backup."
    )
