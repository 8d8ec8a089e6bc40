"""Several files in one step: a field for forms and REST, its control, and where the files go."""

from jingwei import _
from jingwei.core.attachments.content import KINDS
from jingwei.core.attachments.content import MAX_BYTES
from jingwei.core.attachments.content import right_kind
from jingwei.core.exc import WrongValue
from jingwei.core.pages.layers import IJingweiLayer
from plone.dexterity.interfaces import IDexterityContent
from plone.dexterity.utils import addContentToContainer
from plone.dexterity.utils import createContent
from plone.namedfile.field import NamedBlobFile
from plone.namedfile.file import NamedBlobFile as Blob
from plone.namedfile.utils import safe_basename
from plone.restapi.deserializer.dxfields import CollectionFieldDeserializer
from plone.restapi.interfaces import IFieldDeserializer
from z3c.form.browser.file import FileWidget
from z3c.form.converter import BaseDataConverter
from z3c.form.interfaces import IFieldWidget
from z3c.form.interfaces import IFileWidget
from z3c.form.interfaces import NO_VALUE
from z3c.form.widget import FieldWidget
from zope import schema
from zope.browserpage.viewpagetemplatefile import ViewPageTemplateFile
from zope.component import adapter
from zope.interface import implementer
from zope.interface import implementer_only
from zope.schema.interfaces import ITuple
from ZPublisher.HTTPRequest import FileUpload


# As many files as one step takes.
MOST = 10


def all_right(values: tuple) -> bool:
    """Refuse the files if there are too many, or one of them would be refused as an attachment.

    :raises WrongValue: with the name of the file and a sentence that says what is allowed.
    """
    if len(values or ()) > MOST:
        raise WrongValue(_("At most ${number} files.", mapping={"number": MOST}))
    for value in values or ():
        if value is None:
            raise WrongValue(_("The file is empty."))
        try:
            right_kind(value)
        except WrongValue as fault:
            raise WrongValue(
                _(
                    "The file “${name}”: ${fault}",
                    mapping={"name": value.filename or "", "fault": fault.message},
                )
            ) from None
    return True


class IFiles(ITuple):
    """A field for files, so that its readers are told from those of other rows."""


@implementer(IFiles)
class Files(schema.Tuple):
    """See `files_field`."""


def files_field() -> Files:
    """A field for up to `MOST` files, each as an attachment may be; none by default."""
    return Files(
        title=_("Attachments"),
        description=_(
            "Up to ${number} files. Taken are: ${kinds}, up to ${limit} MB each.",
            mapping={"number": MOST, "kinds": KINDS, "limit": MAX_BYTES // 2**20},
        ),
        value_type=NamedBlobFile(required=False),
        constraint=all_right,
        required=False,
        default=(),
        missing_value=(),
    )


def attach(record, file: Blob) -> str:
    """Put a file into a record, as the present step; return its id there."""
    attachment = createContent("Attachment", file=file)
    return addContentToContainer(record, attachment, checkConstraints=False).getId()


class IFilesWidget(IFileWidget):
    """The control of `files_field`."""


@implementer_only(IFilesWidget)
class FilesWidget(FileWidget):
    """One control that takes several files."""

    template = ViewPageTemplateFile("templates/files.pt")

    def extract(self, default=NO_VALUE):
        """The files that were sent; a control left empty sends one without a name."""
        sent = self.request.get(self.name, default)
        if sent is default:
            return default
        sent = sent if isinstance(sent, list) else [sent]
        return [one for one in sent if isinstance(one, FileUpload) and one.filename]

    def lost(self) -> bool:
        """Does the form come back without files that were sent? No browser fills them in again."""
        return bool(self.extract(default=()))


@implementer(IFieldWidget)
def files_widget(field, request) -> FilesWidget:
    """The control of a field, for `plone.autoform.directives.widget`."""
    return FieldWidget(field, FilesWidget(request))


@adapter(IFiles, IFilesWidget)
class FilesConverter(BaseDataConverter):
    """From what was sent to files."""

    def toWidgetValue(self, value):
        """A control for files shows none."""
        return ()

    def toFieldValue(self, value) -> tuple[Blob, ...]:
        """Each file under its own name, without the folders of the sender's machine."""
        return tuple(Blob(one, filename=safe_basename(one.filename)) for one in value or ())


@implementer(IFieldDeserializer)
@adapter(IFiles, IDexterityContent, IJingweiLayer)
class FilesFromData(CollectionFieldDeserializer):
    """Files that come by REST, each as for an attachment."""

    def __call__(self, value) -> tuple[Blob, ...]:
        """The files, checked by the field.

        :raises WrongValue: something in it is no file.
        """
        if not isinstance(value, list) or not all(map(_whole, value)):
            raise WrongValue(_("Send a list of files, each with filename, encoding and data."))
        return super().__call__(value)


def _whole(value) -> bool:
    """Has it all that makes a file?"""
    names = ("filename", "encoding", "data")
    whole = isinstance(value, dict) and all(isinstance(value.get(name), str) for name in names)
    return whole and value["encoding"] == "base64"
