"""Templates that only lend their macros to others."""

from Products.Five import BrowserView
from zExceptions import NotFound


class Macros(BrowserView):
    """No page by itself: asked for by address, there is nothing."""

    def __call__(self):
        """Show nothing.

        :raises NotFound: always.
        """
        raise NotFound(self.request["URL"])

    @property
    def macros(self):
        """The macros of the template."""
        return self.index.macros
