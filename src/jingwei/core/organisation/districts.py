"""District bureaus: outside the office, with officers who get copies of documents on the desk."""

from jingwei import _
from jingwei.core.exc import BadParameters
from jingwei.core.organisation import api
from jingwei.core.organisation import exc
from jingwei.core.organisation.rules import exists
from jingwei.core.organisation.table import plugin
from jingwei.core.organisation.tokens import FIRM
from jingwei.core.organisation.tokens import POST
from jingwei.core.rights import is_token
from jingwei.core.rights.exc import ReservedAccount

import re


# Part of an address for good.
NAME = re.compile(r"[a-z][a-z0-9_]{1,29}")
LONGEST = 60


def add(name: str, title: str) -> None:
    """Let there be a district; its `name` is part of addresses and never changes.

    :raises BadParameters: for the field that is wrong.
    """
    if not NAME.fullmatch(name):
        raise _wrong(
            "name", _("Two to thirty small letters, digits and underscores, a letter first.")
        )
    if name in api.districts():
        raise _wrong("name", _("There is such a district already."))
    plugin().set_group(api.district(name), _checked(title), ())


def rename(name: str, title: str) -> None:
    """Call a district otherwise.

    :raises NotYoursToSee: there is none. :raises BadParameters: for a title that is none.
    """
    plugin().set_group(_token(name), _checked(title), officers(name))


def officers(name: str) -> tuple[str, ...]:
    """User ids of those who work for a district."""
    return tuple(api.holders(_token(name)))


def take_on(name: str, user_id: str) -> None:
    """Let somebody who holds no post of the organ work for a district, from the next request on.

    :raises BadParameters: one of its kinds in `exc`, for the field ``account``.
    """
    if is_token(user_id):
        raise _refusal(ReservedAccount, ReservedAccount.default)
    if not exists(user_id):
        text = _("There is no account “${account}”.", mapping={"account": user_id})
        raise _refusal(exc.UnknownAccount, text)
    if any(token.startswith((POST, FIRM)) for token in api.tokens_of(user_id)):
        text = _(
            "${person} holds a post of the organ or belongs to a firm.",
            mapping={"person": api.title(user_id)},
        )
        raise _refusal(exc.OutsideAccount, text)
    plugin().set_group(_token(name), api.districts()[name], (*officers(name), user_id))


def take_off(name: str, user_id: str) -> None:
    """Let somebody work for a district no more; what waits there waits for the others."""
    left = tuple(one for one in officers(name) if one != user_id)
    plugin().set_group(_token(name), api.districts()[name], left)


def _token(name: str) -> str:
    if name not in api.districts():
        raise exc.NoSuchDistrict
    return api.district(name)


def _checked(title: str) -> str:
    title = " ".join(title.split())
    if not title or len(title) > LONGEST:
        raise _wrong("title", _("A name of ${most} characters at most.", mapping={"most": LONGEST}))
    return title


def _wrong(field: str, message) -> BadParameters:
    return BadParameters(message, errors=[{"field": field, "message": message}])


def _refusal(kind, text):
    return kind(text, errors=[{"field": "account", "message": text}])
