"""A database and the code that serves it must be of one version.

`refuse_other_version` runs whenever a Zope has opened its database, in `make start`, under
systemd and in every further process, so that no process ever serves a database that is not its own.
"""

from contextlib import contextmanager
from jingwei.install import NEWER
from jingwei.install import OLDER
from jingwei.install.site import PROFILE
from jingwei.install.site import SITE_ID
from Products.GenericSetup.upgrade import normalize_version

import logging
import Zope2


logger = logging.getLogger(__name__)
_upgrading = False


def versions(app) -> tuple[str, str] | None:
    """Versions of the profile (in the database, in the code); None where there is no site."""
    if SITE_ID not in app.objectIds():
        return None
    setup = app[SITE_ID].portal_setup
    made_by = setup.getLastVersionForProfile(PROFILE)
    made_by = made_by if isinstance(made_by, str) else ".".join(made_by)
    return made_by, setup.getVersionForProfile(PROFILE)


def refuse_other_version(event) -> None:
    """Leave the process if the site was made by another version of Jingwei."""
    app = Zope2.app()
    try:
        found = versions(app)
    finally:
        app._p_jar.close()
    if found is None or _upgrading:
        return
    made_by, ours = (normalize_version(version) for version in found)
    if made_by > ours:
        logger.error("The database is of version %s, newer than this code (%s).", made_by, ours)
        raise SystemExit(NEWER)
    if made_by < ours:
        logger.error("The database is of version %s, this code of %s.", made_by, ours)
        raise SystemExit(OLDER)


@contextmanager
def upgrading():
    """Let an older database be opened, to be upgraded."""
    global _upgrading
    _upgrading = True
    try:
        yield
    finally:
        _upgrading = False


def upgrade(app) -> None:
    """Run the upgrade steps that the site has not seen; the caller commits.

    The version is set also where a version came without steps.
    """
    setup = app[SITE_ID].portal_setup
    setup.upgradeProfile(PROFILE)
    setup.setLastVersionForProfile(PROFILE, setup.getVersionForProfile(PROFILE))
