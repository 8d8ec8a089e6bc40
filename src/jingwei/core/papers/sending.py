"""A paper on its way to a browser, or the word that it is still being prepared."""

from jingwei.core.audit import api as audit
from jingwei.core.papers.shelf import Paper
from plone.namedfile.utils import set_headers
from plone.namedfile.utils import stream_data
from urllib.parse import quote


# Seconds after which a page looks again.
AGAIN = 2
ACCEPTED = 202


def send(paper: Paper, record, response):
    """The file of a paper, piece by piece; that somebody took it from `record` is kept aside."""
    audit.aside("paper.read", obj=record, kind=paper.kind, code=paper.code)
    set_headers(paper.file, response)
    name_it(response, paper.file.filename)
    return stream_data(paper.file)


def name_it(response, name: str) -> None:
    """To be looked at in the browser, and saved under its name."""
    response.setHeader("Content-Disposition", f"inline; filename*=UTF-8''{quote(name)}")
    response.setHeader("Cache-Control", "private, no-store")


def let_wait(response) -> None:
    """Whoever asks is told to look again soon."""
    response.setStatus(ACCEPTED)
    response.setHeader("Cache-Control", "no-store")
    response.setHeader("Retry-After", str(AGAIN))
    response.setHeader("Refresh", str(AGAIN))
