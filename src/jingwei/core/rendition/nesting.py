"""How deep a text is nested: parsers leave out, without a word, what lies too deep for them."""

from jingwei import _
from jingwei.core.rendition.exc import CannotBeSet
from jingwei.core.texts import TAG


# The parser's own limit is 256; people who write nest less than ten.
DEEPEST = 100
EMPTY = {"br", "img", "hr", "col", "input", "meta", "link", "wbr", "source"}


def check(html: str) -> None:
    """Refuse a text that would lose something when it is parsed.

    :raises CannotBeSet: it is nested too deep.
    """
    depth = 0
    for tag in TAG.finditer(html):
        if tag[1].lower() in EMPTY or tag[1][0] in "!?":
            continue
        depth = max(depth - 1, 0) if tag[0].startswith("</") else depth + 1
        if depth > DEEPEST:
            message = _(
                "The text is nested more than ${most} levels deep; paste it without format.",
                mapping={"most": DEEPEST},
            )
            raise CannotBeSet([message])
