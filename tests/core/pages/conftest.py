"""A page that fails as it is told, and parsed pages."""

from bs4 import BeautifulSoup
from jingwei.core.rights import walls
from tests.journeys.conftest import width
from tests.journeys.conftest import window
from zope.component import getGlobalSiteManager
from zope.configuration import xmlconfig
from zope.interface import Interface
from zope.publisher.interfaces.browser import IDefaultBrowserLayer

import pytest


__all__ = ["width", "window"]
FAIL = """
<configure xmlns="http://namespaces.zope.org/browser">
  <include package="Products.Five.browser" file="meta.zcml" />
  <page
      name="fail"
      for="*"
      class="tests.core.pages.fail.Fail"
      permission="zope.Public"
      />
</configure>
"""


@pytest.fixture(scope="module")
def failing(site):
    """Below every object lies ``/fail?how=<name of a way>``, see `tests.core.pages.fail`."""
    xmlconfig.string(FAIL)
    walls.OPEN.add("fail")
    yield
    walls.OPEN.remove("fail")
    getGlobalSiteManager().unregisterAdapter(
        required=(Interface, IDefaultBrowserLayer), provided=Interface, name="fail"
    )


@pytest.fixture(scope="module")
def parsed(person):
    """Return a parsed page: `parsed("clerk", "/intranet")`."""

    def get(account: str | None, path: str) -> BeautifulSoup:
        answer = person(account).get(path)
        assert answer.headers["Content-Type"].startswith("text/html"), answer.headers
        return BeautifulSoup(answer.text, "lxml")

    return get
