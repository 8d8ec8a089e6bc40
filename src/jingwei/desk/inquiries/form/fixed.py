"""What the editor cannot take away from the form, nor add to it."""

from collections.abc import Iterator
from jingwei import _
from jingwei.desk.inquiries.content import MAX_CONTACT
from jingwei.desk.inquiries.content import MAX_QUESTION
from jingwei.desk.inquiries.content import MAX_TOPIC
from jingwei.desk.inquiries.exc import FormFixed
from jingwei.desk.inquiries.form import model
from jingwei.desk.inquiries.letterbox import MOST_EXTRA
from zope.i18nmessageid import Message


LETTERBOX = "jingwei.desk.inquiries.form.action.LetterboxAction"
# Fields that the letterbox reads: their types, and how long their text may be.
NEEDED = {
    "topic": ({"zope.schema.TextLine", "zope.schema.Choice"}, MAX_TOPIC),
    "question": ({"zope.schema.Text"}, MAX_QUESTION),
    "contact": ({"zope.schema.TextLine"}, MAX_CONTACT),
    "publish": ({"zope.schema.Bool"}, None),
}
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
    root = model.parsed(source)
    # Only what is plain may be loaded: loading a model imports what it names.
    if root is None:
        _refuse([model.NO_MODEL])
    _refuse([*_kept(root), *_not_too_many(root), *model.strange(root)])
    schema = model.loaded(source)
    if schema is None:
        _refuse([model.NO_MODEL])
    _refuse([*_answered(schema), *model.unanswerable(schema)])


def check_actions(source: str) -> None:
    """Refuse everything but the one letterbox action. :raises FormFixed:"""
    root = model.parsed(source)
    if root is None:
        _refuse([model.NO_MODEL])
    types = [field.get("type") for field in root.iter(f"{model.MODEL}field")]
    disabled = any(node.text != "True" for node in root.iter(f"{model.MODEL}required"))
    conditions = any(name.startswith(model.EASY) for node in root.iter() for name in node.attrib)
    if types != [LETTERBOX] or disabled or conditions or any(model.odd_frame(root)):
        _refuse([_("Letters go into the letterbox, and nowhere else.")])


def _kept(root) -> Iterator[Message]:
    """Messages about needed fields that are gone or of another kind."""
    found = {field.get("name"): field for field in root.iter(f"{model.MODEL}field")}
    for name, (types, _most) in NEEDED.items():
        field = found.get(name)
        if field is None:
            message = _("The field “${name}” can be neither removed nor renamed.")
        elif field.get("type") not in types:
            message = _("The field “${name}” must keep its kind.")
        else:
            continue
        yield _(message, mapping={"name": name})


def _not_too_many(root) -> Iterator[Message]:
    """A message if there are more questions than the letterbox takes answers."""
    if len([*root.iter(f"{model.MODEL}field")]) > len(NEEDED) + MOST_EXTRA:
        yield _("At most ${number} questions can be added.", mapping={"number": MOST_EXTRA})


def _answered(schema) -> Iterator[Message]:
    """Messages about needed fields that may stay empty or become too long."""
    for name, (_types, most) in NEEDED.items():
        field = schema[name]
        if name != "publish" and not field.required:
            yield _("The field “${name}” must stay required.", mapping={"name": name})
        lengths = (getattr(field, name, None) or 0 for name in ("min_length", "max_length"))
        if most and max(lengths) > most:
            yield _("The field “${name}” may not become longer.", mapping={"name": name})


def _refuse(messages: list) -> None:
    if messages:
        raise FormFixed(
            message=messages[0],
            errors=[{"field": "fields_model", "message": message} for message in messages],
            allowed=tuple(NEEDED),
        )
