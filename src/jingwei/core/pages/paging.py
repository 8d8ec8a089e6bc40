"""A page past the end of a list is no empty list: it leads to the last page that there is."""

from plone.batching import Batch
from urllib.parse import parse_qsl
from urllib.parse import urlencode
from zExceptions import Redirect


def within(request, batch: Batch) -> Batch:
    """Return `batch`, which the parameter ``b_start`` of the address asked for.

    :raises Redirect: to the last page, if the list has rows but ends before this page.
    """
    count = batch.sequence_length
    if not count or not batch.beyond:
        return batch
    asked = parse_qsl(request.get("QUERY_STRING", ""), keep_blank_values=True)
    kept = [(name, value) for name, value in asked if name != "b_start"]
    last = (count - 1) // batch.pagesize * batch.pagesize
    raise Redirect(f"{request['ACTUAL_URL']}?{urlencode([*kept, ('b_start', last)])}")
