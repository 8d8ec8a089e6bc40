"""``@@revisions``: the texts that were judged, any two of them compared, and their files."""

from functools import cached_property
from jingwei import _
from jingwei.core.attachments import api as attachments
from jingwei.core.exc import NotYoursToSee
from jingwei.core.organisation import api as organisation
from jingwei.core.revisions import comparing
from jingwei.core.revisions import words
from jingwei.core.revisions.texts import NOW
from jingwei.core.revisions.texts import Revision
from jingwei.core.revisions.texts import Texts
from jingwei.core.workflow.page import RecordPage
from plone.namedfile.utils import set_headers
from plone.namedfile.utils import stream_data
from Products.Five import BrowserView
from zope.component import queryMultiAdapter
from zope.i18nmessageid import Message
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse


WHAT = {
    comparing.ADDED: _("file added"),
    comparing.REMOVED: _("file removed"),
    comparing.REPLACED: _("file replaced"),
}
TAGS = {words.OUT: "del", words.IN: "ins", words.SAME: "span"}
# So many unchanged paragraphs in a row are folded.
MANY = 3


class Revisions(BrowserView):
    """The list of texts, and the comparison that the address asks for."""

    @cached_property
    def texts(self) -> Texts:
        """The texts of the record."""
        return Texts(self.context)

    @cached_property
    def chosen(self) -> tuple[Revision, Revision] | None:
        """The two texts that are compared: those asked for, else the last two; None if there is
        one only, or one asked for is not to be read.
        """
        readable = self.texts.readable()
        form = self.request.form
        if "from" in form or "to" in form:
            found = (
                self.texts.get(str(form.get("from", ""))),
                self.texts.get(str(form.get("to", NOW))),
            )
            return found if all(found) else None
        return (readable[-2], readable[-1]) if len(readable) > 1 else None

    def asked_in_vain(self) -> bool:
        """Was a text asked for that is not there for the person?"""
        return self.chosen is None and bool({"from", "to"} & {*self.request.form})

    @cached_property
    def comparison(self) -> comparing.Comparison | None:
        """What differs."""
        return comparing.compare(self.texts, *self.chosen) if self.chosen else None

    def options(self) -> list[dict]:
        """The texts to choose from, and which of them are compared."""
        first, second = (one.key for one in self.chosen) if self.chosen else ("", "")
        return [
            {
                "key": row["key"],
                "title": row["title"],
                "present": row["present"],
                "who": row["judges"][0]["person"] if row["judges"] else "",
                "when": row["judges"][0]["time"] if row["judges"] else None,
                "first": row["key"] == first,
                "second": row["key"] == second,
            }
            for row in self.rows()
        ]

    def rows(self) -> list[dict]:
        """The texts, oldest first, each with who judged it."""
        return self._rows

    @cached_property
    def _rows(self) -> list[dict]:
        page = queryMultiAdapter((self.context, self.request), name="view")
        decisions = page.decisions if isinstance(page, RecordPage) else {}
        readable = self.texts.readable()
        return [
            {
                "key": one.key,
                "title": _("Text ${number}", mapping={"number": number}),
                "present": one.present,
                "judges": [self._judge(row, decisions) for _position, row in one.rows],
                "files": self._files(one),
                "fault": self._fault(one),
            }
            for number, one in enumerate(self.texts.all, 1)
            if one in readable
        ]

    def hidden(self) -> int:
        """How many texts the person may not read."""
        return len(self.texts.all) - len(self.texts.readable())

    def _judge(self, row, decisions: dict) -> dict:
        return {
            "person": organisation.name_for(row.person, row.post),
            "decision": decisions.get(row.decision, row.decision),
            "time": row.time,
        }

    def _files(self, revision: Revision) -> list[dict]:
        files = self.texts.files(revision)
        return [
            {"name": files[one].name, "size": self._size(files[one]), "url": self._address(one)}
            for one in revision.attachments
            if one in files
        ]

    def _size(self, kept) -> Message | str:
        return attachments.size(kept.file.getSize())

    def _address(self, digest: str) -> str:
        return f"{self.context.absolute_url()}/@@judged-file/{digest}" if digest else ""

    def _fault(self, revision: Revision) -> Message | str:
        if not revision.rows or not any(row.signature for _position, row in revision.rows):
            return ""
        return self.texts.fault(revision)

    def fields(self) -> list[dict]:
        """Fields that differ, each as groups of paragraphs."""
        return [
            {"title": one.title, "groups": self._groups(one.paragraphs)}
            for one in self.comparison.fields
        ]

    def _groups(self, paragraphs: list) -> list[dict]:
        """Paragraphs as they are shown: `folded` ones are many that do not differ."""
        groups: list[dict] = []
        for paragraph in paragraphs:
            changed = words.changed(paragraph)
            if not groups or groups[-1]["changed"] != changed:
                groups.append({"changed": changed, "paragraphs": []})
            pieces = [{"tag": TAGS[piece.sign], "text": piece.text} for piece in paragraph]
            groups[-1]["paragraphs"].append(pieces)
        return [
            {**one, "folded": not one["changed"] and len(one["paragraphs"]) >= MANY}
            for one in groups
        ]

    def files(self) -> list[dict]:
        """Files that differ."""
        return [
            {
                "name": one.name,
                "what": WHAT[one.what],
                "before": self._address(one.before),
                "after": self._address(one.after),
            }
            for one in self.comparison.files
        ]


@implementer(IPublishTraverse)
class JudgedFile(BrowserView):
    """A file as it was judged, by the digest that opinions have of it."""

    digest = ""

    def publishTraverse(self, request, name):
        """Take the digest from the path; one segment only.

        :raises NotYoursToSee: there is more.
        """
        if self.digest:
            raise NotYoursToSee
        self.digest = name
        return self

    def __call__(self):
        """The file to keep.

        :raises NotYoursToSee: no text that the person may read has such a file.
        """
        texts = Texts(self.context)
        for one in texts.readable():
            kept = texts.files(one).get(self.digest)
            if kept is not None:
                response = self.request.response
                set_headers(kept.file, response, filename=kept.name)
                response.setHeader("Content-Type", attachments.kind(kept.name))
                return stream_data(kept.file)
        raise NotYoursToSee
