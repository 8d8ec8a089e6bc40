"""Who may do what: roles computed from what a record says, and negative rules that take away.

Features subclass `Grants` for their content, register it as an adapter **named** ``jingwei``
(an unnamed one would hide borg's own), and may give their classes `withholds(user_id)` and
`recused`.
"""

from jingwei.core.rights.grants import clear_role_memo
from jingwei.core.rights.grants import Grant
from jingwei.core.rights.grants import Grants
from jingwei.core.rights.grants import grants_of
from jingwei.core.rights.index import hidden_from
from jingwei.core.rights.index import hidden_rows
from jingwei.core.rights.index import not_hidden
from jingwei.core.rights.negative import ALL
from jingwei.core.rights.negative import recused
from jingwei.core.rights.negative import withheld
from jingwei.core.rights.negative import withheld_through
from jingwei.core.rights.reserved import is_token


__all__ = [
    "ALL",
    "Grant",
    "Grants",
    "clear_role_memo",
    "grants_of",
    "hidden_from",
    "hidden_rows",
    "is_token",
    "not_hidden",
    "recused",
    "withheld",
    "withheld_through",
]
