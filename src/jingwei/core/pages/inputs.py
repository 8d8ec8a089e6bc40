"""Requests that Zope cannot read are refused as bad requests; Zope itself answers 500.

A parameter that is not of the type its name claims (``b_start:int=x``) and a form without its
boundary fail before the site is reached, so the view of errors cannot answer them.

Neither can it refuse very many parameters: Zope works for each of them first, half a minute for
the two million that fit into a form, and nobody else is served meanwhile.

What is read is rid of characters that nobody typed: they come along with pasted text, and XML has
no place for them.
"""

from DateTime.interfaces import DateTimeError
from jingwei.core.pages.headers import HEADERS
from jingwei.core.texts import written
from zExceptions import BadRequest


BODY = (
    '<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8"><title>400</title>'
    "<p>无法理解这个请求。</p><p lang=en>The request cannot be understood.</p></html>"
)

# No form of ours has a tenth of these; parts of forms with files are counted by Zope itself.
MOST = 10_000
FORMS = ("", "application/x-www-form-urlencoded", "application/x-url-encoded")
PIECE = 64 * 1024


def watch(event) -> None:
    """Let the reading of a request end in a refusal; subscriber to the start of every request."""
    request = event.request
    read = request.processInputs

    def process_inputs():
        # The request holds this function, and it the request: parted once it is used.
        del request.processInputs
        try:
            _check_number(request)
            read()
        except (ValueError, LookupError, DateTimeError, BadRequest) as error:
            refusal = BadRequest("The request cannot be read.")
            refusal.setBody(BODY)
            refusal.headers = dict(HEADERS)
            # As in `hosts`: the WSGI pipeline answers with the body above.
            request.environ["x-wsgiorg.throw_errors"] = True
            raise refusal from error
        for name, value in request.form.items():
            request.form[name] = _written(value)

    request.processInputs = process_inputs


def _check_number(request) -> None:
    """Count parameters as Zope would part them. :raises BadRequest: there are too many."""
    environ = request.environ
    number = environ.get("QUERY_STRING", "").count("&")
    kind = environ.get("CONTENT_TYPE", "").partition(";")[0].strip().lower()
    if kind in FORMS and request.method in ("POST", "PUT", "PATCH"):
        body = request.stdin
        start = body.tell()
        while number < MOST and (piece := body.read(PIECE)):
            number += piece.count(b"&")
        body.seek(start)
    if number >= MOST:
        raise BadRequest("Too many parameters.")


def _written(value):
    if isinstance(value, str):
        return written(value)
    if type(value) in (list, tuple):
        return type(value)(map(_written, value))
    return value
