"""The pages of all registers and of the numbers of one."""

from jingwei import _
from jingwei.core.listing.api import Button
from jingwei.core.listing.api import integer
from jingwei.core.listing.api import ListPage
from jingwei.core.listing.api import one
from jingwei.core.listing.api import RowSource
from jingwei.core.listing.api import Wish
from jingwei.core.numbering import lists
from jingwei.core.numbering.steps import STEPS
from jingwei.core.organisation import api as organisation
from plone import api
from urllib.parse import urlencode


KEEP = "jingwei: Keep registers"


class Registers(ListPage):
    """All registers in figures."""

    listing = lists.REGISTERS
    administrators = (organisation.REGISTRAR,)

    def source_of(self, form: dict) -> RowSource:
        """All registers, each with its address."""
        return RowSource(self.listing, [{**row, "url": self._url(row)} for row in lists.rows()])

    def list_title(self):
        """What files are called."""
        return _("Number registers")

    def may_keep(self) -> bool:
        """Does the present person keep the registers?"""
        return api.user.has_permission(KEEP, obj=self.context)

    def _url(self, row: dict) -> str:
        query = urlencode({"prefix": row["prefix"], "year": row["year"]})
        return f"{self.context.absolute_url()}/register?{query}"


class Register(ListPage):
    """Numbers of one register in order; voids and unexplained gaps stand among them."""

    listing = lists.NUMBERS
    administrators = (organisation.REGISTRAR,)

    @property
    def acts(self) -> str:
        """Only who keeps the registers can do something with a number."""
        return "keep-number" if self.may_keep() else ""

    def may_keep(self) -> bool:
        """Does the present person keep the registers?"""
        return api.user.has_permission(KEEP, obj=self.context)

    def buttons(self, line: dict) -> tuple[Button, ...]:
        """What can be done with a number."""
        steps = {lists.RESERVED: "release", lists.GAP: "void"}
        name = steps.get(line["is"])
        return (Button(name, STEPS[name].title),) if name and self.may_keep() else ()

    def source_of(self, form: dict) -> lists.Numbers:
        """The register that the address names."""
        return lists.Numbers(one(form, "prefix"), integer(form, "year", 0))

    def fixed(self, form: dict) -> tuple:
        """Which register it is."""
        return (("prefix", one(form, "prefix")), ("year", integer(form, "year", 0)))

    def told(self, form: dict) -> tuple:
        """The register as its numbers begin."""
        prefix, year = dict(self.fixed(form)).values()
        return (f"{prefix}〔{year}〕",)

    def list_title(self) -> str:
        """Name of the register; "" if there is none."""
        found = self.listed.source.summary
        return f"{found.prefix}〔{found.year}〕" if found.last else ""


class KeepNumber(Wish):
    """Leads from a line to the form that asks for the reason."""

    def act(self, form: dict) -> str:
        """The address of the form."""
        step = next((name for name in STEPS if one(form, name)), "")
        if not step:
            return ""
        query = urlencode({"number": one(form, "key")})
        return f"{self.context.absolute_url()}/{step}-number?{query}"
