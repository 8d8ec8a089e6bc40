"""Papers of records, made as the worker makes them."""

from jingwei.core.papers.interfaces import IPaper
from jingwei.core.rendition.press import pressed
from typing import NamedTuple
from zope.component import getAdapter


class Made(NamedTuple):
    """What the adapter said, and the paper."""

    public: dict
    name: str
    files: list
    pdf: bytes


def made(site, address: str, kind: str) -> Made:
    """The paper of the record at `address`, whole or below the site."""
    with site.open(user="admin") as portal:
        path = address.rpartition("/jingwei/")[2].removeprefix("++api++/").strip("/")
        found = getAdapter(portal.unrestrictedTraverse(path), IPaper, kind)
        assert not found.hindrance()
        files = found.attached()
        pdf = pressed(found.template, found.data(), files)
        return Made(found.public(), found.file_name(), files, pdf)
