"""What every record of the office says of itself as JSON beside its fields; base of the
serializers. Texts of the public site are not told in this way: all accounts read them, and who
said what of their drafts is none of a firm's business.
"""

from jingwei.core.opinions import api as opinions
from jingwei.core.workflow.api import note_opened
from jingwei.core.workflow.api import seen
from plone.restapi.serializer.converters import json_compatible


class RecordData:
    """Mixin before a serializer of plone.restapi; subclasses say more in `more`."""

    def __call__(self, *args, **kw) -> dict:
        """Return the JSON data of the record; whose turn it is has opened it with that, though
        the address may be that of a list or a search.
        """
        note_opened(self.context)
        data = super().__call__(*args, **kw)
        record = self.context
        outdated = {row.sealed for row in opinions.older(record)}
        data["pending"] = list(record.pending)
        data["opinions"] = [
            _opinion(row) | {"older": row.sealed in outdated} for row in opinions.rows(record)
        ]
        data["seen"] = seen(record)
        return data | json_compatible(self.more())

    def more(self) -> dict:
        """What else no field holds."""
        return {}


def _opinion(row) -> dict:
    """What pages show of an opinion; `older`: the text was changed after it."""
    names = ("step", "decision", "text", "person", "post", "time")
    return {name: json_compatible(getattr(row, name)) for name in names}
