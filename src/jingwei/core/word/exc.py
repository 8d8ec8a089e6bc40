"""What reading a file of Word refuses for the moment."""

from jingwei import _
from jingwei.core.exc import BadParameters


class Busy(BadParameters):
    """Another file is being read; nothing is wrong with this one."""

    status = 503
    default = _("Another file is being read at the moment: read yours again shortly.")

    def __init__(self):
        super().__init__(errors=[{"field": "file", "message": self.default}])
