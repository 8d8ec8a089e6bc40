"""``python -m jingwei.install make | upgrade | forget-contacts | check-version ZOPE_CONF``.

* ``make``: a new site in an empty database, with the demo organ unless ``JINGWEI_DEMO`` is 0;
  passwords are kept in ``$JINGWEI_VAR``.
* ``upgrade``: run the upgrade steps that an older database has not seen. Make a backup first.
* ``forget-contacts``: delete the contact data of inquiries whose time after the end is over.
* ``check-version``: leave with 74 if the database is older than the code, with 75 if it is newer.
"""

from pathlib import Path
from Testing.makerequest import makerequest
from zope.component.hooks import setSite
from Zope2.Startup.run import make_wsgi_app

import argparse
import os
import sys
import transaction
import Zope2


def make(app) -> None:
    """Make the site with its accounts."""
    from jingwei.install import accounts
    from jingwei.install import demo
    from jingwei.install import keys
    from jingwei.install.site import make_site

    folder = Path(os.environ["JINGWEI_VAR"])
    with_demo = os.environ.get("JINGWEI_DEMO") != "0"
    accounts.add_maintenance_account(app, folder)
    (demo.make_keys if with_demo else keys.make_missing)()
    site = make_site(app)
    if with_demo:
        password = os.environ.get("JINGWEI_DEMO_PASSWORD") or accounts.new_password()
        demo.build(site, password)
        accounts.keep_demo_accounts(folder, password)
        (folder / "demo").touch()
    transaction.commit()


def upgrade(app) -> None:
    """Bring the site up to this version of the code."""
    from AccessControl.SecurityManagement import newSecurityManager
    from AccessControl.users import system
    from jingwei.install import keys
    from jingwei.install import versions
    from jingwei.install.site import SITE_ID

    newSecurityManager(None, system)
    setSite(app[SITE_ID])
    keys.make_missing(with_opinions=True)
    versions.upgrade(app)
    transaction.commit()


def forget_contacts(app) -> None:
    """Delete what is due, and print how many letters it was; repeated if a server was faster."""
    from jingwei.core import clock
    from jingwei.desk.inquiries import api as inquiries
    from jingwei.install.site import SITE_ID

    setSite(app[SITE_ID])
    for attempt in transaction.manager.attempts(3):
        with attempt:
            count = inquiries.forget_contacts(clock.now())
    print(f"Contact data deleted: {count}")


COMMANDS = {"make": make, "upgrade": upgrade, "forget-contacts": forget_contacts}


def main(argv: list[str]) -> int:
    """Open the database of ZOPE_CONF and run one command; return the exit code."""
    from jingwei.install import versions

    parser = argparse.ArgumentParser(prog="jingwei.install", description=__doc__)
    parser.add_argument("command", choices=[*COMMANDS, "check-version"])
    parser.add_argument("zope_conf")
    options = parser.parse_args(argv)
    if options.command == "upgrade":
        with versions.upgrading():
            make_wsgi_app({}, options.zope_conf)
    else:
        make_wsgi_app({}, options.zope_conf)
    if options.command in COMMANDS:
        app = makerequest(Zope2.app())
        COMMANDS[options.command](app)
        app._p_jar.close()
    Zope2.DB.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
