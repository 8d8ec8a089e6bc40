"""/intranet/views: lists as people want them again, under a name."""

from BTrees.OOBTree import OOBTree
from collections.abc import Iterator
from jingwei import _
from jingwei.core.filing.content import Unindexed
from jingwei.core.rights.interfaces import IComputedRights
from persistent import Persistent
from plone import api
from plone.supermodel import model
from typing import NamedTuple
from zope import schema
from zope.interface import implementer

import secrets


# Key of a line beside the views of a tree, before all their ids: a value that no two
# changes share.
LAST = ""


class IViewBook(model.Schema, IComputedRights):
    """The place of all saved views."""

    title = schema.TextLine(title=_("Title"), max_length=100)


class View(NamedTuple):
    """`list`: path below the site and name of the page; `query`: the words of its address;
    `person`: user id of who saved it; `post`: token of the post that shares it, "" if it is
    private.
    """

    id: str
    list: str
    name: str
    query: str
    person: str
    post: str = ""


class Book(Persistent):
    """Views by list: those of each person, and those that are shared.

    People write other trees than each other but when they share.
    """

    __roles__ = ()

    def __init__(self):
        self.private = OOBTree()
        self.shared = OOBTree()

    def shelf(self, view: View) -> tuple[OOBTree, tuple | str]:
        """Where views like this one lie: a tree of trees, and the key in it."""
        return (self.shared, view.list) if view.post else (self.private, (view.person, view.list))

    def add(self, view: View) -> None:
        """Keep a view.

        The database would merge two changes of one tree, and both could bring the same name; each
        writes one line that the other writes, too, so that one of them is tried again and finds
        the name. Whoever shares does so among their private views as well.
        """
        shelf, key = self.shelf(view)
        for trees, place in ((shelf, key), (self.private, (view.person, view.list))):
            if place not in trees:
                trees[place] = OOBTree()
            trees[place][LAST] = secrets.token_hex(8)
        shelf[key][view.id] = view

    def remove(self, view: View) -> None:
        """Forget a view."""
        shelf, key = self.shelf(view)
        shelf[key].pop(view.id, None)

    def of(self, person: str, name: str) -> Iterator[View]:
        """Views of a list that a person has, shared ones first; each in order of saving."""
        yield from _views(self.shared.get(name))
        yield from _views(self.private.get((person, name)))

    def all_of(self, person: str) -> Iterator[View]:
        """A person's own views of all lists, then all that are shared, each by list."""
        for (owner, _name), views in self.private.items((person, "")):
            if owner != person:
                break
            yield from _views(views)
        for views in self.shared.values():
            yield from _views(views)


def _views(tree: OOBTree | None) -> Iterator[View]:
    """The views of a tree, without the line beside them."""
    return iter(() if tree is None else tree.values(LAST, excludemin=True))


@implementer(IViewBook)
class ViewBook(Unindexed):
    """The place of the book."""

    def __init__(self, *args, **kw):
        super().__init__(*args, **kw)
        self._book = Book()


def book() -> Book:
    """The site's saved views."""
    return api.portal.get()["intranet"]["views"]._book
