"""The public form: an EasyForm that keeps what the letterbox needs."""

from collective.easyform.content import EasyForm
from collective.easyform.interfaces import IEasyForm
from jingwei.core.audit import api as audit
from jingwei.desk.inquiries.form import fixed
from jingwei.desk.inquiries.form import model
from lxml import etree
from plone import api
from plone.uuid.interfaces import IUUID
from zope.interface import implementer


class IInquiryForm(IEasyForm):
    """The form of the inquiries; its fields are those of every EasyForm."""


@implementer(IInquiryForm)
class InquiryForm(EasyForm):
    """``/inquiries/ask``.

    Schema editor, XML editor, REST and import all set these two attributes, so this is where
    an editor's mistake is refused.
    """

    # EasyForm asks for its default in "zh-cn", which no catalog is called: it would be English.
    thankstitle = "咨询已提交"
    _fields = fixed.FIELDS
    _actions = fixed.ACTIONS

    @property
    def fields_model(self) -> str:
        """The questions, as supermodel XML."""
        return self._fields

    @fields_model.setter
    def fields_model(self, source: str) -> None:
        fixed.check_fields(source)
        before, after = questions(self._fields), questions(source)
        self._fields = source
        changed = sorted(n for n in {*before, *after} if before.get(n) != after.get(n))
        if changed and not audit.made_now(self):
            # A property knows nothing of the place of its object.
            here = api.content.get(UID=IUUID(self)) or self
            audit.record("inquiry.form_changed", here, fields=changed)

    @property
    def actions_model(self) -> str:
        """What happens with an answer: our letterbox and nothing else."""
        return self._actions

    @actions_model.setter
    def actions_model(self, source: str) -> None:
        fixed.check_actions(source)
        self._actions = source


def questions(source: str) -> dict[str, bytes]:
    """Each question of a checked model by name, as it is written."""
    fields = etree.fromstring(source.encode()).iter(f"{model.MODEL}field")
    return {field.get("name"): etree.tostring(field).strip() for field in fields}
