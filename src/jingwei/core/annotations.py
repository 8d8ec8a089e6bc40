"""Annotations of content, kept apart from the type hints of its class.

Zope stores annotations in the attribute ``__annotations__`` and finds it by plain attribute
access. In a class with type hints that is the dictionary of the hints: everything written there
would be shared by all objects of the class and gone at the next start.
"""

from Acquisition import aq_base
from BTrees.OOBTree import OOBTree
from zope.annotation.attribute import AttributeAnnotations
from zope.annotation.interfaces import IAnnotations
from zope.interface import implementer


NAME = "__annotations__"


@implementer(IAnnotations)
class OwnAnnotations(AttributeAnnotations):
    """`IAnnotations` of all our content: only what the object itself carries."""

    def _stored(self):
        base = aq_base(self.obj)
        # The dictionary of a ghost is empty.
        base._p_activate()
        return base.__dict__.get(NAME) or {}

    def __bool__(self):
        return bool(self._stored())

    def get(self, key, default=None):
        """The value of `key`, or `default`."""
        return self._stored().get(key, default)

    def __getitem__(self, key):
        return self._stored()[key]

    def keys(self):
        """All keys."""
        return self._stored().keys()

    def __iter__(self):
        return iter(self._stored())

    def __len__(self):
        return len(self._stored())

    def __setitem__(self, key, value):
        base = aq_base(self.obj)
        base._p_activate()
        if base.__dict__.get(NAME) is None:
            setattr(base, NAME, OOBTree())
        base.__dict__[NAME][key] = value

    def __delitem__(self, key):
        del self._stored()[key]
