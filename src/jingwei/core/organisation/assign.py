"""Giving a post to people."""

from collections.abc import Iterable
from jingwei.core.organisation.content import IPost
from jingwei.core.organisation.content import Post
from jingwei.core.organisation.content import token_of
from jingwei.core.organisation.rules import check_holders
from zope.event import notify
from zope.lifecycleevent import Attributes
from zope.lifecycleevent import ObjectModifiedEvent


def assign(post: Post, people: Iterable[str]) -> None:
    """Let `people` (user ids) and nobody else hold `post`, from the next request on.

    :raises BadParameters: somebody cannot hold it; nothing was changed.
    """
    people = tuple(dict.fromkeys(people))
    check_holders(token_of(post), people)
    post.holders = people
    notify(ObjectModifiedEvent(post, Attributes(IPost, "holders")))
