"""When an issued document is taken back or holds no more (收回、撤销、废止, 条例 art. 35)."""

from jingwei import _
from jingwei.core import clock
from jingwei.core.delivery import api as delivery
from jingwei.core.organisation import api as organisation
from jingwei.core.papers import api as papers
from jingwei.core.papers.interfaces import IFate
from jingwei.core.workflow.api import state
from jingwei.core.workflow.effects import News
from jingwei.core.workflow.effects import SignedStep
from jingwei.office.documents import parameters
from jingwei.office.documents.effect import DocumentEffect
from jingwei.office.documents.exc import NotReady
from jingwei.office.documents.issued import Recall as Recalled
from plone import api
from zope.interface import implementer

import datetime


@implementer(IFate)
class DocumentFate:
    """`IFate` of a document: it may be recalled or ended before its paper is made."""

    def __init__(self, context):
        self.context = context

    def fate(self) -> papers.Fate:
        """How it ended, or that it was recalled."""
        ending = self.context.ending
        if ending is not None:
            day = self._day(ending.word)
            return papers.Fate(ending.word, ending.reason, ending.since, day, ending.replaced_by)
        if state(self.context) == papers.RECALLED:
            day = self._day(papers.RECALLED)
            return papers.Fate(papers.RECALLED, self.context.recalls[-1].reason, day, day)
        return papers.Fate()

    def _day(self, word: str) -> datetime.date:
        """On which it came to the state of this name."""
        rows = [row for row in self.context.journal.turns if row.target == word != row.source]
        return rows[-1].time.astimezone(clock.ZONE).date()


class Recall(DocumentEffect):
    """The registrar takes it back from everybody. Unchanged it may be issued again under its
    number; what is to be changed is returned, and signed anew under the same number.
    """

    schema = parameters.IRecall

    def next_posts(self):
        return (organisation.REGISTRAR,)

    def apply(self, params):
        document, person = self.context, api.user.get_current().getId()
        self.readers = document.to_read
        document.recalls = (*document.recalls, Recalled(params["reason"], person, clock.now()))
        document.recalled_distributions += document.distributions
        document.distributions = ()
        delivery.recall(document, params["reason"])
        papers.mark(document, papers.RECALLED, params["reason"])
        document.give_turn(organisation.REGISTRAR)

    def news(self, params):
        subject = _("Recalled: ${title}")
        yield News((self.context.drafter,), subject, params["reason"])
        yield News(self.readers, subject, params["reason"], parting=True)
        if self.context.disclosure == "proactive":
            flagged = _("Recalled, see to its public release: ${title}")
            whom = (organisation.EDITOR, organisation.REVIEWER)
            yield News(whom, flagged, params["reason"])


class End(SignedStep, DocumentEffect):
    """The leader decides that it does not hold any more; all that went out says so."""

    word = ""

    def end(self, ending: delivery.Ending) -> None:
        """Keep it, and mark copies and papers; what is not archived yet still will be."""
        document = self.context
        self.state_opinion(self.word, ending.reason)
        document.ending = ending
        delivery.mark(document, ending)
        papers.mark(document, *ending)
        # With the opinion that ends it.
        papers.want(document, "sheet")
        document.give_turn(*(() if document.archived_on else (organisation.ARCHIVIST,)))

    def news(self, params):
        document = self.context
        revoked = self.word == delivery.REVOKED
        subject = _("Revoked: ${title}") if revoked else _("Abolished: ${title}")
        whom = (document.drafter, organisation.REGISTRAR, *document.to_read)
        yield News(whom, subject, params["reason"])
        if document.disclosure == "proactive":
            yield News((organisation.EDITOR,), subject, params["reason"])


class Revoke(End):
    """It is void from the beginning (撤销)."""

    schema = parameters.IRevoke
    word = delivery.REVOKED

    def apply(self, params):
        self.end(delivery.Ending(self.word, params["reason"], self.context.issued_on))


class Abolish(End):
    """It is void from a day on (废止)."""

    schema = parameters.IAbolish
    word = delivery.ABOLISHED

    def check(self, params):
        since = params["since"]
        if not self.context.issued_on <= since <= clock.today():
            message = _("Choose a day between its issue and today.")
            raise NotReady(errors=[{"field": "since", "message": message}])
        if params["replaced_by"] == str(self.context.number):
            message = _("A document does not replace itself.")
            raise NotReady(errors=[{"field": "replaced_by", "message": message}])

    def apply(self, params):
        facts = (params[name] for name in ("reason", "since", "replaced_by"))
        self.end(delivery.Ending(self.word, *facts))
