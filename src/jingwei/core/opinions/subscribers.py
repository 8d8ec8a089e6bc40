"""A copy of a record is judged anew."""


def forget_opinions(record, event) -> None:
    """The opinions belong to the original."""
    record.__dict__.pop("opinion_log", None)
