"""Version 2: ticker, jobs and messages."""

from jingwei.install.site import PROFILE
from jingwei.install.structure import build
from zope.component.hooks import getSite


STEPS = ("rolemap", "typeinfo", "workflow")


def upgrade(setup) -> None:
    """Bring new types with their grids and permissions, then the objects of the new structure."""
    for step in STEPS:
        setup.runImportStepFromProfile(PROFILE, step, run_dependencies=False)
    build(getSite())
