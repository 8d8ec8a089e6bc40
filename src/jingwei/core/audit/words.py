"""Words that no abort undoes: how far something outside the database has come.

A word is changed by saying what it must have been before, so that of two processes of a machine
only one takes the next step.
"""

from jingwei.core import clock
from jingwei.core.audit import store

import datetime
import secrets


STORE = "store"
# Key of the last event of this store that is sealed, in hex; see `sealed`.
SEALED = "sealed"


def word(key: str) -> str:
    """The word at `key`, "" if there is none."""
    row = store.connection().execute("SELECT word FROM words WHERE key = ?", (key,)).fetchone()
    return row[0] if row else ""


def swap(key: str, before: str, after: str) -> bool:
    """Put `after` in the place of `before` ("": no word yet); on disk on return.

    Return False, and change nothing, if another word stood there.
    """
    moment = clock.now().timestamp()
    with store.writing() as link:
        row = link.execute("SELECT word FROM words WHERE key = ?", (key,)).fetchone()
        if (row[0] if row else "") != before:
            return False
        link.execute("REPLACE INTO words VALUES (?, ?, ?)", (key, after, moment))
        return True


def store_name() -> str:
    """A random name of this machine's store; another one if the file was lost."""
    if not word(STORE):
        swap(STORE, "", secrets.token_hex(8))
    return word(STORE)


def forget_words(before: datetime.datetime) -> None:
    """Remove words that were put before a moment."""
    with store.writing() as link:
        link.execute("DELETE FROM words WHERE moment < ? AND key != ?", (before.timestamp(), STORE))
