"""What every page reads from its address, and how forms show what rules refuse."""

from jingwei.core.pages.choices import leave_open
from jingwei.core.pages.choices import leave_out_empty
from jingwei.core.pages.confirming import ConfirmForm
from jingwei.core.pages.footer import FOOTER
from jingwei.core.pages.navigation import entries
from jingwei.core.pages.navigation import entry_title
from jingwei.core.pages.paging import within
from jingwei.core.pages.refused import shown_in
from jingwei.core.pages.secrets import SECRET
from jingwei.core.pages.signing import Signed


__all__ = [
    "FOOTER",
    "SECRET",
    "ConfirmForm",
    "Signed",
    "entries",
    "entry_title",
    "leave_open",
    "leave_out_empty",
    "number",
    "shown_in",
    "within",
]


def number(request, name: str, low: int = 0, high: int = 10**9) -> int:
    """An integer parameter, `low` where it is missing, wrong or out of bounds."""
    try:
        value = int(request.form.get(name, low))
    except (TypeError, ValueError):
        return low
    return value if low <= value <= high else low
