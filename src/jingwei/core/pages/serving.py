"""The HTTP server in front of Zope: whom it believes, and what it says by itself.

A few requests are answered before any view of ours is asked: waitress refuses what is too large
or no HTTP, and Zope's publisher fails on a path that is not UTF-8. They get words of ours, too.
"""

from chameleon.loader import ModuleLoader
from chameleon.template import BaseTemplate
from jingwei.core.pages.headers import HEADERS
from jingwei.core.pages.inputs import BODY as UNREADABLE
from jingwei.core.ticker import api as ticker
from pathlib import Path
from waitress import serve
from waitress.utilities import Error

import gc
import os
import signal
import sys


# Address of the reverse proxy as this machine sees it, such as 127.0.0.1; nobody if not set.
PROXY = "JINGWEI_PROXY"
# Folder of compiled templates, as zope.conf names it.
TEMPLATES = "CHAMELEON_CACHE"
PAGE = (
    '<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8"><title>{0}</title>'
    "<p>{1}</p><p lang=en>{2}</p></html>"
)
WORDS = {
    413: ("上传内容过大，未予保存。", "What was sent is too large; nothing was stored."),
    431: ("请求头过长。", "The headers of the request are too long."),
    500: ("服务出错，所提交内容未保存。", "Something went wrong; nothing you sent was stored."),
    501: ("不支持这种传输方式。", "This way of sending is not supported."),
}


def settings() -> dict:
    """Settings of waitress that do not depend on the place: no banner, one believed proxy.

    Forwarded headers of everybody else are dropped. Of the proxy's, only the last address in
    ``X-Forwarded-For`` is taken: the one that the proxy itself wrote.
    """
    found = {"ident": "", "clear_untrusted_proxy_headers": True}
    proxy = os.environ.get(PROXY, "").strip()
    if proxy:
        found |= {
            "trusted_proxy": proxy,
            "trusted_proxy_count": 1,
            "trusted_proxy_headers": "x-forwarded-for",
        }
    return found


def application(zope):
    """The application that the server calls: Zope, for paths that it can read."""
    Error.to_response = _to_response

    def call(environ, start_response):
        try:
            environ.get("PATH_INFO", "").encode("latin-1").decode()
        except UnicodeError:
            start_response("400 Bad Request", _headers())
            return [UNREADABLE.encode()]
        return zope(environ, start_response)

    return call


def freeze_loaded() -> None:
    """Let the collector of garbage leave alone what was loaded so far: code and configuration.

    It would find nothing there, and keep everybody waiting while it looks.
    """
    gc.collect()
    gc.freeze()


def keep_templates(folder: Path) -> None:
    """Keep compiled templates in a folder, for the next start and for other processes.

    The first page of each template comes ten times sooner then. Chameleon names a file after
    the text of the template and the versions of all packages, so an upgrade finds none of the
    old ones. It would read the setting itself, but is loaded before Zope reads zope.conf.
    """
    folder.mkdir(parents=True, exist_ok=True)
    BaseTemplate.loader = ModuleLoader(str(folder))


def server_factory(_global, **place):
    """Serve as the ini file says where; the factory that ``instance/wsgi.ini`` names.

    Only a process that serves runs the ticker.
    """

    def run(zope):
        # Else SIGTERM would end the process at once, and nobody the ticker.
        signal.signal(signal.SIGTERM, lambda _number, _frame: sys.exit(0))
        freeze_loaded()
        if folder := os.environ.get(TEMPLATES):
            keep_templates(Path(folder))
        with ticker.serving():
            serve(application(zope), **(place | settings()))
        return 0

    return run


def _headers() -> list[tuple[str, str]]:
    return [("Content-Type", "text/html; charset=utf-8"), *HEADERS.items()]


def _to_response(error: Error, _ident=None) -> tuple[str, list, bytes]:
    """What waitress says by itself: status, headers, body."""
    words = WORDS.get(error.code)
    body = PAGE.format(error.code, *words) if words else UNREADABLE
    return f"{error.code} {error.reason}", _headers(), body.encode()
