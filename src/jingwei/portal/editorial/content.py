"""Pages, news items, files, images and links: stock types under the editorial grid."""

from jingwei import _
from jingwei.core.accounts import api as accounts
from jingwei.core.addresses import web_address
from jingwei.core.attachments.api import check_name
from jingwei.core.attachments.api import right_kind
from jingwei.core.attachments.api import suffixes
from jingwei.core.exc import WrongValue
from jingwei.core.organisation import api as organisation
from jingwei.core.texts import right_length
from jingwei.core.workflow.record import Record
from jingwei.portal.exc import Withdrawn
from plone.app.contenttypes.content import Document
from plone.app.contenttypes.content import File
from plone.app.contenttypes.content import Image
from plone.app.contenttypes.content import Link
from plone.app.contenttypes.content import NewsItem as StockNewsItem
from plone.app.textfield import RichText
from plone.namedfile.field import NamedBlobFile
from plone.namedfile.field import NamedBlobImage
from plone.supermodel import model
from zope import schema
from zope.interface import implementer

import datetime


TYPES = ("News Item", "Document", "File", "Image", "Link")
# Kind -> the suffix of every file of that kind.
IMAGES = {
    "image/png": ".png",
    "image/jpeg": ".jpeg",
    "image/webp": ".webp",
    "image/gif": ".gif",
}
MAX_IMAGE = 10 * 1024 * 1024


def right_image(value) -> bool:
    """Pictures that every browser shows and that carry no script; their content says what they
    are, and the kind under which they will be sent says the same.
    """
    if value is None:
        return True
    if value.getSize() > MAX_IMAGE:
        raise WrongValue(
            _("The file is larger than ${limit} MB.", mapping={"limit": MAX_IMAGE // 2**20})
        )
    check_name(value.filename)
    with value.open() as stream:
        found = suffixes(stream.read(64 * 1024))
    if IMAGES.get(value.contentType) not in found:
        raise WrongValue(_("Only pictures of the kinds PNG, JPEG, WebP and GIF are taken."))
    return True


class IEditorial(model.Schema):
    """What all texts of editors have in common. The day of publication is not a field."""

    title = schema.TextLine(title=_("Title"), max_length=200)
    description = schema.Text(title=_("Summary"), required=False, max_length=500)
    source = schema.TextLine(
        title=_("Source"),
        description=_("The unit or organ that the text comes from; empty: this organ."),
        required=False,
        max_length=100,
    )


class IBody(IEditorial):
    """A text with a body."""

    text = RichText(
        title=_("Body text"),
        default_mime_type="text/html",
        output_mime_type="text/x-html-safe",
        allowed_mime_types=("text/html",),
        constraint=right_length,
        required=False,
    )
    interprets = schema.Choice(
        title=_("Interprets the policy"),
        description=_("Both pages lead to each other once this text is published."),
        vocabulary="jingwei.editorial.policies",
        required=False,
    )


class IPage(IBody):
    """A page."""


class INewsItem(IBody):
    """A piece of news."""


class IFileItem(IEditorial):
    """A file to download."""

    model.primary("file")
    file = NamedBlobFile(title=_("File"), constraint=right_kind)


class IImageItem(IEditorial):
    """A picture, shown inside texts."""

    model.primary("image")
    image = NamedBlobImage(title=_("Image"), constraint=right_image)


class ILinkItem(IEditorial):
    """A way to another site."""

    remoteUrl = schema.TextLine(title=_("Address"), constraint=web_address, max_length=500)


class Editorial(Record):
    """Beside the fields: `published_on`, set by the clock at the first publication and at every
    later one, and `chief`, the token of the post that judges when it is not the chief editor.
    """

    # What a kind does not have is said here, or it would be acquired from the site root.
    text = None
    file = None
    image = None
    remoteUrl = None
    interprets: str | None = None

    chief: str = ""
    source: str | None = None
    published_on: datetime.datetime | None = None
    withdrawn_on: datetime.datetime | None = None

    history_attributes = (
        *Record.history_attributes,
        "chief",
        "published_on",
        "withdrawn_on",
        "effective_date",
    )

    def pass_turn(self, given: str, new: str) -> None:
        """Who judges instead of the chief editor is named on the text."""
        super().pass_turn(given, new)
        self.chief = "" if new == organisation.CHIEF_EDITOR else new

    def __before_publishing_traverse__(self, arg1, arg2=None):
        """Tell visitors that a withdrawn text is gone.

        Who comes with credentials passes on, and the permissions decide.
        """
        request = arg2 if arg2 is not None else arg1
        if self.withdrawn_on and not accounts.came_with_credentials(request):
            raise Withdrawn()
        super().__before_publishing_traverse__(arg1, arg2)


@implementer(IPage)
class Page(Editorial, Document):
    """A page of a column."""


@implementer(INewsItem)
class NewsItem(Editorial, StockNewsItem):
    """A piece of news of a column."""


@implementer(IFileItem)
class FileItem(Editorial, File):
    """A file of a column; public only when it is published."""


@implementer(IImageItem)
class ImageItem(Editorial, Image):
    """A picture of a column; public only when it is published."""


@implementer(ILinkItem)
class LinkItem(Editorial, Link):
    """A link of a column."""
