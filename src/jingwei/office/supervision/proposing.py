"""``@@supervise`` on a record: an item is proposed that goes back to it.

The page has the address of the source, so nobody reaches it who may not see the source.
"""

from jingwei import _
from jingwei.core.exc import BadParameters
from jingwei.core.exc import NotYourPost
from jingwei.core.filing.adding import FiledAdd
from jingwei.core.filing.adding import FiledAddForm
from jingwei.core.organisation import api as organisation
from jingwei.core.pages.api import number
from jingwei.core.workflow.interfaces import IOrigin
from jingwei.office.supervision import origins
from jingwei.office.supervision.content import TYPE
from jingwei.office.supervision.vocabularies import starter
from plone import api
from plone.dexterity.interfaces import IDexterityFTI
from Products.Five import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zExceptions import NotFound
from zope.component import getUtility
from zope.i18n import translate

import re


# How a paragraph of minutes begins, and where its matter ends.
DECIDED = re.compile(
    r"^([（(]?[一二三四五六七八九十\d]+[）)]?[、.．]?\s*)?(会议(议定|决定|要求|强调|明确|指出)[，,：:]?)?"
)
# Who took part and who gets copies is no matter.
PRESENT = re.compile("^(主持|出席|列席|参加|请假|缺席|记录|分送|抄送)(人|人员|单位)?[：:]")
# What follows the name of a unit that is told to do something.
TOLD = "(牵头|负责|主办|会同|要|应|按)"
CLAUSE = re.compile("[。；;！!？?]")
SHORT = 60


def store():
    """Where items lie."""
    return api.portal.get()["intranet"]["supervision"]


def told(brain) -> str:
    """An item in a line: number and matter."""
    number = brain.board_row[0]
    return f"{number} {brain.Title}" if number else brain.Title


class ItemForm(FiledAddForm):
    """The form of a new item; the act has one name wherever it begins."""

    label = _("Propose an item")


class ItemAdd(FiledAdd):
    """``++add++SupervisionItem`` of the board."""

    form = ItemForm


class ItemFromForm(ItemForm):
    """The form of a new item, filled with what its source says."""

    source = None

    @property
    def paragraph(self) -> int:
        """The paragraph that was chosen."""
        return number(self.request, "paragraph")

    @property
    def action(self) -> str:
        """Back to the source; `known` says how many items from it the person was told of."""
        address = f"{self.source.absolute_url()}/@@supervise"
        return f"{address}?paragraph={self.paragraph}&known={len(self.earlier())}"

    def earlier(self) -> list:
        """Items that were made from the same place."""
        return origins.made_from(origins.quote(self.source).uid, self.paragraph)

    def updateWidgets(self, prefix=None):
        """Offer what the source says, until the person has typed something."""
        super().updateWidgets(prefix)
        if self.request.method != "POST":
            origin = origins.quote(self.source, self.paragraph)
            found = IOrigin(self.source)
            for name, value in offered(origin, found.reference, found.unit).items():
                self.widgets[name].value = value

    def createAndAdd(self, data):
        """Add the item, unless one was made from the same place that this form did not name."""
        with origins.named(self.source, self.paragraph):
            return super().createAndAdd(data)

    def create(self, data):
        """Make the item.

        :raises BadParameters: somebody was faster.
        """
        earlier = self.earlier()
        if len(earlier) > number(self.request, "known"):
            raise BadParameters(already(told(earlier[-1])))
        return super().create(data)


def already(made: str):
    """The sentence about items that were made before."""
    return _(
        "Made from here before: ${items}. Save only if another item is needed.",
        mapping={"items": made},
    )


def offered(origin, reference: str, unit: str) -> dict:
    """Values of the form, as its widgets take them; `unit`: to which the source was given."""
    first = CLAUSE.split(DECIDED.sub("", origin.text))[0][:SHORT]
    values = {"title": first or origin.title, "requirement": origin.text}
    if origin.kind == "inquiry":
        values["source"] = ["inquiry"]
    elif origin.kind == "minutes":
        values["source"] = ["meeting"]
    lead = unit or named(origin.text)
    if lead:
        values["lead_unit"] = [lead]
    if reference:
        values["basis"] = cited(reference, origin.paragraph)
    return values


def named(text: str) -> str:
    """Id of the unit that a paragraph tells to do something, the first one; "" if it tells none."""
    found = (
        (match.start(), unit.id)
        for unit in organisation.handling_units()
        if (match := re.search(re.escape(unit.title) + TOLD, text))
    )
    return min(found, default=(0, ""))[1]


def cited(reference: str, paragraph: int) -> str:
    """A document as an item cites it, such as ``江经纪要〔2026〕3号 第2段``."""
    if not paragraph:
        return reference
    words = _("paragraph ${number}", mapping={"number": paragraph})
    return f"{reference} {translate(words, context=api.portal.getRequest())}"


class ItemFrom(FiledAdd):
    """The page around the form."""

    form = ItemFromForm
    index = ViewPageTemplateFile("templates/from.pt")

    def origin(self):
        """What the item will go back to."""
        return origins.quote(self.form_instance.source, self.form_instance.paragraph)

    def earlier(self) -> list[dict]:
        """What was made from it before."""
        return [
            {"title": told(brain), "url": brain.getURL()} for brain in self.form_instance.earlier()
        ]


class Supervise(BrowserView):
    """Choose a paragraph where there are several, then fill in the form."""

    def __call__(self) -> str:
        """Show the paragraphs or the form.

        :raises NotYourPost: for who proposes no items.
        """
        self.origin = IOrigin(self.context, None)
        if self.origin is None:
            raise NotFound(self.__name__)
        reason = starter(api.user.get_current().getId() or "") or self.origin.hindrance()
        if reason:
            raise NotYourPost(reason)
        if self.origin.kind == "minutes" and "paragraph" not in self.request.form:
            return self.index()
        origins.quote(self.context, number(self.request, "paragraph"))
        page = ItemFrom(store(), self.request, getUtility(IDexterityFTI, name=TYPE))
        page.form_instance.source = self.context
        return page()

    def paragraphs(self) -> list[dict]:
        """Every paragraph with its number, and the items made from it."""
        uid = origins.quote(self.context).uid
        return [
            {
                "number": place,
                "text": text,
                "place": _("paragraph ${number}", mapping={"number": place}),
                "matter": not PRESENT.match(text),
                "label": _("Propose an item from paragraph ${number}", mapping={"number": place}),
                "url": f"{self.context.absolute_url()}/@@supervise?paragraph={place}",
                "made": [
                    {"title": told(brain), "url": brain.getURL()}
                    for brain in origins.made_from(uid, place)
                ],
            }
            for place, text in enumerate(self.origin.paragraphs(), 1)
        ]
