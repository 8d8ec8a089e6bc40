"""Working with the rights of a person who is not there."""

from AccessControl import getSecurityManager
from AccessControl.SecurityManagement import newSecurityManager
from AccessControl.SecurityManagement import setSecurityManager
from collections.abc import Iterator
from contextlib import contextmanager
from jingwei.core.rights import clear_role_memo
from plone import api


class NoAccount(LookupError):
    """The account is gone."""


@contextmanager
def acting_as(user_id: str) -> Iterator[None]:
    """Have the rights of an account, not more and not less, inside the block.

    :raises NoAccount: there is no such account any more.
    """
    users = api.portal.get_tool("acl_users")
    user = users.getUserById(user_id)
    if user is None:
        raise NoAccount(user_id)
    before = getSecurityManager()
    clear_role_memo()
    newSecurityManager(None, user.__of__(users))
    try:
        yield
    finally:
        setSecurityManager(before)
        clear_role_memo()
