"""What other features may listen to."""

from zope.interface import Attribute
from zope.interface import Interface


class IHoldersChanged(Interface):
    """Other people hold a post from now on; fired in the transaction of the change."""

    token = Attribute("Token of the post")
    people = Attribute("User ids of its holders now")
