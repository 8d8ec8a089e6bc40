"""The office, as its own tests have it."""

from tests.office.documents.conftest import office


__all__ = ["office"]
