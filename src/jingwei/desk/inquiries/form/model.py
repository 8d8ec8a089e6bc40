"""Models of forms in XML: which of them hold nothing but plain questions.

Plone's loader of models imports every name that it finds, takes fields of any interface into the
form, and draws any widget: what is not listed here could run code, list accounts or take files.
"""

from collections.abc import Iterator
from jingwei import _
from jingwei.core.texts import blank
from jingwei.desk.inquiries.form import trial
from jingwei.desk.inquiries.letterbox import MAX_EXTRA
from lxml import etree
from plone.supermodel import loadString
from zope.i18nmessageid import Message
from zope.schema import getFieldNamesInOrder

import logging
import re


logger = logging.getLogger(__name__)

MODEL = "{http://namespaces.plone.org/supermodel/schema}"
FORM = "{http://namespaces.plone.org/supermodel/form}"
EASY = "{http://namespaces.plone.org/supermodel/easyform}"
I18N = "{http://xml.zope.org/namespaces/i18n}"
NO_MODEL = _("This is not a model of a form.")
# Every other sign means something in the name of a control.
NAME = re.compile("[A-Za-z][A-Za-z0-9_]{0,99}")
CHOICE = {"zope.schema.Choice"}
YES_OR_NO = {"zope.schema.Bool"}
SEVERAL = {
    *("zope.schema.Set", "zope.schema._field.Set"),
    "plone.schemaeditor.fields.MultiChoice",
}
WRITTEN = {
    *("zope.schema.TextLine", "zope.schema.Text", "zope.schema.Int", "zope.schema.Date"),
}
TYPES = CHOICE | YES_OR_NO | SEVERAL | WRITTEN
PROPERTIES = {
    *("title", "description", "required", "default", "missing_value", "min", "max"),
    *("min_length", "max_length", "values", "element", "value_type"),
}
# Widget -> kinds of question that it can draw.
WIDGETS = {
    "z3c.form.browser.radio.RadioFieldWidget": CHOICE | YES_OR_NO,
    "z3c.form.browser.checkbox.CheckBoxFieldWidget": SEVERAL,
    "z3c.form.browser.checkbox.SingleCheckBoxFieldWidget": YES_OR_NO,
    "z3c.form.browser.select.SelectFieldWidget": CHOICE | SEVERAL,
}
ATTRIBUTES = {
    *("name", "type", "key", f"{EASY}css_class", f"{EASY}depends_on"),
    *(f"{FORM}widget", f"{FORM}order", f"{I18N}translate"),
}
FRAME = {
    f"{MODEL}model": {f"{I18N}domain"},
    f"{MODEL}schema": set(),
    f"{MODEL}fieldset": {"name", "label", "description"},
}


def parsed(source: str):
    """The root element of a model, or None if it is no XML or more than elements and text."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    try:
        root = etree.fromstring((source or "").encode(), parser=parser)
    except etree.XMLSyntaxError:
        return None
    plain = all(isinstance(node.tag, str) for node in root.iter())
    around = [*root.itersiblings(), *root.itersiblings(preceding=True)]
    return root if plain and not around and not root.getroottree().docinfo.doctype else None


def strange(root) -> Iterator[Message]:
    """Messages about everything in a model that is no plain question."""
    yield from odd_frame(root)
    names = [field.get("name") for field in root.iter(f"{MODEL}field")]
    if not all(names) or len(set(names)) < len(names):
        yield NO_MODEL
    for field in root.iter(f"{MODEL}field"):
        yield from _odd_field(field)
        yield from _unnamed(field)


def odd_frame(root) -> Iterator[Message]:
    """Messages about what stands around the fields."""
    if root.tag != f"{MODEL}model" or len(root) != 1:
        yield NO_MODEL
    for node in (root, *root, *root.iter(f"{MODEL}fieldset")):
        plain = {child.tag for child in node} <= {*FRAME, f"{MODEL}field"}
        if not plain or node.tag not in FRAME or not set(node.attrib) <= FRAME[node.tag]:
            yield NO_MODEL


def loaded(source: str):
    """The interface that a plain model describes, or None if it cannot be read."""
    try:
        return loadString(source).schema
    except Exception:
        # The loader hands on whatever the class of a field finds wrong.
        logger.info("A model could not be read", exc_info=True)
        return None


def unanswerable(schema) -> Iterator[Message]:
    """Messages about questions that nobody could answer, or that no page could show."""
    for name in getFieldNamesInOrder(schema):
        if not trial.passed(schema, name):
            yield _("Nobody could answer the question “${name}”.", mapping={"name": name})


def _unnamed(field) -> Iterator[Message]:
    """A question has a plain name, by which it is sent, and a title, by which it is kept."""
    name = field.get("name") or ""
    title = field.findtext(f"{MODEL}title") or ""
    if not NAME.fullmatch(name):
        yield _(
            "A question cannot be called “${name}”; take letters and digits.",
            mapping={"name": name},
        )
    if blank(title) or len(title) > MAX_EXTRA:
        yield _("The question “${name}” needs a title.", mapping={"name": name})


def _odd_field(field) -> Iterator[Message]:
    """Only the kinds, properties and widgets of plain questions."""
    name = field.get("name") or ""
    for node in field.iter():
        if node.tag == f"{FORM}widget":
            if field.get("type") not in WIDGETS.get(node.get("type"), ()):
                yield _("The widget of “${name}” is not allowed here.", mapping={"name": name})
        elif node is not field and etree.QName(node).localname not in PROPERTIES:
            yield _("A setting of “${name}” is not allowed here.", mapping={"name": name})
        elif node.get("type") and node.get("type") not in TYPES:
            yield _("Questions of this kind are not allowed: “${name}”.", mapping={"name": name})
        elif not set(node.attrib) <= ATTRIBUTES:
            yield _("A setting of “${name}” is not allowed here.", mapping={"name": name})
