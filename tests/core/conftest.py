"""What tests of the work behind the pages have in common."""

from jingwei.core.ticker.lease import Lease
from jingwei.core.ticker.session import Session

import pytest
import transaction


@pytest.fixture
def session(site):
    """The session of a process that has the lease."""
    transaction.abort()
    session = Session(site.db, Lease(site.db))
    assert session.lease.renew()
    yield session
    session.lease.release()
