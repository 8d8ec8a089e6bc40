from tests.core.rights.conftest import paper_type
from tests.core.rights.conftest import papers


__all__ = ["paper_type", "papers"]
