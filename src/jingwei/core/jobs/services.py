"""``@jobs``: one's own jobs as data."""

from jingwei.core.jobs import api as jobs
from plone import api
from plone.restapi.services import Service
from zope.i18n import translate


class Jobs(Service):
    """GET @jobs."""

    def reply(self) -> dict:
        """Newest first; `result` is the address of the file or page, None if there is none."""
        person = api.user.get_current().getId()
        address = self.context.absolute_url()
        items = [self._item(job, address) for job in jobs.mine(person)]
        return {"@id": f"{address}/@jobs", "items": items}

    def _item(self, job: jobs.Job, address: str) -> dict:
        brought = job.state == jobs.DONE and (job.file or job.link)
        return {
            "id": job.id,
            "kind": job.kind,
            "title": translate(job.title, context=self.request),
            "state": job.state,
            "percent": job.percent,
            "word": translate(job.word, context=self.request),
            "error": translate(job.error, context=self.request),
            "attempts": job.attempts,
            "added": job.added.isoformat(),
            "result": f"{address}/result?job={job.id}" if brought else None,
        }
