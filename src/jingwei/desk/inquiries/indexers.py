"""What lists and searches read of an inquiry without waking it; never the contact."""

from jingwei.core.search.api import searched
from jingwei.core.worklist.api import Row
from jingwei.desk.inquiries.content import IInquiry
from jingwei.desk.inquiries.content import WITHDRAWN
from plone.indexer import indexer


@indexer(IInquiry)
def worklist_row(inquiry) -> tuple:
    """The line of the inquiry in every list."""
    return tuple(
        Row(
            number=inquiry.number,
            unit=inquiry.unit,
            since=inquiry.turn_since,
            due=inquiry.due(),
            phase=WITHDRAWN if inquiry.withdrawn_on else "",
        )
    )


@indexer(IInquiry)
def row_state(inquiry) -> str:
    """The state as lists tell it: an answer that was withdrawn is not called published."""
    return inquiry.stands()


@indexer(IInquiry)
def units(inquiry) -> list[str]:
    """The unit that answers, so that it is not deleted under the inquiry."""
    return [inquiry.unit] if inquiry.unit else []


@indexer(IInquiry)
def SearchableText(inquiry) -> str:
    """Topic, number, question, answer and reason; what people write about themselves is not
    searched.
    """
    texts = (inquiry.question, inquiry.answer, inquiry.reason)
    return searched(inquiry, (inquiry.title, inquiry.number), texts)


@indexer(IInquiry)
def contact_kept(inquiry) -> bool:
    """Are contact data still there, to be deleted one day?"""
    return bool(inquiry.contact)
