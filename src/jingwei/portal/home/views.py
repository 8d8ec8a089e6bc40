"""The home page: search first, then what people come for, then what is new."""

from jingwei import _
from jingwei.door.api import VALIDITIES
from jingwei.portal.answers.api import figures
from jingwei.portal.columns.api import COLUMNS
from jingwei.portal.columns.api import INDUSTRY
from jingwei.portal.lists import api
from jingwei.portal.lists.api import PublicPage
from jingwei.portal.lists.api import remembered
from jingwei.portal.lists.api import tags
from plone import api as plone
from zope.i18nmessageid import Message


NEWS = ("Document", "News Item", "Link", "File")


class Home(PublicPage):
    """Everything on it comes from catalog metadata; every figure is counted, none is typed."""

    validity = VALIDITIES

    def __init__(self, context, request):
        super().__init__(context, request)
        self.root = plone.portal.get().absolute_url()
        self.figures = figures()

    def tasks(self) -> list[dict]:
        """Six things that people come for, with what is there."""
        return [
            self._task("policies", _("Find a policy"), _("${count} in force")),
            self._task("projects", _("Apply for a project"), _("${count} items")),
            self._task("guides", _("Service guides"), _("${count} items")),
            {
                "url": f"{self.root}/inquiries/ask",
                "title": _("Ask a question"),
                "note": _("Answers are published with your consent"),
            },
            {
                "url": f"{self.root}/inquiries/track",
                "title": _("Follow my question"),
                "note": _("With your tracking code"),
            },
            self._task("disclosure", _("Information disclosure"), _("${count} items")),
        ]

    def _task(self, column: str, title, note) -> dict:
        """A task with the number of items behind it, or with what the column is about."""
        count = self.counts[column]
        words = COLUMNS[column].description
        if count:
            words = Message(note, domain="jingwei", mapping={"count": count})
        return {"url": f"{self.root}/{column}", "title": title, "note": words}

    @property
    def counts(self) -> dict[str, int]:
        """Items by column; of the policies those in force."""
        return remembered("home counts", self._counts)

    def _counts(self) -> dict[str, int]:
        found = {name: api.count(self._of(name)) for name in ("projects", "guides", "disclosure")}
        valid = api.query(kinds=("PolicyDocument",), validity="valid")
        return {"policies": api.count(valid), **found}

    def _of(self, column: str, **more) -> dict:
        return api.query(self.context._getOb(column), **more)

    def boxes(self) -> dict[str, list[api.Line]]:
        """The newest items of each box of the page."""
        return remembered(("home boxes", self.root), self._boxes)

    def _boxes(self) -> dict[str, list[api.Line]]:
        return {
            "policies": api.newest(api.query(kinds=("PolicyDocument",)), 5),
            "news": api.newest(self._of("news", kinds=NEWS), 7),
            "affairs": api.newest(self._of("affairs", kinds=NEWS), 5),
            "answers": api.newest(api.query(kinds=("PublicAnswer",)), 5),
            "disclosure": api.newest(self._of("disclosure"), 5),
        }

    def industry(self) -> list[dict]:
        """The columns of the branches of industry."""
        return [{"url": f"{self.root}/{id_}", "title": COLUMNS[id_].title} for id_ in INDUSTRY]

    def meta(self) -> list[dict]:
        """Tags of the home page."""
        return tags(ColumnName="首页", ColumnType="首页", ColumnDescription=self.organ())
