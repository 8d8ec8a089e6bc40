"""Every page, resource and service of ours has a permission; public ones are listed."""

from jingwei.testing import ROOT
from tests.contracts.public import PUBLIC
from zope.component import getGlobalSiteManager
from zope.interface import Interface
from zope.interface.interfaces import ISpecification
from zope.publisher.interfaces import IPublishTraverse
from zope.publisher.interfaces import IRequest
from zope.publisher.interfaces.browser import IBrowserPublisher
from zope.traversing.interfaces import ITraversable


MISSING = object()


def ours(registration) -> bool:
    """Whether our ZCML registered it, or the class behind it is ours."""
    file = str(getattr(registration.info, "file", ""))
    module = getattr(registration.factory, "__module__", "")
    return file.startswith(f"{ROOT}/src/") or module.startswith("jingwei")


def publishable(registration) -> bool:
    """Whether a request can reach it by its name."""
    required = registration.required
    if not required or not ISpecification.providedBy(required[-1]) or len(required) > 2:
        return False
    kind = registration.provided
    return required[-1].isOrExtends(IRequest) and (
        kind in (Interface, IBrowserPublisher)
        or kind.isOrExtends(IPublishTraverse)
        or kind.isOrExtends(ITraversable)
    )


def key(registration) -> tuple[str, str]:
    """Name, and what it is registered for."""
    required = registration.required
    context = required[0].__name__ if len(required) == 2 else ""
    return registration.name, context


def views() -> list:
    """Everything of ours that has a name in the address."""
    registrations = getGlobalSiteManager().registeredAdapters()
    return [r for r in registrations if ours(r) and publishable(r)]


def test_the_test_sees_pages_and_services(house):
    names = {r.name for r in views()}
    assert {"worklist", "act", "why", "POST_application_json_@workflow"} <= names


def test_every_page_and_service_has_a_permission(house):
    bare = [key(r) for r in views() if getattr(r.factory, "__roles__", MISSING) is MISSING]
    assert not bare


def test_public_pages_are_listed_with_a_reason(house):
    public = {key(r) for r in views() if getattr(r.factory, "__roles__", MISSING) is None}
    assert public == set(PUBLIC)
