"""One sees, fetches and cancels one's own jobs, and nobody else's."""

from jingwei.core.jobs import api as jobs

import pytest


OTHERS = ["head", "clerk2", "principal", "sysadmin", "secadmin", "auditor", "admin"]
OUTSIDE = ["district", "firm1", "expert1", None]


@pytest.fixture
def done(ask, work):
    """A finished job of the clerk."""
    id_ = ask("clerk", text="三江机床厂", title="导出<企业>清单")
    work()
    return id_


def test_the_person_fetches_the_file(done, person):
    page = person("clerk").get("/intranet/jobs")
    assert "导出&lt;企业&gt;清单" in page.text and f"result?job={done}" in page.text
    answer = person("clerk").get(f"/intranet/jobs/result?job={done}")
    assert answer.content.decode() == "三江机床厂"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("account", [*OTHERS, *OUTSIDE])
def test_nobody_else_learns_of_it(done, person, account):
    client = person(account)
    for path in ("", f"/result?job={done}"):
        answer = client.get(f"/intranet/jobs{path}")
        assert "清单" not in answer.text and "三江" not in answer.text
        if path:
            assert answer.status_code in (302, 401, 403, 404)
    answer = client.rest("GET", "/intranet/jobs/@jobs")
    assert answer.status_code in (401, 403, 404) or done not in answer.text
    client.post("/intranet/jobs/cancel", {"job": done})
    assert person("clerk").get(f"/intranet/jobs/result?job={done}").status_code == 200


def test_who_has_lost_the_right_does_not_get_it_any_more(done, person, runner):
    runner.may = False
    answer = person("clerk").get(f"/intranet/jobs/result?job={done}")
    assert answer.status_code == 404 and "三江" not in answer.text


def test_the_audit_knows_who_fetched_it(done, person, runner):
    person("clerk").get(f"/intranet/jobs/result?job={done}")
    page = person("auditor").get("/intranet/audit?event=job.fetched")
    assert "清单.txt" in page.text


def test_a_link_leads_to_its_page(ask, work, runner, person, url):
    runner.result = lambda params: jobs.Link("intranet/worklist")
    id_ = ask()
    work()
    answer = person("clerk").get(f"/intranet/jobs/result?job={id_}")
    assert answer.headers["Location"] == f"{url}/intranet/worklist"


def test_a_large_file_is_taken_over_from_its_path(ask, work, runner, person, tmp_path):
    path = tmp_path / "large"
    path.write_bytes(b"0123456789" * 100_000)
    runner.result = lambda params: jobs.File("large.bin", path)
    id_ = ask()
    work()
    answer = person("clerk").get(f"/intranet/jobs/result?job={id_}")
    assert len(answer.content) == 1_000_000
    assert not path.exists()


def test_the_page_is_fetched_anew_without_scripts_while_something_is_open(ask, work, person):
    refresh = 'http-equiv="refresh"'
    work()
    assert refresh not in person("clerk2").get("/intranet/jobs").text
    ask("clerk2")
    assert refresh in person("clerk2").get("/intranet/jobs").text
    work()
    assert refresh not in person("clerk2").get("/intranet/jobs").text


@pytest.mark.parametrize("path", ["/result", "/result?job=x", "/cancel", "/cancel?job=x"])
def test_addresses_without_a_job_do_no_harm(person, path):
    assert person("clerk").get(f"/intranet/jobs{path}").status_code in (302, 404)


def test_a_page_of_another_site_cancels_nothing(done, person):
    answer = person("clerk").post("/intranet/jobs/cancel", {"job": done})
    assert answer.status_code in (302, 403)
    assert person("clerk").get(f"/intranet/jobs/result?job={done}").status_code == 200
