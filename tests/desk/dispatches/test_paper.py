"""The issued paper: districts fetch it from their copy, and its code tells what became of it."""

from jingwei.core.papers import api as papers
from jingwei.core.papers import making
from jingwei.core.papers.content import shelf
from jingwei.core.papers.making import make
from jingwei.core.papers.tasks import PaperWorker
from plone.uuid.interfaces import IUUID
from tests.core.papers.conftest import CODE
from tests.core.papers.conftest import NOTICE
from tests.core.papers.conftest import OTHER
from tests.core.papers.conftest import put
from tests.core.papers.conftest import the_fonts
from tests.core.papers.conftest import work
from tests.core.signing.authority import paper

import pytest
import transaction


__all__ = ["the_fonts", "work"]
EARLIER, CORRECTED = "EEEE-EEEE-EEEE", "FFFF-FFFF-FFFF"
ENDED = "GGGG-GGGG-GGGG"


@pytest.fixture(scope="module")
def issued(issue, site) -> tuple[str, bytes]:
    """A document that 临江区 was sent, and the paper that was made of it since."""
    address = issue.issued(districts=["linjiang"])
    with site.open() as portal:
        pdf = put(portal.unrestrictedTraverse(path_of(address)), CODE, "issued", NOTICE)
        transaction.commit()
    return address, pdf


def path_of(address: str) -> str:
    return address.split("/jingwei/")[-1].replace("++api++/", "")


def fetched(issue, copy: str, account: str = "district"):
    return issue.person(account).get(f"/{path_of(copy)}/@@issued.pdf")


def withdrawn(site, address: str) -> str:
    """What whoever verifies the paper reads of its fate."""
    with site.open() as portal:
        return papers.paper(portal.unrestrictedTraverse(path_of(address)), "issued").withdrawn


def standing(client, code: str) -> str:
    """What anybody is told of a code."""
    return client.get(f"/verify?format=json&code={code}").json()["paper"]["standing"]


def test_the_district_fetches_the_paper_as_it_was_sealed(issue, issued):
    _address, pdf = issued
    answer = fetched(issue, issue.copy("district", "linjiang"))
    assert answer.status_code == 200 and answer.content == pdf
    assert answer.headers["Content-Type"] == "application/pdf"
    for account in ("district2", "firm1", "clerk"):
        assert fetched(issue, issue.copy("district", "linjiang"), account).status_code == 404


def test_a_recalled_paper_is_called_so_until_it_is_issued_again_unchanged(issue, site, issued):
    address, pdf = issued
    old = issue.copy("district", "linjiang")
    issue.done("registrar", address, "recall", reason="有误")
    assert withdrawn(site, address) == papers.RECALLED
    assert fetched(issue, old).status_code == 404
    issue.done("registrar", address, "issue", districts=["linjiang"], units=[], organs=[])
    assert withdrawn(site, address) == ""
    assert fetched(issue, issue.copy("district", "linjiang")).content == pdf
    assert fetched(issue, old).status_code == 404


def test_the_paper_of_an_abolished_document_is_called_so(issue, site, issued):
    address, pdf = issued
    issue.done("principal", address, "abolish", reason="依据已修订")
    assert withdrawn(site, address) == papers.ABOLISHED
    page = issue.person(None).get(f"/verify?code={CODE}")
    assert page.status_code == 200 and "废止" in page.text
    assert fetched(issue, issue.copy("district", "linjiang")).content == pdf


def test_no_older_paper_stands_for_one_that_is_being_made(issue, site):
    address = issue.issued(districts=["linjiang"])
    with site.open() as portal:
        put(portal.unrestrictedTraverse(path_of(address)), OTHER, "issued", NOTICE)
        transaction.commit()
    assert fetched(issue, issue.copy("district", "linjiang")).status_code == 200
    issue.done("registrar", address, "recall", reason="有误")
    issue.done("registrar", address, "return", reason="请更正")
    issue.walk_on(address, "issued")
    assert fetched(issue, issue.copy("district", "linjiang")).status_code == 202


def read(issue) -> tuple[dict, str]:
    """What programs and people are told of the paper that ended."""
    visitor = issue.person(None)
    told = visitor.get(f"/verify?format=json&code={ENDED}").json()["paper"]
    page = visitor.get(f"/verify?code={ENDED}").text
    assert "依据已修订" not in page + str(told)
    return told, page


@pytest.fixture
def earlier(issue, site, days) -> tuple[str, str]:
    """A document that was issued three days ago, with its paper: its address and that day."""
    days.pass_by(days=-3)
    address, day = issue.issued(districts=["linjiang"]), days.today().isoformat()
    days.pass_by(days=3)
    with site.open() as portal:
        put(portal.unrestrictedTraverse(path_of(address)), ENDED, "issued", NOTICE)
        transaction.commit()
    return address, day


def test_whoever_verifies_an_abolished_paper_reads_since_when_and_what_replaces_it(
    issue, days, earlier
):
    address, day = earlier
    facts = {"since": day, "replaced_by": "江经〔2026〕99号"}
    issue.done("principal", address, "abolish", reason="依据已修订", **facts)
    told, page = read(issue)
    assert f"自{day}起废止，由江经〔2026〕99号替代" in page
    assert told == told | facts | {"decided": days.today().isoformat()}


@pytest.mark.usefixtures("the_fonts")
def test_whoever_verifies_a_revoked_paper_reads_when_that_was_decided(issue, site, days, earlier):
    address, day = earlier
    today = days.today().isoformat()
    issue.done("principal", address, "revoke", reason="依据已修订")
    told, page = read(issue)
    assert f"已于{today}撤销，自始无效" in page
    assert (told["since"], told["decided"], told["replaced_by"]) == (day, today, "")
    with site.open() as portal:
        made = make(portal.unrestrictedTraverse(path_of(address)), "sheet")
        assert made.decided.isoformat() == today, "one that is made later says so too"
        transaction.abort()


@pytest.mark.usefixtures("the_fonts")
def test_a_paper_that_is_made_after_the_abolition_is_called_so_too(issue, site):
    address = issue.issued(districts=["linjiang"])
    issue.done("principal", address, "abolish", reason="依据已修订", replaced_by="江经〔2026〕9号")
    with site.open() as portal:
        made = make(portal.unrestrictedTraverse(path_of(address)), "issued")
        assert (made.withdrawn, made.reason) == (papers.ABOLISHED, "依据已修订")
        assert made.replaced_by == "江经〔2026〕9号"
        transaction.abort()


@pytest.mark.usefixtures("the_fonts")
def test_a_sheet_that_is_made_after_the_recall_is_called_recalled(issue, site):
    address = issue.issued(districts=["linjiang"])
    issue.done("registrar", address, "recall", reason="有误")
    with site.open() as portal:
        made = make(portal.unrestrictedTraverse(path_of(address)), "sheet")
        assert (made.withdrawn, made.reason) == (papers.RECALLED, "有误")
        transaction.abort()


def test_the_paper_of_a_corrected_document_counts_and_the_recalled_one_does_not(issue, site):
    address = issue.issued(districts=["linjiang"])
    with site.open() as portal:
        put(portal.unrestrictedTraverse(path_of(address)), EARLIER, "issued", NOTICE)
        transaction.commit()
    issue.done("registrar", address, "recall", reason="有误")
    issue.done("registrar", address, "return", reason="请更正")
    issue.walk_on(address, "issued")
    with site.open() as portal:
        put(portal.unrestrictedTraverse(path_of(address)), CORRECTED, "issued", NOTICE)
        transaction.commit()
    assert withdrawn(site, address) == ""
    visitor = issue.person(None)
    assert standing(visitor, CORRECTED) == "stands" and standing(visitor, EARLIER) == "recalled"


def test_a_paper_that_was_not_made_before_the_recall_is_made_after_it(issue, site):
    address = issue.issued(districts=["linjiang"])
    issue.done("registrar", address, "recall", reason="有误")
    with site.open() as portal:
        shelf().forget(IUUID(portal.unrestrictedTraverse(path_of(address))), "issued")
        transaction.commit()
    issue.done("registrar", address, "issue", districts=["linjiang"], units=[], organs=[])
    with site.open() as portal:
        document = portal.unrestrictedTraverse(path_of(address))
        assert papers.standing(document, "issued") == papers.WAITING


def test_of_what_is_recalled_before_its_paper_is_made_no_paper_is_said_to_have_failed(
    issue, site, work, the_fonts
):
    address = issue.issued(districts=["linjiang"])
    issue.done("registrar", address, "recall", reason="附表有误")
    work()
    with site.open() as portal:
        assert (
            papers.standing(portal.unrestrictedTraverse(path_of(address)), "issued") == papers.NONE
        )
    issue.done("registrar", address, "issue", units=[], districts=["linjiang"], organs=[])
    work()
    assert fetched(issue, issue.copy("district", "linjiang")).content.startswith(b"%PDF-")


def test_a_recall_while_the_paper_is_being_made_leaves_none_that_stands(
    issue, site, session, monkeypatch
):
    address = issue.issued(districts=["linjiang"])
    recalled = []

    def pressed(*_data):
        # Somebody else's request, while the worker has the press.
        if not recalled:
            recalled.append(issue.done("registrar", address, "recall", reason="附表有误"))
        return paper("题名")

    monkeypatch.setattr(making, "pressed", pressed)
    worker = PaperWorker()
    for _round in range(4):
        worker.work(session)
    with site.open() as portal:
        record = portal.unrestrictedTraverse(path_of(address))
        assert papers.paper(record, "issued") is None
        assert papers.paper(record, "sheet").withdrawn == papers.RECALLED
