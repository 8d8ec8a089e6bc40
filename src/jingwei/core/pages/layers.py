"""Request layers: which house a request is in.

::

    IJingweiLayer      every request to our site (browserlayer.xml); the public site by itself
      IOfficeLayer     requests below /intranet, set by the class of the office root
"""

from plone.app.z3cform.interfaces import IPloneFormLayer
from zope.interface import directlyProvidedBy
from zope.interface import directlyProvides
from zope.publisher.interfaces.browser import IDefaultBrowserLayer


class IJingweiLayer(IPloneFormLayer, IDefaultBrowserLayer):
    """Every request to our site. More special than Plone's layer of forms, which we draw anew."""


class IOfficeLayer(IJingweiLayer):
    """Requests below /intranet; set by the class of the office root."""


def enter_office(request) -> None:
    """Mark a request as one below /intranet.

    The mark stands before all others: behind them (`alsoProvides`) it would draw the layers it
    extends to the end as well, and Plone's own views would win over ours.
    """
    if not IOfficeLayer.providedBy(request):
        directlyProvides(request, IOfficeLayer, directlyProvidedBy(request))
