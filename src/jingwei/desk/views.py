"""The desk itself."""

from Products.Five import BrowserView


class ToTheDistricts(BrowserView):
    """Nothing lies here beside the places of the districts."""

    def __call__(self) -> str:
        """Lead there."""
        return self.request.response.redirect(f"{self.context.absolute_url()}/districts")
