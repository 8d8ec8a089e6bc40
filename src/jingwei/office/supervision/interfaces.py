"""Marks of supervision."""

from jingwei.core.filing.content import IRecordStore


class ISupervisionStore(IRecordStore):
    """/intranet/supervision: its page is the board."""
