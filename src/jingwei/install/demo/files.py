"""The demo's files: real ones, written from the demo's texts."""

from jingwei.install.demo import markup
from jingwei.install.demo import office_files
from jingwei.install.demo.pdf import pdf
from pathlib import PurePath
from plone.namedfile.file import NamedBlobFile


WRITERS = {**office_files.WRITERS, ".pdf": pdf}


def written(row: dict) -> NamedBlobFile:
    """The file of a row with ``name`` and ``text``; the name's suffix says which kind it is."""
    name = PurePath(row["name"])
    data = WRITERS[name.suffix](name.stem, markup.blocks(row["text"]))
    return NamedBlobFile(data=data, filename=str(name))
