"""What each transition of a release does."""

from jingwei import _
from jingwei.core.audit import api as audit
from jingwei.core.language import in_site_language
from jingwei.core.organisation import api as organisation
from jingwei.core.workflow.api import state
from jingwei.core.workflow.effects import Effect
from jingwei.core.workflow.effects import IOpinion
from jingwei.core.workflow.effects import IReason
from jingwei.core.workflow.effects import News
from jingwei.core.workflow.effects import RETURNED
from jingwei.core.workflow.effects import SignedStep
from jingwei.desk.inquiries import api as inquiries
from jingwei.door import checks
from jingwei.door import exc
from jingwei.door import parameters
from jingwei.door import publishing
from jingwei.door import redaction
from jingwei.door import sources
from jingwei.door.draft import draft
from jingwei.door.judged import judged_digest
from plone import api


class ReleaseEffect(Effect):
    """Shared by all effects of the release."""

    def check_fit(self) -> None:
        """Refuse what carries a classification or is incomplete.

        :raises NotFit: with an entry per fault.
        """
        faults = list(checks.faults(self.context))
        if faults:
            raise exc.NotFit(errors=faults)

    def prepared_by_me(self) -> None:
        """Whoever had a hand in the preparation is barred from judging it."""
        self.context.drafters = self.context.drafters | {api.user.get_current().getId()}


class Submit(ReleaseEffect):
    """The editor hands the prepared text to the confidentiality review."""

    def turn(self):
        """The post that reviews, everybody who prepared it barred."""
        person = api.user.get_current().getId()
        chain = organisation.stand_ins(organisation.REVIEWER)
        barred = {*self.context.drafters, person}
        return organisation.turn(chain, barred, self.context.deputised_as)

    def next_posts(self):
        return (self.turn().token,)

    def check(self, params):
        self.check_fit()

    def apply(self, params):
        release = self.context
        release.reviewer = self.turn().token
        self.prepared_by_me()
        release.judged = judged_digest(release)
        release.give_turn(release.reviewer)


class AddMasks(ReleaseEffect):
    """The editor masks what no rule found."""

    schema = parameters.IMask

    def check(self, params):
        public = draft(self.context)
        for passage in params["passages"]:
            if not public.carries(passage):
                message = _("“${text}” does not occur in the text.", mapping={"text": passage})
                raise exc.NotHere(errors=[{"field": "passages", "message": message}])

    def apply(self, params):
        release = self.context
        release.added = tuple(dict.fromkeys((*release.added, *params["passages"])))
        self.prepared_by_me()
        audit.record("release.masked", release, passages=len(params["passages"]))


class RemoveMask(ReleaseEffect):
    """The editor takes back a mask that hides nothing personal; the reason is kept."""

    schema = parameters.IUnmask

    def hindrance(self):
        release = self.context
        if sources.releasable(sources.source(release)) and draft(release).originals():
            return ""
        return _("Nothing is masked.")

    def apply(self, params):
        release, passage, same = self.context, params["passage"], redaction.same
        release.added = tuple(t for t in release.added if not same(t, passage))
        release.words = tuple(t for t in release.words if not same(t, passage))
        release.kept = {**release.kept, passage: params["reason"]}
        self.prepared_by_me()
        audit.record("release.unmasked", release, reason=params["reason"])


class ChooseAttachments(ReleaseEffect):
    """The editor names the attachments that go along, one by one."""

    schema = parameters.IAttachments

    def hindrance(self):
        if sources.attachments(sources.source(self.context)):
            return ""
        return _("There are no attachments to choose from.")

    def apply(self, params):
        release = self.context
        release.chosen = tuple(params["attachments"])
        self.prepared_by_me()
        names = [item.file.filename for item in checks.chosen(release)]
        audit.record("release.attachments", release, chosen=names)


class Drop(SignedStep, ReleaseEffect):
    """It is not released; nothing of it may be public."""

    schema = IReason

    def hindrance(self):
        if not self.context.public_uid:
            return ""
        return _(
            "The older text is still public: submit the correction, or ask the reviewer to"
            " withdraw it."
        )

    def apply(self, params):
        self.context.give_turn()
        self.state_opinion("drop", params["reason"])
        audit.record("release.dropped", self.context, reason=params["reason"])


class Approve(SignedStep, ReleaseEffect):
    """The reviewer finds nothing that must stay inside; the door opens."""

    schema = IOpinion

    def check(self, params):
        self.check_fit()
        if judged_digest(self.context) != self.context.judged:
            raise exc.Changed()

    def apply(self, params):
        release = self.context
        self.state_opinion("agree", params["opinion"])
        release.give_turn()
        release.reviewer = ""
        source = sources.source(release)
        if release.kind == "inquiry" and state(source) == "answered":
            inquiries.mark_published(source, cause="release_approved")
        publishing.publish(release)

    def news(self, params):
        yield News((organisation.EDITOR,), _("Open to the public now: ${title}"))


class Return(SignedStep, ReleaseEffect):
    """The reviewer wants it prepared again."""

    schema = IReason

    def apply(self, params):
        self.state_opinion("return", params["reason"])
        self.context.reviewer = ""
        self.context.give_turn(organisation.EDITOR)
        audit.record("release.returned", self.context, reason=params["reason"])

    def news(self, params):
        yield News((organisation.EDITOR,), RETURNED, params["reason"])


class Withdraw(SignedStep, ReleaseEffect):
    """Text and attachments leave the public site; a notice stays in their place.

    A correction under way ends with it: what must go cannot wait for the new text.
    """

    schema = parameters.IWithdraw

    def hindrance(self):
        return "" if self.context.public_uid else _("Nothing of this release is public.")

    def apply(self, params):
        self.context.give_turn()
        self.context.reviewer = self.context.correction = ""
        self.state_opinion("withdraw", params["reason"])
        publishing.withdraw(self.context, public_words(params["reason"]))

    def news(self, params):
        unit = self.context.unit
        whom = (organisation.EDITOR, *([organisation.post(unit, "head")] if unit else []))
        yield News(whom, _("Withdrawn from the public site: ${title}"), params["reason"])


class Correct(ReleaseEffect):
    """The editor prepares a new text; the old one stays public until it is approved."""

    schema = parameters.ICorrect

    def next_posts(self):
        return (organisation.EDITOR,)

    def apply(self, params):
        release = self.context
        default = in_site_language(_("The text was corrected."))
        release.correction = public_words(params["reason"] or default)
        release.give_turn(organisation.EDITOR)


def public_words(text: str) -> str:
    """Free text for the public: personal data masked."""
    return redaction.apply(text, redaction.masks(text))
