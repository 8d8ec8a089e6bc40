"""The approval sheet as it is put away: everything on it, and every signed opinion inside."""

from jingwei import _
from jingwei.core import clock
from jingwei.core import pictures
from jingwei.core.filing.retention import RETENTIONS
from jingwei.core.language import in_site_language
from jingwei.core.opinions import api as opinions
from jingwei.core.organisation import api as organisation
from jingwei.core.rendition.api import Attached
from jingwei.core.signing import api as signing
from jingwei.core.workflow.api import state
from jingwei.core.worklist.api import URGENCIES
from jingwei.office.documents import genres
from jingwei.office.documents import rules
from jingwei.office.documents.redheader import OUT
from jingwei.office.documents.redheader import receivers
from jingwei.office.documents.redheader import written
from jingwei.office.documents.views import AFTER
from jingwei.office.documents.views import CELLS
from jingwei.office.documents.views import Sheet
from plone import api


NONE = "—"


class SheetPaper:
    """`IPaper` of an official document, "sheet" (handbook §1.6)."""

    title = _("Outgoing document approval sheet")
    template = "sheet"

    def __init__(self, context):
        self.context = context

    @property
    def sealed(self) -> bool:
        """With the document it goes out; before, each reader gets it as it is at the moment."""
        return state(self.context) in (*OUT, "recalled")

    def hindrance(self):
        """It is a paper once somebody has signed on it."""
        if opinions.rows(self.context):
            return ""
        return _("Nobody has given an opinion yet.")

    def file_name(self) -> str:
        """By the number of the document."""
        return f"{self.context.number or self.context.title}{_said(self.title)}.pdf"

    def public(self) -> dict[str, str]:
        """The sheet itself is nobody's business outside: only that there is one."""
        return {
            "title": _said(self.title),
            "number": str(self.context.number or ""),
            "organ": api.portal.get().Title(),
            "date": clock.today().isoformat(),
        }

    def attached(self) -> list[Attached]:
        """Each opinion as the record that was signed, and its signature (CMS, DER).

        ``openssl cms -verify -cades -binary -inform DER -in opinion-01.p7s -content opinion-01.json
        -CAfile root.pem``
        """
        return [
            Attached(
                *(file.name, file.data, file.kind),
                f"{organisation.title(file.row.person)} {file.row.time.isoformat()}",
                "supplement" if file.data is file.row.signature else "source",
            )
            for file in signing.signed_files(self.context)
        ]

    def data(self) -> dict:
        """Rows above the opinions, opinions in the cells of their steps, rows below."""
        today = clock.today()
        return {
            "title": f"{self.context.title}（{_said(self.title)}）",
            "organ": api.portal.get().Title(),
            "heading": _said(self.title),
            "made": {"year": today.year, "month": today.month, "day": today.day},
            "rows": self._above(),
            "cells": self._cells(),
            "after": self._below(),
            "told": "各条意见的签名记录作为附件存于本文件，可用通用工具核验。",
        }

    def _above(self) -> list[list[dict]]:
        document = self.context
        genre = _said(genres.GENRES[document.genre].title)
        units = "、".join(receivers(document))
        joint = "、".join(document.joint_organs or ())
        begun = document.journal.turns[0].time if document.journal else None
        return [
            _row(
                "发文字号", str(document.number or ""), "紧急程度", _of(URGENCIES, document.urgency)
            ),
            _row("标题", document.title),
            _row(
                *("文种", f"{genre}（{_of(genres.DIRECTIONS, document.direction)}）"),
                *("密级", "非密"),
            ),
            _row(
                *("拟稿处室", organisation.title(f"unit~{document.drafting_unit}")),
                *("拟稿人", organisation.title(document.drafter)),
            ),
            _row("联系电话", document.phone, "拟稿日期", _day(begun)),
            _row("主送", document.main_recipients),
            *([_row("系统内收文", units)] if units else []),
            _row("抄送", document.copy_recipients),
            *([_row("联合发文", joint)] if joint else []),
            _row("附件", "\n".join(self._files())),
            _row("公开属性", self._disclosure()),
            _row(
                *("规范性文件", "是" if document.normative else "否"),
                *("政策解读", "需要" if document.explain else "不需要"),
            ),
            *([_row("合法性审核", document.legality_opinion)] if document.normative else []),
        ]

    def _files(self) -> list[str]:
        """Names of the attachments that are no pictures of the text."""
        document = self.context
        files = pictures.beside_text(document, rules.html(document))
        return sorted(item.file.filename for item in files)

    def _disclosure(self) -> str:
        document = self.context
        told = _of(genres.DISCLOSURES, document.disclosure)
        return f"{told}（{document.disclosure_reason}）" if document.disclosure_reason else told

    def _below(self) -> list[list[dict]]:
        document = self.context
        copies = str(document.copies or "")
        issued = written(document.issued_on) if document.issued_on else ""
        layout = _of(genres.LAYOUTS, document.printed_as)
        return [
            _row("复核", "", "校对", ""),
            _row("用印", "", "印发日期", issued),
            _row(
                *("版式、份数", f"{layout}，{copies}份" if copies else layout),
                *("保管期限", _of(RETENTIONS, document.retention)),
            ),
            _row("关联事项", document.related),
            _row("附注", document.note),
        ]

    def _cells(self) -> list[dict]:
        """Opinions by the cell of their step, the latest last; the number in that of its step."""
        rows = opinions.rows(self.context)
        taken = [turn for turn in self.context.journal.turns if turn.transition == "register"]
        numbered = taken if self.context.number is not None else []
        cells = []
        for title, steps in CELLS:
            told = [self._opinion(row) for row in rows if row.step in steps]
            if "signed" in steps:
                number = str(self.context.number)
                told[:0] = [_line(number, turn, turn.post) for turn in numbered[:1]]
            if told or steps != AFTER:
                cells.append({"label": _said(title), "opinions": told})
        return cells

    def _opinion(self, row) -> dict:
        """The words say the decision themselves unless they are against it, or there are none."""
        agrees, decision = row.decision == "agree", _of(Sheet.decisions, row.decision)
        neutral = row.decision in Sheet.neutral
        words = row.text or ("" if agrees else decision)
        if not agrees and row.text:
            words = f"{decision}：{row.text}"
        told = _line(words or f"{decision}。", row, row.post)
        if row.acting_for:
            told |= {"post": "", "acting": f"代{organisation.title(row.acting_for)}"}
        return {**told, "against": not agrees and not neutral}


def _line(text: str, row, post: str) -> dict:
    return {
        "text": text,
        "name": organisation.title(row.person),
        "post": organisation.title(post) if post and post != row.person else "",
        "acting": "",
        "date": _day(row.time),
        "against": False,
    }


def _row(*told) -> list[dict]:
    """Labels and values in turn."""
    labels, values = told[::2], told[1::2]
    return [
        {"label": label, "value": value or NONE}
        for label, value in zip(labels, values, strict=True)
    ]


def _day(moment) -> str:
    return written(moment.astimezone(clock.ZONE).date()) if moment else ""


def _of(titles: dict, value: str | None) -> str:
    return _said(titles[value]) if value in titles else ""


def _said(message) -> str:
    return in_site_language(message)
