"""The office, the counter and the editing, as their own tests have them."""

from tests.desk.inquiries.conftest import counter
from tests.office.documents.conftest import office
from tests.portal.conftest import editing


__all__ = ["counter", "editing", "office"]
