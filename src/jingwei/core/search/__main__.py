"""``python -m jingwei.core.search rebuild | check | extract ZOPE_CONF``.

* ``rebuild``: make the search file of this machine anew from the texts of the database.
* ``check``: leave with 1 and say what is wrong if the file does not say what the database says.
* ``extract``: read the texts of all attached files that nobody has read yet, also of those that the
  ticker does not know of; every file is looked at.

``rebuild`` and ``check`` run beside a server whose storage takes several processes.
"""

from jingwei.core.search import api
from jingwei.core.search import jobs
from Testing.makerequest import makerequest
from zope.component.hooks import setSite
from Zope2.Startup.run import make_wsgi_app

import argparse
import sys
import transaction
import Zope2


def rebuild(site) -> int:
    """Make the file anew."""
    print(f"Texts in the new file: {api.rebuild(site)}")
    return 0


def check(site) -> int:
    """Compare file and database."""
    faults = api.faults(site)
    print("\n".join(faults) or "The file says what the database says.")
    return 1 if faults else 0


def extract(site) -> int:
    """Read every file, each in a transaction of its own."""
    items = list(jobs.unread(site))
    for item in items:
        for attempt in transaction.manager.attempts(3):
            with attempt:
                jobs.extract(item)
    print(f"Files read: {len(items)}")
    return 0


COMMANDS = {"rebuild": rebuild, "check": check, "extract": extract}


def main(argv: list[str]) -> int:
    """Open the database of ZOPE_CONF and run one command; return the exit code."""
    parser = argparse.ArgumentParser(prog="jingwei.core.search", description=__doc__)
    parser.add_argument("command", choices=COMMANDS)
    parser.add_argument("zope_conf")
    options = parser.parse_args(argv)
    make_wsgi_app({}, options.zope_conf)
    app = makerequest(Zope2.app())
    sites = app.objectValues("Plone Site")
    setSite(sites[0])
    try:
        return COMMANDS[options.command](sites[0])
    finally:
        transaction.abort()
        app._p_jar.close()
        Zope2.DB.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
