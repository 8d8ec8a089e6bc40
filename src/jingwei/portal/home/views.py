"""The home page: search first, then what people come for, then what is new."""

from jingwei import _
from jingwei.portal.answers.figures import figures
from jingwei.portal.columns.table import COLUMNS
from jingwei.portal.columns.table import INDUSTRY
from jingwei.portal.lists import api
from jingwei.portal.lists.page import PublicPage
from jingwei.portal.lists.page import tags
from jingwei.portal.policies.content import VALIDITY
from plone import api as plone


NEWS = ("Document", "News Item", "Link", "File")


class Home(PublicPage):
    """Everything on it comes from catalog metadata; every figure is counted, none is typed."""

    validity = VALIDITY

    def __init__(self, context, request):
        super().__init__(context, request)
        self.root = plone.portal.get().absolute_url()
        self.figures = figures()

    def tasks(self) -> list[dict]:
        """Six things that people come for, with what is there."""
        valid = api.count(api.query(kinds=("PolicyDocument",), validity="valid"))
        counted = _("${count} items")
        return [
            self._task("policies", _("Find a policy"), _("${count} in force"), valid),
            self._task("projects", _("Apply for a project"), counted, self._count("projects")),
            self._task("guides", _("Service guides"), counted, self._count("guides")),
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
            self._task(
                "disclosure", _("Information disclosure"), counted, self._count("disclosure")
            ),
        ]

    def _task(self, column: str, title, note, count: int) -> dict:
        url = f"{self.root}/{column}"
        if not count:
            return {"url": url, "title": title, "note": COLUMNS[column].description}
        return {"url": url, "title": title, "note": _(str(note), mapping={"count": count})}

    def _column(self, name: str):
        return self.context._getOb(name)

    def _count(self, column: str) -> int:
        return api.count(api.query(self._column(column)))

    def policies(self) -> list[api.Line]:
        """The newest policies."""
        return api.newest(api.query(kinds=("PolicyDocument",)), 5)

    def news(self) -> list[api.Line]:
        """The newest texts of the news column."""
        return api.newest(api.query(self._column("news"), kinds=NEWS), 7)

    def affairs(self) -> list[api.Line]:
        """The newest announcements."""
        return api.newest(api.query(self._column("affairs"), kinds=NEWS), 5)

    def answers(self) -> list[api.Line]:
        """The newest answers."""
        return api.newest(api.query(kinds=("PublicAnswer",)), 5)

    def disclosure(self) -> list[api.Line]:
        """The newest of the disclosure column."""
        return api.newest(api.query(self._column("disclosure")), 5)

    def industry(self) -> list[dict]:
        """The columns of the branches of industry."""
        return [{"url": f"{self.root}/{id_}", "title": COLUMNS[id_].title} for id_ in INDUSTRY]

    def meta(self) -> list[dict]:
        """Tags of the home page."""
        return tags(ColumnName="首页", ColumnType="首页", ColumnDescription=self.organ())
