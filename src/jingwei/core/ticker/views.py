"""/intranet/ticker: what runs by itself, how far it has come, what failed."""

from collections import Counter
from jingwei import _
from jingwei.core import clock
from jingwei.core.ticker.content import book
from jingwei.core.ticker.interfaces import IErrand
from jingwei.core.ticker.interfaces import ITask
from jingwei.core.ticker.interfaces import IWorker
from Products.Five import BrowserView
from zope.component import getUtilitiesFor


class TickerPage(BrowserView):
    """A plain table of tasks and workers."""

    def holder(self) -> dict | None:
        """Server and number of the process that runs it; None if none does."""
        server, _colon, process = book().holder.name.rpartition(":")[0].rpartition(":")
        return {"server": server, "process": process} if process else None

    def rows(self) -> list[dict]:
        """Tasks, workers, then errands: title, rhythm, moment of the last run, last failure."""
        rows = [(name, task, rhythm(task)) for name, task in sorted(getUtilitiesFor(ITask))]
        rows += [(name, one, _("at once")) for name, one in sorted(getUtilitiesFor(IWorker))]
        waiting = Counter(name for name, _params in book().errands.values())
        rows += [
            (name, one, _("after a change; waiting: ${number}", mapping={"number": waiting[name]}))
            for name, one in sorted(getUtilitiesFor(IErrand))
        ]
        return [self._row(*row) for row in rows]

    def _row(self, name: str, task, said) -> dict:
        state = book().states.get(name)
        failed = state is not None and state.errors > 0
        return {
            "name": name,
            "title": task.title,
            "rhythm": said,
            "ran": local(state.ran) if state is not None else None,
            "errors": state.errors if failed else 0,
            "error": state.error if failed else "",
            "failed_at": local(state.failed_at) if failed else None,
        }


def rhythm(task: ITask):
    """How often a task runs, as people say it."""
    if task.daily is not None:
        return _("daily at ${time}", mapping={"time": task.daily.strftime("%H:%M")})
    minutes = max(1, int(task.every.total_seconds() // 60))
    return _("every ${minutes} min", mapping={"minutes": minutes})


def local(moment):
    """A moment in the organ's time zone; None stays None."""
    return moment.astimezone(clock.ZONE) if moment else None
