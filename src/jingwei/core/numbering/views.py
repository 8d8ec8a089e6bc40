"""The pages of all registers and of the numbers of one."""

from jingwei import _
from jingwei.core.listing.api import integer
from jingwei.core.listing.api import ListPage
from jingwei.core.listing.api import one
from jingwei.core.listing.api import RowSource
from jingwei.core.numbering import lists
from jingwei.core.organisation import api as organisation
from urllib.parse import urlencode


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

    def _url(self, row: dict) -> str:
        query = urlencode({"prefix": row["prefix"], "year": row["year"]})
        return f"{self.context.absolute_url()}/register?{query}"


class Register(ListPage):
    """Numbers of one register in order; voids and unexplained gaps stand among them."""

    listing = lists.NUMBERS
    administrators = (organisation.REGISTRAR,)

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
