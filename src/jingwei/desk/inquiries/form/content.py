"""The public form: an EasyForm that keeps what the letterbox needs."""

from collective.easyform.content import EasyForm
from collective.easyform.interfaces import IEasyForm
from jingwei.desk.inquiries.form import fixed
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
        self._fields = source

    @property
    def actions_model(self) -> str:
        """What happens with an answer: our letterbox and nothing else."""
        return self._actions

    @actions_model.setter
    def actions_model(self, source: str) -> None:
        fixed.check_actions(source)
        self._actions = source
