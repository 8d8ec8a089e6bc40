"""What the styles of a file say of its paragraphs."""

from jingwei.core.word.package import child
from jingwei.core.word.package import q
from jingwei.core.word.package import value

import re


# A style that names another one as its ground, and so on, ends there.
DEEPEST = 10
HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.I)
TITLE = re.compile(r"title|标题", re.I)


class Styles:
    """Paragraph styles by id."""

    def __init__(self, root):
        found = root.iterfind(q("style")) if root is not None else ()
        self._styles = {one.get(q("styleId"), ""): one for one in found}

    def chain(self, style_id: str) -> list:
        """A style and those that it is grounded on."""
        found = []
        while style_id in self._styles and len(found) < DEEPEST:
            style = self._styles[style_id]
            found.append(style)
            style_id = value(style, "basedOn")
        return found

    def of(self, paragraph) -> list:
        """The styles of a paragraph, its own first."""
        return self.chain(value(paragraph, "pPr", "pStyle"))

    def property(self, paragraph, *names: str) -> str:
        """A value of a paragraph such as ``jc``, its own or that of its styles."""
        places = (child(one, "pPr") for one in (paragraph, *self.of(paragraph)))
        return next((found for place in places if (found := value(place, *names))), "")

    def level(self, paragraph) -> int:
        """Level of a real heading from 1, 0 if the paragraph is none."""
        for style in self.of(paragraph):
            named = HEADING.fullmatch(value(style, "name").strip())
            if named:
                return int(named[1])
        outline = self.property(paragraph, "outlineLvl")
        return int(outline) + 1 if outline.isdigit() and int(outline) < 9 else 0

    def is_title(self, paragraph) -> bool:
        """Has it the style of a document's title?"""
        return any(TITLE.fullmatch(value(one, "name").strip()) for one in self.of(paragraph))

    def size(self, paragraph) -> int:
        """Size of its letters in half points, the largest of its runs; 0 if nobody says it."""
        sizes = [value(run, "rPr", "sz") for run in paragraph.iter(q("r"))]
        sizes += [value(child(style, "rPr"), "sz") for style in self.of(paragraph)]
        return max((int(size) for size in sizes if size.isdigit()), default=0)
