"""Mails are sent one after another, each at most once.

An attempt has three parts: a transaction that takes the mail (`SENDING`), the talk with the mail
server, a transaction that says what came of it. The talk leaves marks in the store beside the
database, each on disk before the next step: `HANDED` before the text is sent, `ACCEPTED` after the
server's 250. What a crash leaves is put right by the next worker (`recover`):

* taken, no mark: nothing was sent. The attempt is marked `VOID`, and the mail is tried again. A
  process that is still alive somewhere before the text finds the mark, and stops.
* `REFUSED`: the server said no; tried again.
* `ACCEPTED`: sent; never again.
* `HANDED` without an answer: it may have been accepted. Sent once or not at all, never twice: the
  mail is `UNSURE`, not tried again by itself, and shown to the system administrator, who may send
  it again. Its notice is in the site anyway. The same is true if the connection breaks, or the
  server falls silent, between the text and the answer, and if the marks are on another machine
  that has died.

Two processes cannot take the same attempt: taking writes the mail, so one of them conflicts, and
only the holder of the ticker's lease gets that far. A conflict repeats a transaction, never the
talk. All tries of a mail bear the same Message-ID, so that even a mail sent again by hand is one
for programs that look at it.
"""

from jingwei.core import clock
from jingwei.core.audit import api as audit
from jingwei.core.outbox.content import book
from jingwei.core.outbox.content import FAILED
from jingwei.core.outbox.content import Mail
from jingwei.core.outbox.content import SENDING
from jingwei.core.outbox.content import UNSURE
from jingwei.core.outbox.letters import Letter
from jingwei.core.outbox.letters import mark_of
from jingwei.core.outbox.letters import write
from jingwei.core.outbox.settings import sender
from jingwei.core.outbox.smtp import ACCEPTED
from jingwei.core.outbox.smtp import GIVEN_UP
from jingwei.core.outbox.smtp import HANDED
from jingwei.core.outbox.smtp import Outcome
from jingwei.core.outbox.smtp import OVERTAKEN
from jingwei.core.outbox.smtp import UNSURE as NOBODY_KNOWS
from jingwei.core.outbox.smtp import VOID

import datetime


# Minutes until the second attempt, the third ...
PAUSES = (1, 5, 15, 60)
GIVE_UP = datetime.timedelta(days=5)
LONGEST = 300


def pause(failures: int) -> datetime.timedelta:
    """How long to wait after so many failures in a row."""
    return datetime.timedelta(minutes=PAUSES[min(failures, len(PAUSES)) - 1])


def recover(site) -> None:
    """Put right what an ended process left."""
    here = audit.store_name()
    for id_ in list(book().taken):
        mail = book().mails[id_]
        mark = mark_of(mail.id, mail.attempts)
        known = audit.word(mark) if mail.machine == here else HANDED
        if known == ACCEPTED:
            book().close(mail)
        elif mail.state == UNSURE:
            continue
        elif known == HANDED or (not known and not audit.swap(mark, "", VOID)):
            mail.state = UNSURE
        else:
            book().wait(mail, mail.due)


def take(site) -> Letter | None:
    """Mark the next mail that is due as being sent, and write it; None if none is.

    Mails that nobody needs any more are dropped on the way.
    """
    if not sender():
        return None
    now = clock.now()
    while (mail := next(book().due(now), None)) is not None:
        letter = write(mail)
        if letter is None:
            book().close(mail)
            continue
        book().take(mail, audit.store_name())
        return letter._replace(attempt=mail.attempts)
    return None


def conclude(letter: Letter, outcome: Outcome, site) -> None:
    """Say what came of an attempt, unless another process has said so."""
    mail = book().mails.get(letter.id)
    if mail is None or mail.state != SENDING or mail.attempts != letter.attempt:
        return
    if outcome.kind == OVERTAKEN:
        return
    mail.error = outcome.words[:LONGEST]
    if outcome.kind == ACCEPTED:
        book().close(mail)
    elif outcome.kind == NOBODY_KNOWS:
        mail.state = UNSURE
    elif outcome.kind == GIVEN_UP or clock.now() - mail.added > GIVE_UP:
        mail.state = FAILED
        book().close(mail)
    else:
        book().wait(mail, clock.now() + pause(mail.attempts))


def again(mail: Mail) -> None:
    """Send a failed or unsure mail once more; a person decides so, knowing that it may be twice."""
    mail.added = clock.now()
    book().wait(mail)
