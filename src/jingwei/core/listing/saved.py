"""Saving a list under a name, for oneself or for all who see the list, and forgetting it.

Whoever may see a list may save views of it. A view holds the words of an address and nothing of
what the list shows: it shows to each person what that person may see.
"""

from jingwei.core import clock
from jingwei.core.audit import api as audit
from jingwei.core.listing.content import book
from jingwei.core.listing.content import View
from jingwei.core.listing.exc import NameTaken
from jingwei.core.listing.exc import NameWanted
from jingwei.core.listing.exc import NoSuchView
from jingwei.core.listing.exc import NotYours
from jingwei.core.listing.exc import TooMany
from jingwei.core.organisation import api as organisation

import secrets


# Characters of a name; views of one list that a person may have.
LONGEST = 40
MOST = 30
# Names of posts that answer for a unit, and posts that answer for the house.
HEADS = ("head", "deputy", "leader", "director")
HOUSE = (organisation.PRINCIPAL, organisation.DIRECTOR)


def sharing_post(person: str, administrators: tuple[str, ...] = ()) -> str:
    """Token of the post by which a person may share views, "" if there is none.

    :param administrators: posts that administer the list.
    """
    mine = organisation.tokens_of(person)
    named = (token for token in mine if organisation.name_of_post(token) in HEADS)
    posts = [token for token in (*administrators, *HOUSE) if token in mine]
    return next(iter([*posts, *named]), "")


def views(person: str, name: str) -> list[View]:
    """Views of a list that a person has."""
    return list(book().of(person, name))


def save(person: str, list_: str, name: str, query: str, post: str = "", told: str = "") -> View:
    """Keep the words of an address under a name.

    :param post: token of the post that shares it, "" for a private view.
    :param told: the filters in words, for the audit of what is shared.
    :raises NameWanted: the name is empty or too long.
    :raises NameTaken: a view that the person has bears this name.
    :raises TooMany: the person has enough.
    """
    known = views(person, list_)
    name = _free(name, known)
    if sum(view.person == person for view in known) >= MOST:
        raise TooMany(MOST)
    id_ = f"{int(clock.now().timestamp() * 1_000_000):014x}{secrets.token_hex(4)}"
    view = View(id_, list_, name, query, person, post)
    book().add(view)
    if post:
        audit.record("view.shared", title=name, asked=told, path_of_list=list_)
    return view


def _free(name: str, known: list[View]) -> str:
    """A name as it is kept, which none of `known` bears."""
    name = " ".join(name.split())
    if not name or len(name) > LONGEST:
        raise NameWanted(LONGEST)
    if any(view.name.casefold() == name.casefold() for view in known):
        raise NameTaken(name)
    return name


def rename(person: str, list_: str, id_: str, name: str) -> View:
    """Call a view otherwise: one's own, or one that a post shares which the person holds.

    :raises NoSuchView: the person has no such view.
    :raises NotYours: it is shared by others.
    :raises NameWanted: the name is empty or too long.
    :raises NameTaken: another view that the person has bears this name.
    """
    view = _changeable(person, list_, id_)
    others = [one for one in views(person, list_) if one.id != id_]
    renamed = view._replace(name=_free(name, others))
    book().add(renamed)
    if view.post:
        audit.record("view.renamed", title=renamed.name, before=view.name, path_of_list=list_)
    return renamed


def remove(person: str, list_: str, id_: str) -> View:
    """Forget a view: one's own, or one that a post shares which the person holds.

    :raises NoSuchView: the person has no such view.
    :raises NotYours: it is shared by others.
    """
    return _forget(_changeable(person, list_, id_))


def _changeable(person: str, list_: str, id_: str) -> View:
    view = next((one for one in views(person, list_) if one.id == id_), None)
    if view is None:
        raise NoSuchView()
    if not removable(person, view):
        raise NotYours()
    return view


def removable_by(person: str) -> list[View]:
    """Views of all lists that the person may remove: own ones, and those of their posts."""
    return [view for view in book().all_of(person) if removable(person, view)]


def remove_any(person: str, id_: str) -> View:
    """Forget a view of any list.

    :raises NoSuchView: the person may remove no such view.
    """
    return _forget(own(person, id_))


def own(person: str, id_: str) -> View:
    """A view of any list that the person may remove or call otherwise.

    :raises NoSuchView: there is no such one.
    """
    view = next((one for one in removable_by(person) if one.id == id_), None)
    if view is None:
        raise NoSuchView()
    return view


def _forget(view: View) -> View:
    book().remove(view)
    if view.post:
        audit.record("view.removed", title=view.name, path_of_list=view.list)
    return view


def removable(person: str, view: View) -> bool:
    """May the person forget it, or call it otherwise?"""
    return view.person == person or view.post in organisation.tokens_of(person)
