"""One object of every type of ours in every state of its grid, put in place directly.

Nothing walks through transitions: what is asked is what a state lets people see, however an
object came into it. A type or state that nobody thought of here makes `missing` speak.
"""

from Acquisition import aq_base
from collections.abc import Callable
from collections.abc import Iterator
from itertools import count
from jingwei.core import clock
from jingwei.core.workflow.record import JournalRow
from jingwei.desk.districts.api import place
from jingwei.portal.records.content import IPublicRecord
from plone import api
from plone.app.textfield.value import RichTextValue
from plone.dexterity.utils import createContent
from plone.namedfile.file import NamedBlobFile
from plone.namedfile.file import NamedBlobImage
from typing import NamedTuple

import base64
import datetime


PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJ"
    "RU5ErkJggg=="
)
# Types of which every site has one and nobody makes a second: path below the site.
FIXED = {
    "Plone Site": "",
    "Office": "intranet",
    "Organisation": "intranet/organisation",
    "Unit": "intranet/organisation/urban",
    "Post": "intranet/organisation/urban/head",
    "AuditTrail": "intranet/audit",
    "NumberRegisters": "intranet/numbering",
    "WorkingCalendar": "intranet/calendar",
    "Ticker": "intranet/ticker",
    "JobList": "intranet/jobs",
    "MessageBoxes": "intranet/messages",
    "SigningKeys": "intranet/signing",
    "PaperShelf": "intranet/papers",
    "ViewBook": "intranet/views",
    "RecordStore": "intranet/documents",
    "Desk": "desk",
    "DistrictHouse": "desk/districts",
    "DistrictDesk": "desk/districts/wanghu",
    "InquiryForm": "inquiries/ask",
    "Column": "news",
}
# Files lie in these; they have no grid, so the state is that of the object around them.
INSIDE = {
    "OfficialDocument": "Attachment",
    "SupervisionItem": "Attachment",
    "Dispatch": "Attachment",
    "PolicyDocument": "PublicFile",
}


class Sample(NamedTuple):
    """A made object. `mark` stands in all its texts and files; "" for fixed ones."""

    kind: str
    state: str
    path: str
    uid: str
    mark: str


def ours(portal) -> dict[str, set[str]]:
    """Portal type -> states of its grid; {""} for types without one."""
    tool = portal.portal_workflow
    found = {}
    for fti in portal.portal_types.objectValues():
        if getattr(fti, "klass", "").startswith("jingwei.") or fti.getId() == "Plone Site":
            chain = tool.getChainForPortalType(fti.getId())
            states = {state for name in chain for state in tool[name].states.objectIds()}
            found[fti.getId()] = states or {""}
    return found


def missing(portal, samples: list[Sample]) -> list[tuple[str, str]]:
    """(type, state) without a sample."""
    made = {(sample.kind, sample.state) for sample in samples}
    kinds = {sample.kind for sample in samples}
    return [
        (kind, state)
        for kind, states in ours(portal).items()
        for state in states
        if (kind, state) not in made and not (state == "" and kind in kinds)
    ]


def make(portal) -> list[Sample]:
    """Make all samples, as the present person; the caller commits."""
    maker = Maker(portal)
    return [sample for kind in ours(portal) for sample in maker.of(kind)]


class Maker:
    """Puts samples where their type belongs."""

    def __init__(self, portal):
        self.portal = portal
        self.numbers = count(1)
        self.makers: dict[str, Callable] = {
            "OfficialDocument": self.document,
            "Inquiry": self.inquiry,
            "Release": self.release,
            "Deputation": self.deputation,
            "SupervisionItem": self.item,
            "Dispatch": self.dispatch,
            "Document": self.text,
            "News Item": self.text,
            "File": self.text,
            "Image": self.text,
            "Link": self.text,
            "PolicyDocument": self.policy,
            "PublicAnswer": self.answer,
        }

    def of(self, kind: str) -> Iterator[Sample]:
        """Samples of one type and of what lies inside them; nothing for an unknown type."""
        if kind == "DistrictDesk":
            place("wanghu")
        if kind in FIXED:
            obj = self.portal.unrestrictedTraverse(FIXED[kind])
            (state,) = ours(self.portal)[kind]
            yield self.sample(obj, state, "")
        for state in sorted(ours(self.portal)[kind]) if kind in self.makers else ():
            number = next(self.numbers)
            mark = f"内情{number:03d}号"
            obj = self.makers[kind](kind, f"q{number:03d}zx{number * 7919 % 1000:03d}", mark)
            if kind in INSIDE:
                name = f"file-{obj.getId()}"
                file = self.put(obj, INSIDE[kind], name, mark, file=data(mark))
            self.set_state(obj, state)
            yield self.sample(obj, state, mark)
            if kind in INSIDE and name in obj.objectIds():
                yield self.sample(file, state, mark)
            if kind == "OfficialDocument" and state == "drafting":
                yield self.sample(obj.aq_parent, "", "")

    def sample(self, obj, state: str, mark: str) -> Sample:
        """What the tests need to know of an object."""
        base = self.portal.getPhysicalPath()
        path = "/".join(("", *obj.getPhysicalPath()[len(base) :]))
        return Sample(obj.portal_type, state, path.rstrip("/"), obj.UID(), mark)

    def put(self, container, kind: str, name: str, mark: str, **fields):
        """Create an object in a container, past all checks."""
        obj = createContent(kind, id=name, title=f"关于{mark}的事项", **fields)
        container._setObject(name, obj)
        return container._getOb(name)

    def filed(self, store: str, kind: str, name: str, mark: str, **fields):
        """Create a record in the present month of a store."""
        period = self.portal["intranet"][store].period()
        return self.put(period, kind, name, mark, **fields)

    def document(self, kind, name, mark):
        """With a number, a main recipient and a body; released proactively, the widest case."""
        return self.filed(
            "documents",
            kind,
            name,
            mark,
            drafting_unit="operation",
            main_recipients=mark,
            disclosure="proactive",
            body=rich(mark),
        )

    def inquiry(self, kind, name, mark):
        """With every text field filled in, its writer agreed to publication."""
        return self.filed(
            "inquiries",
            kind,
            name,
            mark,
            question=mark,
            contact=mark,
            answer=mark,
            reason=mark,
            unit="urban",
            publish=True,
            received=clock.now(),
            extra=((mark, mark),),
        )

    def release(self, kind, name, mark):
        """Of an issued document."""
        source = self.document("OfficialDocument", f"{name}s", mark)
        self.set_state(source, "issued")
        release = self.filed("releases", kind, name, mark, description=mark)
        release.kind = "document"
        release.source_path = "/".join(source.getPhysicalPath())
        release.source_uid = source.UID()
        release.unit = "operation"
        return release

    def deputation(self, kind, name, mark):
        """Of the person who makes the samples, for some days from today on."""
        deputation = self.filed(
            "deputations",
            kind,
            name,
            mark,
            post="post~operation.clerk",
            deputy="policyclerk",
            kinds=("documents",),
            first_day=clock.today(),
            last_day=clock.today() + datetime.timedelta(days=3),
            reason=mark,
            order=mark,
        )
        deputation.title = f"关于{mark}的事项"
        return deputation

    def item(self, kind, name, mark):
        """Proposed by the supervisor; every text field filled in."""
        with api.env.adopt_user("supervisor"):
            return self.filed(
                "supervision",
                kind,
                name,
                mark,
                basis=mark,
                instruction=mark,
                instructed_by=mark,
                requirement=mark,
                responsible=mark,
                lead_unit="operation",
                assisting_units=("urban",),
                due_on=clock.today() + datetime.timedelta(days=30),
            )

    def dispatch(self, kind, name, mark):
        """For the district that has none of the sample accounts."""
        return self.put(
            place("wanghu"),
            kind,
            name,
            mark,
            number=mark,
            main_recipients=mark,
            copy_recipients=mark,
            note=mark,
            body=rich(mark),
            district="wanghu",
        )

    def text(self, kind, name, mark):
        """A text of the column of news."""
        fields = {
            "Document": {"text": rich(mark)},
            "News Item": {"text": rich(mark)},
            "File": {"file": data(mark)},
            "Image": {"image": NamedBlobImage(PNG, "image/png", f"{mark}.png")},
            "Link": {"remoteUrl": "https://www.example.gov.cn/"},
        }
        return self.put(
            self.portal["news"], kind, name, mark, description=mark, source=mark, **fields[kind]
        )

    def policy(self, kind, name, mark):
        """A policy of today."""
        return self.put(
            self.portal["policies"],
            kind,
            name,
            mark,
            description=mark,
            document_number=f"江经〔2026〕{name[1:4]}号",
            written_on=clock.today(),
            published_on=clock.now(),
            body=rich(mark),
        )

    def answer(self, kind, name, mark):
        """An answer of today."""
        return self.put(
            self.portal["inquiries"],
            kind,
            name,
            mark,
            question=mark,
            answer=mark,
            asked_on=clock.today() - datetime.timedelta(days=3),
            answered_on=clock.today(),
            published_on=clock.now(),
        )

    def set_state(self, obj, state: str) -> None:
        """Put an object into `state` with the dates that pages and lists of it read."""
        tool = self.portal.portal_workflow
        for workflow in tool.getWorkflowsFor(obj):
            status = tool.getStatusOf(workflow.id, obj) | {"review_state": state}
            tool.setStatusOf(workflow.id, obj, status)
            workflow.updateRoleMappingsFor(obj)
        if state in ("published", "withdrawn") and hasattr(aq_base(obj), "published_on"):
            obj.published_on = clock.now()
        if state == "withdrawn" and hasattr(aq_base(obj), "withdrawn_on"):
            obj.withdrawn_on = clock.now()
        if state == "withdrawn" and IPublicRecord.providedBy(obj):
            obj.forget_text()
        if state != "drafting" and obj.portal_type == "OfficialDocument":
            obj.submitted_on = obj.signed_on = obj.issued_on = clock.today()
            obj.journal.add(JournalRow(clock.now(), "clerk", "clerk", "submit", "drafting", state))
        obj.reindexObject()


def rich(mark: str) -> RichTextValue:
    """A body that carries the mark."""
    return RichTextValue(f"<p>正文{mark}。</p>", "text/html", "text/x-html-safe")


def data(mark: str) -> NamedBlobFile:
    """A file that carries the mark in its name and content."""
    return NamedBlobFile(mark.encode(), "text/plain", f"{mark}.txt")
