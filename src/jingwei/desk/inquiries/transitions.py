"""What each transition of an inquiry does."""

from jingwei import _
from jingwei.core import clock
from jingwei.core.deadlines import api as deadlines
from jingwei.core.organisation import api as organisation
from jingwei.core.workflow.effects import Effect
from jingwei.core.workflow.effects import IOpinion
from jingwei.core.workflow.effects import IReason
from jingwei.core.workflow.effects import News
from jingwei.core.workflow.effects import RETURNED
from jingwei.core.workflow.effects import SignedStep
from jingwei.desk.inquiries import parameters
from jingwei.desk.inquiries.exc import NotForThePublic
from plone import api


class InquiryEffect(Effect):
    """Shared by all effects of the inquiry."""

    def end(self) -> None:
        """The writer has an answer or a refusal: the clock ends."""
        self.context.answered_on = clock.now()
        self.context.enter(deadlines.FINISHED, api.user.get_current().getId())


class Assign(InquiryEffect):
    """The office clerk names the unit that answers."""

    schema = parameters.IAssign

    def apply(self, params):
        self.context.unit = params["unit"]
        self.context.give_turn(organisation.post(params["unit"], "clerk"))


class Reject(SignedStep, InquiryEffect):
    """The inquiry is not answered; the writer reads the reason."""

    schema = IReason

    def apply(self, params):
        self.context.reason = params["reason"]
        self.end()
        self.state_opinion("reject", params["reason"])
        self.context.give_turn()


class DraftAnswer(InquiryEffect):
    """A clerk of the unit writes the answer; whoever wrote one never judges one here."""

    schema = parameters.IAnswer

    def next_posts(self):
        return (self.judge(self.context.drafters | {api.user.get_current().getId()}),)

    def judge(self, barred) -> str:
        """Token of the post that approves, `barred` left out."""
        inquiry = self.context
        return organisation.turn(inquiry.chain(), barred, inquiry.deputised_as).token

    def apply(self, params):
        inquiry = self.context
        inquiry.answer = params["answer"]
        inquiry.drafters = inquiry.drafters | {api.user.get_current().getId()}
        inquiry.reviewer = self.judge(inquiry.drafters)
        inquiry.give_turn(inquiry.reviewer)


class PassOn(SignedStep, InquiryEffect):
    """The unit is not competent: the office clerk assigns anew, and the unit is out of it."""

    schema = IReason

    def next_posts(self):
        return (organisation.OFFICE_CLERK,)

    def apply(self, params):
        inquiry = self.context
        self.state_opinion("pass_on", params["reason"])
        inquiry.unit = inquiry.reviewer = inquiry.answer = ""
        inquiry.give_turn(organisation.OFFICE_CLERK)

    def news(self, params):
        subject = _("Not within the competence of the unit: ${title}")
        yield News((organisation.OFFICE_CLERK,), subject, params["reason"])


class ApproveAnswer(SignedStep, InquiryEffect):
    """The head approves; the writer may read the answer from now on."""

    schema = IOpinion

    def next_posts(self):
        return (organisation.EDITOR,) if self.context.publish else ()

    def apply(self, params):
        self.end()
        self.state_opinion("agree", params["opinion"])
        self.context.give_turn()

    def news(self, params):
        yield News(tuple(self.context.drafters), _("Answer approved: ${title}"))


class Return(SignedStep, InquiryEffect):
    """The head wants another answer; the old text stays as the draft."""

    schema = IReason

    def next_posts(self):
        return (organisation.post(self.context.unit, "clerk"),)

    def apply(self, params):
        self.state_opinion("return", params["reason"])
        self.context.reviewer = ""
        self.context.give_turn(organisation.post(self.context.unit, "clerk"))

    def news(self, params):
        yield News(self.context.pending, RETURNED, params["reason"])


class Publish(InquiryEffect):
    """The door has made the public answer; only if the writer agreed."""

    def check(self, params):
        if not self.context.publish:
            raise NotForThePublic()
