"""Methods of content are never run by address."""

import inspect
import pytest
import transaction


ACCOUNTS = ["clerk", "head", "auditor", "registrar", "secadmin", "admin", None]


def methods(cls) -> set[str]:
    """Names of the methods that our packages define on a class."""
    return {
        name
        for base in cls.__mro__
        if base.__module__.startswith("jingwei.")
        for name, value in vars(base).items()
        if inspect.isfunction(value) and not name.startswith("_")
    }


@pytest.fixture(scope="module")
def document(person):
    """Path of a draft of clerk's."""
    answer = person("clerk").rest(
        "POST",
        "/intranet/documents",
        **{"@type": "OfficialDocument", "title": "试", "drafting_unit": "operation"},
    )
    assert answer.status_code == 201, answer.text
    return answer.json()["@id"].replace("/++api++", "").split("/jingwei", 1)[1]


def containers(document):
    """The document and everything of ours that it lies in or beside."""
    month = document.rsplit("/", 1)[0]
    fixed = ["", "/documents", "/audit", "/numbering", "/organisation", "/organisation/operation"]
    return [document, month, *(f"/intranet{path}" for path in fixed)]


def test_no_method_of_our_content_is_called(person, site, document):
    for path in containers(document):
        with site.open(user="admin") as portal:
            cls = type(portal.unrestrictedTraverse(path.strip("/"))).__mro__[0]
            names = methods(cls)
        for account in ACCOUNTS:
            for name in sorted(names):
                answer = person(account).get(f"{path}/{name}")
                assert answer.status_code in (302, 401, 403, 404), (path, name, account)


def test_they_change_nothing_when_called_with_arguments(person, site, document):
    for call in ("give_turn?tokens=firm1", "begin?person=firm1", "forget_history"):
        for account in ACCOUNTS:
            answer = person(account).post(f"{document}/{call}")
            assert answer.status_code in (302, 401, 403, 404), (call, account)
    transaction.abort()
    with site.open(user="admin") as portal:
        record = portal.unrestrictedTraverse(document.strip("/"))
        assert record.drafter == "clerk"
        assert record.pending == ("clerk",)
