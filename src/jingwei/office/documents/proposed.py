"""Who would get a document: proposals for the registrar, from what stands on its sheet."""

from Acquisition import aq_base
from jingwei.core.organisation import api as organisation
from jingwei.office.documents.issued import Issued
from jingwei.office.documents.issued import last
from jingwei.office.documents.rules import SEPARATORS
from plone import api


# How sheets call all districts and all units at once.
ALL_DISTRICTS, ALL_UNITS = "各区", "各处室"
# What may stand before the name of a unit of the commission, beside the commission's own name.
OWN = ("", "委", "本委", "机关", "委机关")


def units(document) -> tuple[str, ...]:
    """Ids of the units of the commission that the sheet names."""
    return tuple(getattr(document, "receiving_units", ()))


def districts(document) -> tuple[str, ...]:
    """Ids of the districts that were chosen, or that the recipients name."""
    chosen, said = getattr(document, "receiving_districts", ()), "".join(_named(document))
    every = ALL_DISTRICTS in said
    found = organisation.districts().items()
    return tuple(id_ for id_, title in found if id_ in chosen or every or title in said)


def organs(document) -> tuple[str, ...]:
    """Recipients that are neither units nor districts, as the sheet calls them.

    A district is reached by whatever name it stands in; a unit by its own name only:
    市政府办公室 is no unit of the commission, though one is called 办公室.
    """
    reached = (ALL_DISTRICTS, *organisation.districts().values())
    titles = (ALL_UNITS, *(unit.title for unit in organisation.units()))
    own = {f"{prefix}{title}" for prefix in (api.portal.get().Title(), *OWN) for title in titles}
    found = dict.fromkeys(_named(document))
    return tuple(
        name for name in found if name not in own and not any(title in name for title in reached)
    )


def noted(document) -> tuple[str, ...]:
    """Other organs of whose delivery a row is noted, of the last issue."""
    return tuple(dict.fromkeys(one.organ for one in _last(document).deliveries))


def awaited(document) -> tuple[str, ...]:
    """Other organs that the last issue goes to and of which no delivery is noted yet."""
    known = noted(document)
    return tuple(organ for organ in _last(document).organs if organ not in known)


def next_organ(document) -> str | None:
    """The first of these; None if there is none."""
    return next(iter(awaited(document)), None)


def _last(document) -> Issued:
    """Of what is no document, such as the folder whose forms are described: an empty one."""
    found = hasattr(aq_base(document), "distributions")
    return last(document) if found else Issued(0, (), ())


def _named(document) -> list[str]:
    fields = ("main_recipients", "copy_recipients")
    text = "；".join(getattr(document, name, None) or "" for name in fields)
    return [name.strip() for name in SEPARATORS.split(text) if name.strip()]
