"""A record type of the tests: two posts, one judging permission, both kinds of negative rules."""

from collections.abc import Iterator
from jingwei.core.rights import ALL
from jingwei.core.rights import Grant
from jingwei.core.rights import Grants
from plone.dexterity.content import Container
from plone.supermodel import model
from Products.Five import BrowserView
from zope.interface import implementer


class IPaper(model.Schema):
    """A paper that a clerk writes and a head judges."""


@implementer(IPaper)
class Paper(Container):
    """Grants by its unit; `drafters` may not use the head's role."""

    unit = "operation"
    recused: frozenset[str] = frozenset()
    drafters: frozenset[str] = frozenset()

    def withholds(self, user_id):
        if user_id in self.recused:
            return ALL
        return frozenset({"UnitHead"}) if user_id in self.drafters else frozenset()


class PaperGrants(Grants):
    """Head and clerk of the unit."""

    def grants(self) -> Iterator[Grant]:
        yield Grant(f"post~{self.context.unit}.head", "UnitHead", "judges")
        yield Grant(f"post~{self.context.unit}.clerk", "Drafter", "drafts")
        for drafter in self.context.drafters:
            yield Grant(drafter, "Drafter", "drafted")


class Text(BrowserView):
    """Says which paper it is."""

    def __call__(self):
        return f"paper {self.context.getId()}"


ZCML = """
<configure xmlns="http://namespaces.zope.org/zope"
           xmlns:browser="http://namespaces.zope.org/browser">
  <include package="Products.Five.browser" file="meta.zcml" />
  <browser:page name="text" for="tests.core.rights.sample.IPaper"
      class="tests.core.rights.sample.Text" permission="zope2.View" />
  <browser:page name="judge" for="tests.core.rights.sample.IPaper"
      class="tests.core.rights.sample.Text" permission="cmf.ReviewPortalContent" />
  <adapter factory="tests.core.rights.sample.PaperGrants"
      for="tests.core.rights.sample.IPaper"
      provides="borg.localrole.interfaces.ILocalRoleProvider" name="jingwei" />
</configure>
"""
