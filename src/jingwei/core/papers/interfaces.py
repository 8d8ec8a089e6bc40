"""What features say of their papers, and what seals them."""

from zope.interface import Attribute
from zope.interface import Interface


class IPaper(Interface):
    """A paper of a record: an adapter of the record, named by the kind of paper.

    Kinds are also addresses: ``issued`` (``@@issued.pdf``, the red-header paper), ``sheet`` (the
    approval sheet), ``receipt`` and ``notice``.
    """

    title = Attribute("What the paper is called, a message")
    template = Attribute("Name of the template of `jingwei.core.rendition`")
    sealed = Attribute(
        "Does the organ's seal go on it? Sealed papers are made once, by a worker, and kept; "
        "others are set anew whenever somebody asks"
    )

    def hindrance():
        """Return a sentence if there is no such paper yet, else ""."""

    def data():
        """Return all that the template needs, as JSON data.

        :raises CannotBeSet: names each place of the text that cannot be set.
        """

    def attached():
        """Return the files that are embedded, a list of `jingwei.core.rendition.press.Attached`."""

    def file_name():
        """Return the name under which people save it, with its suffix."""

    def public():
        """Return what whoever has the paper in hand may be told of it.

        A dict of texts: ``title``, ``number``, ``organ`` and ``date`` (ISO). Who has but the code
        is told the title of an issued document once everybody may read it.
        """


class IFate(Interface):
    """How a record stands when its paper is made: an adapter of the record, if it may come to count
    no more. Papers that are there already are told by `api.mark`.
    """

    def fate():
        """Return a `Fate` of the api."""


class IPublicText(Interface):
    """Asks whether everybody may read a record on the public site; a utility of the floor above."""

    def __call__(uid):
        """Return title and address of the public text of the record with this UID, or None."""


class ISealProvider(Interface):
    """Puts the organ's seal on a paper; a certified service takes the place of ours here."""

    def seal(pdf, reason):
        """Return the bytes of the sealed PDF.

        :param pdf: bytes of the paper. :param reason: what the signature says it is for, text.
        """
