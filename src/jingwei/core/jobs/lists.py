"""The list of one's own jobs."""

from jingwei import _
from jingwei.core.jobs import api as jobs
from jingwei.core.listing.api import CODE
from jingwei.core.listing.api import Column
from jingwei.core.listing.api import LIGHT
from jingwei.core.listing.api import Listing
from jingwei.core.listing.api import MOMENT
from jingwei.core.listing.api import PROGRESS
from jingwei.core.listing.api import state_facet


STATES = {
    jobs.WAITING: {"title": _("waiting"), "chip": "chip"},
    jobs.RUNNING: {"title": _("running"), "chip": "chip soon"},
    jobs.DONE: {"title": _("finished"), "chip": "chip ok"},
    jobs.FAILED: {"title": _("failed"), "chip": "chip late"},
}


def _line(row: dict) -> dict:
    return {**row, "state": STATES[row["state"]]}


JOBS = Listing(
    "jobs",
    (
        Column("title", _("Job"), sort="words"),
        Column("state", _("State"), LIGHT, sort="rank"),
        Column("percent", _("Progress of the job"), PROGRESS),
        Column("detail", _("Details")),
        Column("file", _("File"), CODE, sort="file"),
        Column("added", _("Asked for"), MOMENT, sort="added"),
    ),
    sort="added",
    line=_line,
    facets=(state_facet(STATES),),
    text="words",
    empty=_("Nothing here. Long lists offer to prepare their files in the background."),
)
