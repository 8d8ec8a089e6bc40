"""What the editor cannot take away from the form, nor add to it."""

from collections.abc import Iterator
from jingwei import _
from jingwei.desk.inquiries.content import MAX_CONTACT
from jingwei.desk.inquiries.content import MAX_QUESTION
from jingwei.desk.inquiries.content import MAX_TOPIC
from jingwei.desk.inquiries.exc import FormFixed
from lxml import etree
from zope.i18nmessageid import Message


MODEL = "{http://namespaces.plone.org/supermodel/schema}"
FORM = "{http://namespaces.plone.org/supermodel/form}"
EASY = "{http://namespaces.plone.org/supermodel/easyform}"
LETTERBOX = "jingwei.desk.inquiries.form.action.LetterboxAction"
# Fields that the letterbox reads: their types, and how long their text may be.
NEEDED = {
    "topic": ({"zope.schema.TextLine", "zope.schema.Choice"}, MAX_TOPIC),
    "question": ({"zope.schema.Text"}, MAX_QUESTION),
    "contact": ({"zope.schema.TextLine"}, MAX_CONTACT),
    "publish": ({"zope.schema.Bool"}, None),
}
# Everything else could load code, list accounts or take files.
TYPES = {
    *("zope.schema.TextLine", "zope.schema.Text", "zope.schema.Choice", "zope.schema.Bool"),
    *("zope.schema.Int", "zope.schema.Date", "zope.schema.Set"),
    *("zope.schema._field.Set", "plone.schemaeditor.fields.MultiChoice"),
}
PROPERTIES = {
    *("title", "description", "required", "default", "missing_value", "min", "max"),
    *("min_length", "max_length", "values", "element", "value_type"),
}
WIDGETS = {
    "z3c.form.browser.radio.RadioFieldWidget",
    "z3c.form.browser.checkbox.CheckBoxFieldWidget",
    "z3c.form.browser.checkbox.SingleCheckBoxFieldWidget",
    "z3c.form.browser.select.SelectFieldWidget",
}
ATTRIBUTES = {"name", "type", "key", f"{EASY}css_class", f"{EASY}depends_on"}
FIELDS = f"""\
<model xmlns="http://namespaces.plone.org/supermodel/schema">
  <schema>
    <field name="topic" type="zope.schema.TextLine">
      <title>咨询主题</title>
      <max_length>{MAX_TOPIC}</max_length>
    </field>
    <field name="question" type="zope.schema.Text">
      <title>咨询内容</title>
      <description>请写明事项经过和想了解的问题，不要填写身份证号等与咨询无关的个人信息。</description>
      <max_length>{MAX_QUESTION}</max_length>
    </field>
    <field name="contact" type="zope.schema.TextLine">
      <title>联系方式</title>
      <description>姓名、电话或电子邮箱，仅供办理时联系，不对外公开。</description>
      <max_length>{MAX_CONTACT}</max_length>
    </field>
    <field name="publish" type="zope.schema.Bool">
      <title>同意公开咨询内容和答复（个人信息将隐去）</title>
      <required>False</required>
    </field>
  </schema>
</model>
"""
ACTIONS = f"""\
<model xmlns="http://namespaces.plone.org/supermodel/schema">
  <schema>
    <field name="letterbox" type="{LETTERBOX}">
      <title>Letterbox</title>
    </field>
  </schema>
</model>
"""


def check_fields(source: str) -> None:
    """Refuse a model without the needed fields or with anything beyond plain questions.

    :raises FormFixed: with one entry per fault.
    """
    schema = _schema(source)
    found = {field.get("name"): field for field in schema.iter(f"{MODEL}field")}
    _refuse([*_needed(found), *(m for field in found.values() for m in _plain(field))])


def check_actions(source: str) -> None:
    """Refuse everything but the one letterbox action. :raises FormFixed:"""
    types = [field.get("type") for field in _schema(source).iter(f"{MODEL}field")]
    disabled = any(r.text == "False" for r in _schema(source).iter(f"{MODEL}required"))
    conditions = any(
        name.startswith(EASY) for node in _schema(source).iter() for name in node.attrib
    )
    if types != [LETTERBOX] or disabled or conditions:
        _refuse([_("Letters go into the letterbox, and nowhere else.")])


def _schema(source: str):
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    try:
        return etree.fromstring((source or "").encode(), parser=parser)
    except etree.XMLSyntaxError:
        _refuse([_("This is not a model of a form.")])


def _needed(found: dict) -> Iterator[Message]:
    for name, (types, most) in NEEDED.items():
        field = found.get(name)
        if field is None:
            message = _("The field “${name}” can be neither removed nor renamed.")
        elif field.get("type") not in types:
            message = _("The field “${name}” must keep its kind.")
        elif field.findtext(f"{MODEL}required") == "False" and name != "publish":
            message = _("The field “${name}” must stay required.")
        elif most and int(field.findtext(f"{MODEL}max_length") or 0) > most:
            message = _("The field “${name}” may not become longer.")
        else:
            continue
        yield _(message, mapping={"name": name})


def _plain(field) -> Iterator[Message]:
    """Only the kinds, properties and widgets of plain questions."""
    name = field.get("name") or ""
    for node in field.iter():
        if node.tag == f"{FORM}widget":
            if node.get("type") not in WIDGETS:
                yield _("The widget of “${name}” is not allowed here.", mapping={"name": name})
        elif node is not field and etree.QName(node).localname not in PROPERTIES:
            yield _("A setting of “${name}” is not allowed here.", mapping={"name": name})
        elif node.get("type") and node.get("type") not in TYPES:
            yield _("Questions of this kind are not allowed: “${name}”.", mapping={"name": name})
        elif not set(node.attrib) <= ATTRIBUTES | {f"{FORM}widget", f"{FORM}order"}:
            yield _("A setting of “${name}” is not allowed here.", mapping={"name": name})


def _refuse(messages: list) -> None:
    if messages:
        raise FormFixed(
            message=messages[0],
            errors=[{"field": "fields_model", "message": message} for message in messages],
            allowed=tuple(NEEDED),
        )
