"""/intranet/jobs: one's own jobs, their progress, and what they brought."""

from jingwei import _
from jingwei.core import clock
from jingwei.core.audit import api as audit
from jingwei.core.jobs import api as jobs
from jingwei.core.jobs.content import OPEN
from plone import api
from plone.namedfile.utils import set_headers
from plone.namedfile.utils import stream_data
from Products.Five import BrowserView
from Products.statusmessages.interfaces import IStatusMessage


STATES = {
    jobs.WAITING: _("waiting"),
    jobs.RUNNING: _("running"),
    jobs.DONE: _("finished"),
    jobs.FAILED: _("failed"),
}
SHOWN = 100


def me() -> str:
    """User id of the present person."""
    return api.user.get_current().getId()


def asked(request) -> str:
    """The id of the job that a request is about."""
    return str(request.form.get("job", ""))


class Jobs(BrowserView):
    """The list; it is fetched anew while something is open."""

    def rows(self) -> list[dict]:
        """One's own jobs, newest first, as plain data."""
        found = [row for _number, row in zip(range(SHOWN), jobs.mine(me()), strict=False)]
        return [
            {
                "id": job.id,
                "title": job.title,
                "state": STATES[job.state],
                "open": job.state in OPEN,
                "failed": job.state == jobs.FAILED,
                "percent": job.percent if job.state == jobs.RUNNING else None,
                "word": job.word,
                "error": job.error,
                "added": job.added.astimezone(clock.ZONE),
                "url": self._url(job),
                "name": job.file.filename if job.file else "",
            }
            for job in found
        ]

    def _url(self, job: jobs.Job) -> str:
        if job.state != jobs.DONE or not (job.file or job.link):
            return ""
        return f"{self.context.absolute_url()}/result?job={job.id}"


class Result(BrowserView):
    """The file of a job, or the way to the page that shows its result."""

    def __call__(self):
        """Ask for the rights once more, then send it.

        :raises NoSuchJob: for everybody but the person who asked for it.
        """
        job = jobs.fetch(asked(self.request), me())
        if job.link:
            self.request.response.redirect(f"{api.portal.get().absolute_url()}/{job.link}")
            return ""
        audit.aside("job.fetched", kind=job.kind, title=str(job.title), name=job.file.filename)
        set_headers(job.file, self.request.response, filename=job.file.filename)
        return stream_data(job.file)


class Cancel(BrowserView):
    """Takes a job away, or clears it from the list."""

    def __call__(self):
        """Do it, for a form that was sent; then show the list."""
        if self.request.method == "POST":
            jobs.cancel(asked(self.request), me())
            IStatusMessage(self.request).add(_("The job was removed."))
        self.request.response.redirect(self.context.absolute_url())
