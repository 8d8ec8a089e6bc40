"""/intranet/jobs: one's own jobs, their progress, and what they brought."""

from jingwei import _
from jingwei.core.audit import api as audit
from jingwei.core.jobs import api as jobs
from jingwei.core.jobs.content import OPEN
from jingwei.core.jobs.lists import JOBS
from jingwei.core.jobs.lists import STATES
from jingwei.core.listing.api import Button
from jingwei.core.listing.api import ListPage
from jingwei.core.listing.api import one
from jingwei.core.listing.api import RowSource
from jingwei.core.listing.api import Wish
from plone import api
from plone.namedfile.utils import set_headers
from plone.namedfile.utils import stream_data
from Products.Five import BrowserView
from zope.i18n import translate


def me() -> str:
    """User id of the present person."""
    return api.user.get_current().getId()


class Jobs(ListPage):
    """The list; it is fetched anew while something is open."""

    listing = JOBS
    acts = "cancel"

    def source_of(self, form: dict) -> RowSource:
        """One's own jobs, newest first; nobody has more than some dozens."""
        return RowSource(JOBS, [self._row(job) for job in jobs.mine(me())])

    def list_title(self):
        """What files of the list are called."""
        return _("My jobs")

    def busy(self) -> bool:
        """Is any of the person's jobs, shown or not, still open?"""
        return any(job.state in OPEN for job in jobs.mine(me()))

    def buttons(self, line: dict) -> tuple[Button, ...]:
        """What is open is cancelled, the rest cleared away; a file can be had."""
        if line["open"]:
            return (Button("cancel", _("Cancel the job")),)
        fetch = (Button("fetch", _("Download")),) if line["url"] and line["file"] else ()
        return (*fetch, Button("cancel", _("Remove from the list")))

    def _row(self, job: jobs.Job) -> dict:
        title = translate(job.title, context=self.request)
        return {
            "key": job.id,
            "title": title,
            "words": title,
            "state": job.state,
            "rank": [*STATES].index(job.state),
            "open": job.state in OPEN,
            "percent": job.percent if job.state == jobs.RUNNING else None,
            "detail": job.error or job.word,
            "file": job.file.filename if job.file else "",
            "added": job.added,
            "url": self._url(job),
        }

    def _url(self, job: jobs.Job) -> str:
        brought = job.state == jobs.DONE and (job.file or job.link)
        return result_url(self.context, job.id) if brought else ""


def result_url(place, id_: str) -> str:
    """Address of what a job brought."""
    return f"{place.absolute_url()}/result?job={id_}"


class Result(BrowserView):
    """The file of a job, or the way to the page that shows its result."""

    def __call__(self):
        """Ask for the rights once more, then send it.

        :raises NoSuchJob: for everybody but the person who asked for it.
        """
        job = jobs.fetch(one(self.request.form, "job"), me())
        if job.link:
            self.request.response.redirect(f"{api.portal.get().absolute_url()}/{job.link}")
            return ""
        audit.aside("job.fetched", kind=job.kind, title=str(job.title), name=job.file.filename)
        set_headers(job.file, self.request.response, filename=job.file.filename)
        return stream_data(job.file)


class Cancel(Wish):
    """Takes a job away, or clears it from the list; or leads to its file."""

    def act(self, form: dict) -> str:
        """Do it.

        :raises NoSuchJob: it is not among the person's jobs.
        """
        id_ = one(form, "key")
        if one(form, "fetch"):
            return result_url(self.context, id_)
        open_ = jobs.cancel(id_, self.person)
        self.say(_("The job was cancelled.") if open_ else _("The job was removed."))
        return ""
