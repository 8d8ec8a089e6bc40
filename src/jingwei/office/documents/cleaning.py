"""What may stand in the text of an official document."""

import nh3


# What the red-header page can set; everything else is dropped when the text is stored.
TAGS = {
    *("h2", "h3", "h4", "p", "br", "strong", "em", "b", "i", "u", "ol", "ul", "li", "img", "a"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td", "sub", "sup"),
}
ATTRIBUTES = {
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}


def cleaned(html: str) -> str:
    """`html` without anything else."""
    return nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, link_rel=None)
