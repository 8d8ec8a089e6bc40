"""Kinds of events, and of results, that the audit takes. Features register theirs when imported.

A kind is registered data: the audit page names it and filters by it. An event of an unknown kind
is kept all the same, an audit loses nothing; a test finds the call.
"""

from collections.abc import Callable
from collections.abc import Iterator
from functools import lru_cache
from jingwei import _
from jingwei.core.exc import Refusal
from zope.i18nmessageid import Message


_kinds: dict[str, Message] = {}
# Results. A refusal that is not among them is told as the kind of refusal that it is.
RESULTS: dict[str, Message] = {
    "done": _("done"),
    "Refusal": _("refused"),
    "BadParameters": _("refused: wrong entries"),
    "NotYourPost": _("refused: another post"),
    "NotYoursToSee": _("refused: hidden from this person"),
    "OutOfTurn": _("refused: out of turn"),
    "Unauthorized": _("refused: no right"),
    "Forbidden": _("refused: no right"),
    "AlreadyOpened": _("refused: out of turn"),
    "DoneAlready": _("refused: taken before by the same person"),
    "NotForThePublic": _("refused: not fit for the public"),
    "NotReady": _("refused: not complete"),
    "NotFit": _("refused: not fit for the public"),
    "NotTaken": _("refused: wrong entries"),
    "TooMany": _("refused: too often"),
    "Expired": _("refused: page too old"),
    "NumberStays": _("refused: it must stay"),
    "StaysInPlace": _("refused: it must stay"),
    "unknown account": _("unknown account"),
    "wrong password": _("wrong password"),
    "wrong PIN": _("wrong PIN"),
    "locked": _("refused: locked"),
}

# Why a step was carried out that nobody clicked.
CAUSES: dict[str, Message] = {
    "last_answer": _("the last unit has answered"),
    "left_post": _("who was stood in for has left the post"),
    "document_ended": _("the document was revoked or abolished"),
    "document_recalled": _("the document was recalled"),
    "release_approved": _("the release was approved"),
    "release_withdrawn": _("the release was withdrawn"),
}

# Names of what events say beside the rest; others are shown as they are.
DETAILS: dict[str, Message] = {
    "account": _("account"),
    "added": _("added"),
    "asked": _("filters"),
    "before": _("called before"),
    "cause": _("cause"),
    "chosen": _("chosen"),
    "code": _("code of the paper"),
    "entries": _("entries"),
    "faults": _("faults"),
    "fields": _("fields"),
    "kept_for": _("reserved for"),
    "kind": _("kind"),
    "left": _("guesses left"),
    "lines": _("lines"),
    "minutes": _("minutes"),
    "name": _("file"),
    "number": _("number"),
    "origin": _("origin"),
    "passages": _("passages"),
    "path_of_list": _("list"),
    "path_of_record": _("address of the record"),
    "post": _("post"),
    "public": _("public page"),
    "reason": _("reason"),
    "removed": _("removed"),
    "rung": _("rung"),
    "seals": _("seals"),
    "seed": _("beginning of chance"),
    "serial": _("number of the certificate"),
    "sha256": _("SHA-256 of the file"),
    "source": _("from state"),
    "target": _("to state"),
    "title": _("title"),
    "told": _("told"),
    "transition": _("step"),
    "type": _("type"),
}

# How details are told whose words another feature has: from all details of the event.
Teller = Callable[[dict], Message | str]
_tellers: dict[str, Teller] = {}


def tell(name: str, teller: Teller) -> None:
    """Let `teller` say the details `name`; it is given what its event says."""
    _tellers[name] = teller


def teller(name: str) -> Teller | None:
    """Who says the details `name`, if another feature does."""
    return _tellers.get(name)


def detail(title: Message | str, words: Message | str) -> Message:
    """What something is and says, as one line has it."""
    return _("${title}: ${text}", mapping={"title": title, "text": words})


@lru_cache(256)
def result(code: str) -> Message | str:
    """What the auditor reads of a result; of an unknown one the code that it is."""
    if code in RESULTS:
        return RESULTS[code]
    kind = next((one for one in _refusals(Refusal) if one.__name__ == code), None)
    known = (RESULTS.get(parent.__name__) for parent in kind.__mro__) if kind else ()
    return next((words for words in known if words), code)


def _refusals(kind: type) -> Iterator[type]:
    for one in kind.__subclasses__():
        yield one
        yield from _refusals(one)


def register(kind: str, title: Message) -> None:
    """Let the audit know `kind`, such as ``number.taken``; `title` is what the auditor reads.

    :raises ValueError: if it is registered with another title.
    """
    if _kinds.setdefault(kind, title) != title:
        raise ValueError(f"The event {kind!r} is registered as {_kinds[kind]!r} already.")


def kinds() -> dict[str, Message]:
    """All registered kinds with their titles, in order of kind."""
    return dict(sorted(_kinds.items()))


def title(kind: str) -> Message | str:
    """What the auditor reads; the kind itself if nobody registered it."""
    return _kinds.get(kind, kind)


register("access.refused", _("Access refused"))
register("attachment.added", _("Attachment added"))
register("attachment.edited", _("Attachment changed"))
register("attachment.removed", _("Attachment removed"))
register("audit.checked", _("Sealed audit checked"))
register("calendar.entered", _("Working days of a year entered"))
register("created", _("Created"))
register("deleted", _("Deleted"))
register("demo.made", _("Demo records made"))
register("edited", _("Text changed"))
register("edit.refused", _("Change of the text refused"))
register("evidence.taken", _("Evidence package taken"))
register("job.fetched", _("Result of a job fetched"))
register("job.refused", _("Result of a job refused"))
register("list.exported", _("List taken away as a file"))
register("login.failed", _("Log-in failed"))
register("login.further", _("Further failed log-ins of this hour are not listed"))
register("login.locked", _("Log-in refused for a while after failures in a row"))
register("login.succeeded", _("Logged in"))
register("logout", _("Logged out"))
register("number.taken", _("Number taken"))
register("number.voided", _("Number declared void"))
register("number.reserved", _("Number reserved"))
register("number.used", _("Reserved or void number used"))
register("opened", _("Opened by the person whose turn it is"))
register("organisation.added", _("Unit or post added"))
register("organisation.changed", _("Organisation changed"))
register("organisation.edited", _("Unit or post changed"))
register("organisation.removed", _("Unit or post removed"))
register("paper.made", _("Paper made"))
register("paper.read", _("Paper read"))
register("paper.verify", _("Papers verified too often"))
register("paper.wanted", _("Paper asked for"))
register("password.changed", _("Password changed"))
register("pin", _("Wrong PIN"))
register("signing.enrolled", _("Signature set up"))
register("signing.opened", _("Enrolment of a signature opened"))
register("signing.pin_changed", _("PIN of a signature changed"))
register("signing.renewed", _("Certificate renewed"))
register("signing.revoked", _("Certificate revoked"))
register("signing.unlocked", _("Signature unlocked"))
register("transition", _("Step carried out"))
register("transition.refused", _("Step refused"))
register("view.renamed", _("Shared view renamed"))
register("view.removed", _("Shared view removed"))
register("view.shared", _("View of a list shared"))
register("recused", _("Recused from a record"))
register("escalated", _("Reminded of a deadline"))
register("read", _("Read by a person it was sent to"))
register("turn.passed", _("Turn passed on: nobody on the post may take it"))
