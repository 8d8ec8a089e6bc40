"""What lists and searches read of an inquiry without waking it; never the contact."""

from jingwei.core.worklist.api import Row
from jingwei.desk.inquiries.content import IInquiry
from plone.indexer import indexer


@indexer(IInquiry)
def worklist_row(inquiry) -> tuple:
    """The line of the inquiry in every list."""
    return tuple(
        Row(
            number=inquiry.number,
            unit=inquiry.unit,
            since=inquiry.journal.turns[-1].time if inquiry.journal else None,
        )
    )


@indexer(IInquiry)
def units(inquiry) -> list[str]:
    """The unit that answers, so that it is not deleted under the inquiry."""
    return [inquiry.unit] if inquiry.unit else []


@indexer(IInquiry)
def SearchableText(inquiry) -> str:
    """Topic and number; what people write about themselves is not searched."""
    return f"{inquiry.title} {inquiry.number}"


@indexer(IInquiry)
def contact_kept(inquiry) -> bool:
    """Are contact data still there, to be deleted one day?"""
    return bool(inquiry.contact)
