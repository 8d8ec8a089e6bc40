"""One mail, handed over to the mail server; in no transaction, and never in a request.

What became of it is decided by how far the talk came. Before the text was sent whole, nothing can
have been accepted. After the server's 250 it is accepted, whatever comes then. Between the two
nobody knows: the server may have taken it and died before it said so.
"""

from jingwei.core.audit import api as audit
from jingwei.core.outbox.letters import Letter
from typing import NamedTuple

import smtplib


# Words of the marks of an attempt, see `sending`.
HANDED, ACCEPTED, REFUSED, VOID = "handed", "accepted", "refused", "void"
LATER, GIVEN_UP, SILENT, UNSURE, OVERTAKEN = "later", "given up", "silent", "unsure", "overtaken"
# Seconds that the server has for each answer, and for the one after the text: it may look for
# viruses first.
PATIENCE, AFTER_TEXT = 15, 120


class Outcome(NamedTuple):
    """`kind`: `ACCEPTED`; `LATER`: refused for now; `GIVEN_UP`: refused for good; `SILENT`: the
    server was not there for anybody; `UNSURE`: see above; `OVERTAKEN`: another process decides.
    """

    kind: str
    words: str = ""


def hand_over(mailer, letter: Letter) -> Outcome:
    """Send a letter by an `SMTPMailer`; the marks say how far it came, on disk."""
    mailer.timeout = PATIENCE
    mailer.smtp = _watched(mailer.smtp, letter.mark)
    try:
        mailer.send(letter.sender, [letter.recipient], letter.message)
    except (OSError, smtplib.SMTPException, RuntimeError) as error:
        outcome = _meaning(error)
    else:
        return Outcome(ACCEPTED)
    came_to = audit.word(letter.mark)
    if came_to == ACCEPTED:
        # The error was in saying good-bye.
        return Outcome(ACCEPTED)
    if came_to == VOID:
        return Outcome(OVERTAKEN)
    if came_to == HANDED and outcome.kind == SILENT:
        return Outcome(UNSURE, outcome.words)
    audit.swap(letter.mark, HANDED, REFUSED)
    return outcome


def _meaning(error: Exception) -> Outcome:
    """What an error says of the mail, or else of the server."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        ((code, words),) = error.recipients.values()
        return _refused(code, words)
    of_server = smtplib.SMTPAuthenticationError | smtplib.SMTPConnectError
    if isinstance(error, smtplib.SMTPResponseException) and not isinstance(error, of_server):
        return _refused(error.smtp_code, error.smtp_error)
    return Outcome(SILENT, f"{type(error).__name__}: {error}")


def _refused(code: int, words: bytes | str) -> Outcome:
    said = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return Outcome(GIVEN_UP if 500 <= code < 600 else LATER, f"{code} {said}")


def _watched(connection: type, mark: str) -> type:
    """A class of connections that notes the two moments which count."""

    class Watched(connection):
        def send(self, s):
            # Commands are text; the only bytes are those of the mail.
            if not isinstance(s, bytes):
                return super().send(s)
            if not audit.swap(mark, "", HANDED):
                # The server would take what follows for the text.
                self.close()
                raise smtplib.SMTPServerDisconnected("overtaken")
            try:
                super().send(s)
            except smtplib.SMTPServerDisconnected:
                # The end of the text never left this machine.
                audit.swap(mark, HANDED, REFUSED)
                raise
            self.sock.settimeout(AFTER_TEXT)

        def data(self, msg):
            code, words = super().data(msg)
            if code == 250:
                audit.swap(mark, HANDED, ACCEPTED)
            return code, words

    return Watched
