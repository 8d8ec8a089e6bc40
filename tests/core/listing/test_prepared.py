"""Long lists are written by a job, with the rights of who asked for it."""

from bs4 import BeautifulSoup
from io import BytesIO
from jingwei.core.jobs import api as jobs
from jingwei.core.jobs.worker import JobWorker
from jingwei.core.listing.runner import KIND
from openpyxl import load_workbook
from tests.core.listing.test_saved import Views

import pytest
import transaction


pytestmark = pytest.mark.proof
LIST = "/intranet/documents"


@pytest.fixture(autouse=True)
def short(monkeypatch):
    """Five lines are a long list."""
    monkeypatch.setattr("jingwei.core.listing.views.AT_ONCE", 5)


@pytest.fixture
def prepared(person, session, many):
    """Return a function that asks as an account, lets the job run, and returns the job."""

    def prepared(account: str, query: str = "", **more) -> dict:
        client = person(account)
        token = Views(client).token()
        data = {"page": "view", "query": query, "export": "xlsx", "_authenticator": token}
        answer = client.post(f"{LIST}/prepare-file", {**data, **more})
        assert answer.status_code == 302 and answer.headers["Location"].endswith("/intranet/jobs")
        worker = JobWorker()
        while worker.work(session):
            pass
        return client.rest("GET", "/intranet/jobs/@jobs").json()["items"][0]

    return prepared


def test_the_page_offers_the_job_in_place_of_the_file(person, many):
    page = Views(person("principal")).page()
    assert "后台生成" in page.select_one(".take").get_text()
    assert not page.select(".take a[download]")


@pytest.mark.parametrize("account", ["principal", "head"])
def test_the_file_holds_what_the_person_sees(prepared, person, documents, account):
    job = prepared(account, "sort=title&order=asc&col=title&col=state")
    assert job["state"] == "done" and "公文" in job["title"], job
    content = person(account).get(job["result"].split("/jingwei", 1)[1]).content
    rows = [[c.value or "" for c in row] for row in load_workbook(BytesIO(content)).active]
    shown = []
    for start in range(0, documents(account).total(), 20):
        page = documents(account).page(f"sort=title&order=asc&col=title&col=state&b_start={start}")
        for mark in page.select(".urg"):
            mark.decompose()
        lines = page.select("table.lines-of-list tr")
        cells = [[cell.get_text(strip=True) for cell in line(["th", "td"])] for line in lines]
        shown += cells[1:] if shown else cells
    assert rows == shown


def test_who_is_no_longer_staff_does_not_get_it(prepared, person, site):
    job = prepared("planninghead")
    unit = "/intranet/organisation/planning/head"
    assert person("secadmin").rest("PATCH", unit, holders=[]).status_code == 204
    answer = person("planninghead").get(job["result"].split("/jingwei", 1)[1])
    assert answer.status_code in (403, 404)
    person("secadmin").rest("PATCH", unit, holders=["planninghead"])
    transaction.abort()


def test_nobody_else_fetches_it(prepared, person):
    job = prepared("principal")
    assert person("head").get(job["result"].split("/jingwei", 1)[1]).status_code == 404


def test_a_person_with_enough_jobs_reads_what_to_do(person, site, many):
    client = person("principal")
    with site.open(user="principal"):
        while sum(1 for _job in jobs.mine("principal")) < jobs.MOST:
            jobs.add(KIND, "principal", "x", **params())
        transaction.commit()
    assert "您已有 50 个作业" in refused(client, "csv")
    with site.open(user="principal"):
        for job in list(jobs.mine("principal")):
            jobs.cancel(job.id, "principal")
        transaction.commit()


def test_what_no_sheet_can_hold_is_refused_at_once_and_as_csv_it_is_not(
    person, prepared, many, monkeypatch
):
    monkeypatch.setattr("jingwei.core.listing.export.MOST", 7)
    words = refused(person("principal"), "xlsx")
    assert "一个 XLSX 工作表最多容纳 7 行" in words and "CSV" in words
    assert prepared("principal", export="csv")["state"] == "done"


def test_a_list_that_outgrows_the_sheet_ends_with_the_same_sentence(
    prepared, many, monkeypatch, person
):
    """The audit is not counted beforehand."""
    monkeypatch.setattr("jingwei.core.listing.export.MOST", 7)
    auditor = person("auditor")
    page = BeautifulSoup(auditor.get("/intranet/audit").text, "html.parser")
    token = page.find("input", {"name": "_authenticator"})["value"]
    data = {"page": "view", "query": "", "export": "xlsx", "_authenticator": token}
    assert auditor.post("/intranet/audit/prepare-file", data).status_code == 302
    prepared("principal", export="csv")
    job = auditor.rest("GET", "/intranet/jobs/@jobs").json()["items"][0]
    assert job["state"] == "failed" and "最多容纳 7 行" in job["error"]


def params(**more) -> dict:
    """What the page asks a job for."""
    return {"path": LIST[1:], "page": "view", "query": "", "format": "csv", "language": "", **more}


def refused(client, format_: str) -> str:
    """What the list says after asking for a file in vain."""
    token = Views(client).token()
    data = {"page": "view", "query": "", "export": format_, "_authenticator": token}
    answer = client.post(f"{LIST}/prepare-file", data)
    assert answer.status_code == 302 and not answer.headers["Location"].endswith("/jobs")
    return client.get(LIST).text


def fetched(person, account: str, job: dict):
    """The answer to who asks for the finished file."""
    return person(account).get(job["result"].split("/jingwei", 1)[1])


def test_who_is_recused_afterwards_does_not_get_the_record_by_an_older_file(prepared, person, site):
    job = prepared("head", "sort=title&order=asc&col=title")
    with site.open(user="admin") as portal:
        title = load_workbook(BytesIO(fetched(person, "head", job).content)).active["A2"].value
        (brain,) = portal.portal_catalog.unrestrictedSearchResults(Title=title)
        document = brain._unrestrictedGetObject()
        document.recused = document.recused | {"head"}
        document.reindexObject()
        transaction.commit()
    answer = fetched(person, "head", job)
    assert answer.status_code == 409 and "重新导出" in answer.text and title not in answer.text
    again = fetched(person, "head", prepared("head", "sort=title&order=asc&col=title"))
    titles = [row[0].value for row in load_workbook(BytesIO(again.content)).active]
    assert titles and title not in titles


def test_who_has_left_a_post_does_not_get_what_it_saw(prepared, person):
    post, secadmin = "/intranet/organisation/office/registrar", person("secadmin")
    assert secadmin.rest("PATCH", post, holders=["registrar", "clerk"]).status_code == 204
    job = prepared("clerk", "col=title")
    assert fetched(person, "clerk", job).status_code == 200
    assert secadmin.rest("PATCH", post, holders=["registrar"]).status_code == 204
    assert fetched(person, "clerk", job).status_code == 409
    assert fetched(person, "clerk", prepared("clerk", "col=title")).status_code == 200
