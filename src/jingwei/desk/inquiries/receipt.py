"""登记回执: that an inquiry was taken, when, and till when it is answered."""

from jingwei import _
from jingwei.core import clock
from jingwei.core.rendition.api import blocks
from jingwei.core.rendition.api import check
from jingwei.core.rendition.exc import CannotBeSet
from jingwei.core.typeset import chinese_day
from plone import api


UNSETTABLE = "（主题含有无法排印的字符，请在网上查询）"


class Receipt:
    """`IPaper` of an inquiry, "receipt"; it says nothing of who wrote."""

    title = _("Receipt of registration")
    template = "form"
    sealed = True

    def __init__(self, context):
        self.context = context

    def hindrance(self):
        """It is there from the day the letter came in."""
        return ""

    def attached(self) -> list:
        """Nothing goes with it."""
        return []

    def file_name(self) -> str:
        """By its number."""
        return f"{self.context.number}登记回执.pdf"

    def public(self) -> dict[str, str]:
        """Neither topic nor question: people write their names and troubles into both."""
        return {
            "title": "登记回执",
            "number": self.context.number,
            "organ": api.portal.get().Title(),
            "date": self._received().date().isoformat(),
        }

    def data(self) -> dict:
        """What the form is filled with."""
        organ, moment = api.portal.get().Title(), self._received()
        found = self.context.reckoning()
        facts = (
            ("咨询编号", self.context.number),
            ("咨询主题", self._topic()),
            ("收到时间", f"{chinese_day(moment)} {moment.hour}时{moment.minute:02}分"),
            ("答复期限", f"{chinese_day(found.end)}前" if found else "—"),
        )
        return {
            "title": f"{self.context.number}登记回执",
            "organ": organ,
            "organs": [organ],
            "heading": "登记回执",
            "number": self.context.number,
            "to": "",
            "lead": blocks("<p>您提交的咨询已登记，基本情况如下：</p>"),
            "rows": [{"label": label, "value": value} for label, value in facts],
            "tail": blocks(
                "<p>您可以凭提交时取得的查询码，在本委网站“我要咨询”栏目查询办理进度。</p>"
            ),
            "date": chinese_day(moment),
            "made": {"year": moment.year, "month": moment.month, "day": moment.day},
            "seal": True,
            "note": "",
        }

    def _topic(self) -> str:
        """As it was typed, if paper can hold it: the public writes signs that no font has."""
        try:
            check([self.context.title])
        except CannotBeSet:
            return UNSETTABLE
        return self.context.title

    def _received(self):
        return (self.context.received or clock.now()).astimezone(clock.ZONE)
