"""The filters of a list in words, for the audit, which keeps them for all readers."""

from jingwei.core.language import in_site_language
from jingwei.core.listing.shown import Shown


def filters(shown: Shown) -> str:
    """Facets with their values, the words that are looked for, and what the page itself asks."""
    parts = [
        f"{in_site_language(one['title'])}："
        + "、".join(in_site_language(value["title"]) for value in one["values"])
        for one in shown.chosen()
    ]
    parts += [f"“{shown.asked.text}”"] if shown.asked.text else []
    return "；".join([*parts, *(in_site_language(words) for words in shown.told)])
