"""Marks that hold for a while, such as "this session has ended"; seen by all processes at once."""

from jingwei.core import clock
from jingwei.core.audit import store


def mark(key: str, period: int) -> None:
    """Let `key` be marked for `period` seconds from now; on disk on return."""
    now = clock.now().timestamp()
    with store.writing() as link:
        link.execute("DELETE FROM marks WHERE until <= ?", (now,))
        link.execute("REPLACE INTO marks VALUES (?, ?)", (key, now + period))


def marked(key: str) -> float:
    """Seconds for which `key` will still be marked; 0 if it is not."""
    found = store.connection().execute("SELECT until FROM marks WHERE key = ?", (key,)).fetchone()
    return max(0.0, found[0] - clock.now().timestamp()) if found else 0.0
