"""What lists and searches read of a public answer without waking it."""

from jingwei.core.search.api import searched
from jingwei.portal.answers.content import IPublicAnswer
from jingwei.portal.lists.api import days
from jingwei.portal.lists.api import PublicRow
from jingwei.portal.lists.api import standing
from plone.indexer import indexer


@indexer(IPublicAnswer)
def public_row(answer) -> tuple:
    """The line of the answer in lists."""
    return tuple(
        PublicRow(
            published=days.minute(answer.published_on),
            number=answer.number or "",
            issuer=answer.unit or "",
            asked=days.day(answer.asked_on),
            answered=days.day(answer.answered_on),
            days=answer.days,
        )
    )


@indexer(IPublicAnswer)
def answer_unit(answer) -> str:
    """Title of the answering unit; what is withdrawn has none."""
    return standing(answer, "unit")


@indexer(IPublicAnswer)
def answer_days(answer) -> int:
    """Calendar days taken; what is withdrawn or undated does not count."""
    return standing(answer, "days")


@indexer(IPublicAnswer)
def SearchableText(answer) -> str:
    """Title, number, question, answer and unit; nothing once it is withdrawn."""
    if answer.withdrawn:
        return ""
    heading = (answer.title, answer.number)
    return searched(answer, heading, (answer.question, answer.answer, answer.unit))


@indexer(IPublicAnswer)
def Description(answer) -> str:
    """How the question begins."""
    return "" if answer.withdrawn else days.excerpt(answer.question)
