"""The text that an opinion judges: everything on the sheet that a drafter can change."""

from jingwei.core.opinions.api import TextOfRecord
from jingwei.core.workflow.api import state
from jingwei.office.documents.content import IOfficialDocument
from zope.schema import getFieldsInOrder


# Set after signing, by the archivist: not part of what was judged.
LATER = {"retention"}
# Not named where they are empty: older opinions judged a sheet that did not have these fields.
ADDED = {"receiving_districts", "title_lines", "joint_organs", "copies"}
SETTLED = {
    *("signed", "numbered", "issued", "archived"),
    *("recalled", "revoked", "abolished"),
}


class SheetText(TextOfRecord):
    """`ITextOfRecord` of the official document."""

    def text(self) -> dict:
        """Field values as JSON data; the body as its source."""
        values, left_out = {}, LATER if self.context.copies_judged else {*LATER, "copies"}
        for name, _field in getFieldsInOrder(IOfficialDocument):
            value = getattr(self.context, name)
            if name == "body":
                value = value.raw if value else ""
            if name not in left_out and (value or name not in ADDED):
                values[name] = list(value) if isinstance(value, tuple) else value
        return values

    def files(self) -> list:
        """All attachments."""
        return [attachment.file for attachment in self.context.objectValues()]

    def settled(self) -> bool:
        """From the signing on nothing is changed; what is recalled is, once it is returned."""
        return state(self.context) in SETTLED
