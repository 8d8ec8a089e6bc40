"""What the chief editor judges."""

from jingwei.core.opinions.api import TextOfRecord


FIELDS = ("title", "description", "source", "remoteUrl", "interprets")


class EditorialText(TextOfRecord):
    """Every field that the public will read, and the bytes of a file or picture."""

    def text(self) -> dict:
        """Fields by name; empty ones are left out."""
        found = {name: getattr(self.context, name, None) for name in FIELDS}
        body = self.context.text
        found["text"] = body.raw if body else None
        return {name: value for name, value in found.items() if value}

    def files(self) -> list:
        """The file or picture of the text itself."""
        blobs = (getattr(self.context, name, None) for name in ("file", "image"))
        return [blob for blob in blobs if blob is not None]
