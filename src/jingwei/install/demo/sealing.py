"""Opinions of a printed record, sealed again: they belong to its own text, days and identifier."""

from jingwei.core import clock
from jingwei.core.opinions import api as opinions
from jingwei.core.revisions import api as revisions


def seal_again(record) -> None:
    """Let the same persons say the same of the present text of `record`, on its own days."""
    said = opinions.rows(record)
    record.opinion_log = None
    revisions.forget(record)
    for row in said:
        with clock.at(row.time):
            opinions.add(
                record, row.step, row.decision, row.text, row.person, row.post, row.acting_for
            )
