"""What sealed events say of the ends of chains of opinions, one for each record.

They are noted beside the seals, so that a record is compared with them at once. The note is no more
than any other data; the check of the whole audit compares it with the events themselves.
"""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from jingwei import _
from jingwei.core.audit import api as audit
from jingwei.core.seals.fault import Fault


Head = tuple[int, str, str]


def heads(events: Iterable[audit.Entry]) -> Iterator[tuple[str, Head]]:
    """UID of a record, and what an event says of its chain: count, digest of the last, its id."""
    for entry in events:
        more = entry.more if entry.event == "transition" else {}
        if "head" in more:
            yield entry.uid, (more["opinions"], more["head"], entry.id)


def changed(noted: Mapping[str, Head], told: Mapping[str, Head]) -> Iterator[Fault]:
    """Records of which something else is noted than `told`, the newest of all sealed events.

    :param noted: as it was when reading the events began; more may be sealed meanwhile.
    """
    for uid in sorted({*told, *noted}):
        if told.get(uid) != noted.get(uid):
            event = (told.get(uid) or noted[uid])[2]
            message = _("What is noted of the opinions of a record is not what its event says.")
            yield Fault(audit.TRAIL, 0, event, message)
