"""What lists and searches read of a policy document without waking it."""

from jingwei.core.search.api import searched
from jingwei.core.texts import plain
from jingwei.portal.lists.api import days
from jingwei.portal.lists.api import PublicRow
from jingwei.portal.lists.api import standing
from jingwei.portal.policies.content import IPolicyDocument
from plone.indexer import indexer


def text(policy) -> str:
    """The body without tags; nothing once the policy is withdrawn."""
    return plain(policy.body.raw) if policy.body else ""


@indexer(IPolicyDocument)
def public_row(policy) -> tuple:
    """The line of the policy in lists."""
    return tuple(
        PublicRow(
            published=days.minute(policy.published_on),
            number=policy.document_number or "",
            validity=policy.validity or "",
            issuer=policy.issuer or "",
            written=days.day(policy.written_on),
            index_number=policy.index_number or "",
        )
    )


@indexer(IPolicyDocument)
def policy_subject(policy) -> str:
    """Title of the subject category; what is withdrawn has none."""
    return standing(policy, "subject_category")


@indexer(IPolicyDocument)
def policy_genre(policy) -> str:
    """Title of the genre; what is withdrawn has none."""
    return standing(policy, "genre")


@indexer(IPolicyDocument)
def document_number(policy) -> str:
    """The number of the document."""
    return policy.document_number or ""


@indexer(IPolicyDocument)
def validity(policy) -> str:
    """In force, amended or abolished; what is withdrawn is none of them."""
    return standing(policy, "validity")


@indexer(IPolicyDocument)
def SearchableText(policy) -> str:
    """Title, numbers, summary, body, issuer and files; nothing once it is withdrawn."""
    if policy.withdrawn:
        return ""
    heading = (policy.title, policy.document_number, policy.index_number)
    return searched(policy, heading, (policy.description, text(policy), policy.issuer))


@indexer(IPolicyDocument)
def Description(policy) -> str:
    """The summary, or else how the body begins."""
    return "" if policy.withdrawn else policy.description or days.excerpt(text(policy))
