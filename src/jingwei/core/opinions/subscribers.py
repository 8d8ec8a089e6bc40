"""A copy of a record is judged anew."""

from jingwei.core.revisions import api as revisions


def forget_opinions(record, event) -> None:
    """The opinions, and what they judged, belong to the original."""
    record.__dict__.pop("opinion_log", None)
    revisions.forget(record)
