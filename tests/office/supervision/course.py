"""Items with a past, and the figures counted by hand from what the items say."""

from collections import Counter
from jingwei.core import clock
from jingwei.core.deadlines import api as deadlines
from jingwei.core.workflow import api as workflow
from jingwei.office.supervision.vocabularies import FEEDBACKS
from jingwei.testing import PASSWORD
from plone.dexterity.utils import addContentToContainer
from plone.dexterity.utils import createContent

import datetime
import transaction


SHOWN = ("assigned", "in_progress", "suspended", "completion_review", "closed")
ASSIGN = (1, "director", "assign", {})
ACCEPT = (2, "{head}", "accept", {})


def report(day: int, percent: int, who: str = "{clerk}") -> tuple:
    """A report on the n-th day."""
    return (day, who, "report", {"percent": percent, "text": "已推进。"})


def ask(day: int) -> tuple:
    """The lead unit asks for closing."""
    return (day, "{head}", "request_closure", {"report": "已完成。"})


def close(day: int) -> tuple:
    """The supervisor closes."""
    return (day, "supervisor", "close", {"grade": "A"})


# (title, lead unit, source, feedback, days until the deadline, steps); days since the proposal.
STORIES = (
    ("按期办结", "operation", "meeting", "weekly", 30,
     [ASSIGN, ACCEPT, report(5, 30), report(12, 60), ask(20), close(23)]),
    ("逾期办结", "operation", "target", "ten_days", 20,
     [ASSIGN, ACCEPT, report(9, 30), ask(26), close(28)]),
    ("退回后办结", "urban", "meeting", "weekly", 40,
     [ASSIGN, ACCEPT, ask(20), (22, "supervisor", "return", {"reason": "材料不全"}), report(24, 90),
      ask(30), close(33)]),
    ("延期后办结", "urban", "instruction", "once", 20,
     [ASSIGN, ACCEPT, (10, "{head}", "ask_extension", {"until": 35, "reason": "需要论证"}),
      (11, "supervisor", "decide_extension", {"decision": "agree"}), ask(33), close(34)]),
    ("暂停后继续", "planning", "superior", "monthly", 45,
     [ASSIGN, ACCEPT, (5, "director", "suspend", {"reason": "等待批复"}),
      (15, "director", "resume", {}), report(20, 40)]),
    ("一直逾期", "planning", "superior", "monthly", 15, [ASSIGN, ACCEPT, report(40, 40)]),
    ("已撤销", "operation", "research", "weekly", 15,
     [ASSIGN, ACCEPT, (20, "director", "suspend", {"reason": "企业撤回"}),
      (25, "director", "cancel", {"reason": "不再需要"})]),
    ("改派", "planning", "inquiry", "weekly", 50,
     [ASSIGN, (4, "{head}", "object", {"reason": "职责不符"}), (6, "director", "assign", {})]),
    ("今日应报", "operation", "meeting", "weekly", 90,
     [(4, "director", "assign", {}), (5, "{head}", "accept", {}), report(8, 10)]),
    ("今日已报", "operation", "meeting", "weekly", 90,
     [(4, "director", "assign", {}), (5, "{head}", "accept", {}), report(55, 5), report(57, 10)]),
    ("暂停时不报", "operation", "superior", "weekly", 90,
     [ASSIGN, ACCEPT, (10, "director", "suspend", {"reason": "等待批复"}),
      (40, "director", "resume", {}), report(47, 40)]),
    ("按期申请待审核", "urban", "target", "weekly", 30, [ASSIGN, ACCEPT, report(5, 30), ask(28)]),
    ("逾期申请待审核", "urban", "target", "weekly", 20, [ASSIGN, ACCEPT, ask(30)]),
    ("未交办", "urban", "research", "weekly", 60, []),
)  # fmt: skip
AGO = 60
HEADS = {"operation": "head", "urban": "head2", "planning": "planninghead"}
CLERKS = {"operation": "clerk", "urban": "clerk2", "planning": "planningclerk"}


def tell(site) -> None:
    """Let all stories happen, each step on its day by its person."""
    start = clock.now().replace(hour=9) - datetime.timedelta(days=AGO)
    for title, lead, source, feedback, days, steps in STORIES:
        path = _propose(site, start, title, lead, source, feedback, days)
        for after, who, step, params in steps:
            account = who.format(head=HEADS[lead], clerk=CLERKS[lead])
            moment = start + datetime.timedelta(days=after)
            params = dict(params)
            if "until" in params:
                params["until"] = start.date() + datetime.timedelta(days=params["until"])
            with site.open(user=account) as portal, clock.at(moment):
                workflow.act(portal.unrestrictedTraverse(path), step, params, pin=PASSWORD)
                transaction.commit()


def _propose(site, start, title, lead, source, feedback, days) -> str:
    with site.open(user="supervisor") as portal, clock.at(start):
        item = createContent(
            "SupervisionItem",
            title=title,
            requirement="按期办理，内部要求。",
            instruction="内部批示内容",
            lead_unit=lead,
            source=source,
            feedback=feedback,
            due_on=start.date() + datetime.timedelta(days=days),
        )
        store = portal["intranet"]["supervision"]
        item = addContentToContainer(store, item, checkConstraints=False)
        transaction.commit()
        return "/".join(item.getPhysicalPath()[2:])


def counted(items, first: datetime.date, last: datetime.date, barred: str = "") -> Counter:
    """The figures of a period, counted from journal, ledger and reports of the items themselves."""
    found = Counter()
    until = min(last, clock.today())
    for item in items:
        if barred in item.recused or first > until:
            continue
        turns = [t for t in item.journal.turns if t.time.date() <= until]
        if not turns or not item.ledger:
            continue
        state = turns[-1].target
        known = known_on(item, until, state)
        reckoned = deadlines.reckon(known)
        due = reckoned and reckoned.due
        if state in SHOWN and due and first <= due <= until:
            found["due"] += 1
            found["done"] += state == "closed"
            found["extended"] += any(entry.kind == "extended" for entry in known)
        if turns[-1].transition == "close" and turns[-1].time.date() >= first:
            found["closed"] += 1
            found["graded"] += 1
            found[item.grade] += 1
            found["in_time"] += reckoned.finished <= due
            days = deadlines.days(item.ledger, reckoned.finished)
            found["days"] += sum(day.counted for day in days if day.date <= reckoned.finished)
        if state in SHOWN and state != "closed":
            found["running"] += 1
            late = bool(due and due < until) and not reviewed_in_time(turns, due)
            found["overdue"] += late
            found["reviewed"] += late and state == "completion_review"
        for turn in turns:
            if turn.time.date() >= first:
                found["asked"] += turn.transition == "request_closure"
                found["returned"] += turn.transition == "return"
        count_feedback(item, first, until, found)
    return found


def reviewed_in_time(turns, due: datetime.date) -> bool:
    """Does closing wait for the supervisor, asked for on the last day or before?"""
    asked = [turn.time.date() for turn in turns if turn.transition == "request_closure"]
    return turns[-1].target == "completion_review" and asked[-1] <= due


def known_on(item, day: datetime.date, state: str) -> tuple:
    """Entries of the ledger that had been made by the end of `day`."""
    return tuple(
        entry
        for entry in item.ledger
        if entry.day <= day and (entry.kind != "finished" or state in ("closed", "cancelled"))
    )


def count_feedback(item, first, until, found: Counter) -> None:
    """Day by day: was a report due, could the unit report, and had it?"""
    length = FEEDBACKS[item.feedback][1]
    start = [entry.day for entry in item.ledger if entry.kind == "started"][-1]
    reports = [row.day for row in item.progress if row.unit == item.lead_unit]
    owed = False
    for offset in range(1, (until - start).days + 1):
        day = start + datetime.timedelta(days=offset)
        if not length or offset % length:
            continue
        begin = day - datetime.timedelta(days=length)
        came = sum(begin < one <= day for one in reports)
        before = [turn.target for turn in item.journal.turns if turn.time.date() <= day]
        if before[-1] != "in_progress":
            owed = owed and not came
            continue
        # The first report after a missing one makes up for that one alone.
        served = came > owed
        owed = not served
        if day < first:
            continue
        found["feedbacks"] += served or day < clock.today()
        found["served"] += served
