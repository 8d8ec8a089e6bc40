"""Papers as PDF: setting data, and turning what people wrote into data."""

from jingwei.core.rendition.blocks import blocks
from jingwei.core.rendition.exc import CannotBeSet
from jingwei.core.rendition.exc import FontsMissing
from jingwei.core.rendition.letters import taken_apart
from jingwei.core.rendition.pictures import picture
from jingwei.core.rendition.press import Attached
from jingwei.core.rendition.press import check
from jingwei.core.rendition.press import pressed
from jingwei.core.rendition.titles import lines as title_lines
from jingwei.core.rendition.titles import words as title_words


__all__ = [
    "Attached",
    "CannotBeSet",
    "FontsMissing",
    "blocks",
    "check",
    "picture",
    "pressed",
    "taken_apart",
    "title_lines",
    "title_words",
]
