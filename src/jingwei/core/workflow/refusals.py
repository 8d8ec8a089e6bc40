"""What is refused changes nothing, and the audit keeps it."""

from collections.abc import Iterator
from contextlib import contextmanager
from jingwei.core import exc
from jingwei.core.audit import api as audit
from jingwei.core.rights import clear_role_memo

import transaction


@contextmanager
def refusable(record, transition: str) -> Iterator[None]:
    """Undo what was changed inside if it ends in a `Refusal`, and tell the audit.

    Pages catch refusals to show the form again, and whatever a request leaves behind when it ends
    well is stored: an effect that refuses half-way would leave the new state and no deed.
    """
    # Managers that cannot go back make the transaction fail as a whole, which is as good.
    before = transaction.savepoint(optimistic=True)
    try:
        yield
    except exc.Refusal as refusal:
        before.rollback()
        clear_role_memo()
        # The workflow tool raises copies, whose message is the refusal that was meant.
        while isinstance(refusal.message, exc.Refusal):
            refusal = refusal.message
        tell(record, transition, type(refusal).__name__)
        raise refusal from None


def tell(record, transition: str, result: str) -> None:
    """Keep a refused step, whatever becomes of the request."""
    audit.aside("transition.refused", obj=record, result=result, transition=transition)
