"""Jobs are a list like all others, with a button beside each."""

from jingwei.core.jobs.content import book
from tests.core.listing.conftest import ListOf

import pytest
import transaction


@pytest.fixture
def mine(person):
    """The clerk's jobs."""
    return ListOf(person("clerk"), "/intranet/jobs")


@pytest.fixture(autouse=True)
def none(site):
    """Nobody has any yet."""
    with site.open():
        for job in list(book().jobs.values()):
            book().remove(job)
        transaction.commit()


def test_states_are_counted_and_narrow_the_list(ask, work, runner, mine):
    ask(title="做完的")
    work()
    ask(title="等着的")
    assert mine.facets()["状态"] == {"等待中": 1, "已完成": 1}
    assert mine.titles("state=done") == ["做完的"]
    assert mine.titles() == ["等着的", "做完的"]
    assert mine.titles("q=做完") == ["做完的"]


def test_the_line_says_how_far_a_job_is_and_its_file(ask, work, runner, mine):
    seen = []

    def at(number: int) -> None:
        page = mine.page()
        bar = page.select_one("td.progress progress")
        seen.append((bar and bar["value"], page.select_one("td.text[data-head=详情]")))

    runner.at = at
    ask()
    work()
    assert seen[1][0] == "0" and seen[1][1].text == "step 0"
    [head, row] = mine.table()
    assert row[head.index("文件")] == "清单.txt" and "已完成" in row


def test_a_failed_job_says_why(ask, work, runner, mine):
    runner.may = False
    ask()
    work()
    [head, row] = mine.table()
    assert row[head.index("详情")] == "您已无权取用此结果。" and "失败" in row


def test_a_button_clears_the_line_and_leads_back(ask, work, mine, person):
    ask(title="甲")
    ask(title="乙")
    work()
    form = mine.page("state=done&sort=title").select_one("td.acts form")
    values = {one["name"]: one["value"] for one in form.find_all("input")}
    answer = person("clerk").http.post(form["action"], {**values, "cancel": "1"})
    assert "state=done" in answer.url and "作业已移除" in answer.text
    assert mine.total() == 1


def test_a_job_that_was_not_done_is_said_to_be_cancelled(ask, mine, person):
    ask(title="甲")
    form = mine.page("").select_one("td.acts form")
    values = {one["name"]: one["value"] for one in form.find_all("input")}
    answer = person("clerk").http.post(form["action"], {**values, "cancel": "1"})
    assert "作业已取消" in answer.text


def test_a_file_of_the_list_is_what_it_shows(ask, work, mine):
    ask(title="做完的")
    work()
    text = mine.file("csv", "col=title&col=state").decode("utf-8-sig")
    assert text == "作业名称,状态\r\n做完的,已完成\r\n"


def test_a_job_of_another_is_not_there_to_be_cancelled(ask, mine, person):
    id_ = ask("head", title="别人的")
    ask(title="自己的")
    form = mine.page().select_one("td.acts form")
    values = {one["name"]: one["value"] for one in form.find_all("input")}
    answer = person("clerk").http.post(form["action"], {**values, "key": id_})
    assert "没有找到您要的内容" in answer.text and "作业已移除" not in answer.text
    assert ListOf(person("head"), "/intranet/jobs").total() == 1


def test_an_empty_list_says_where_jobs_come_from(mine):
    assert "较长的列表可在后台生成导出文件" in mine.page().get_text()


def test_a_finished_file_has_a_button_that_fetches_it(ask, work, runner, mine, person):
    ask(title="做完的")
    work()
    row = mine.page().find("a", string="做完的").find_parent("tr")
    button = row.find("button", string="下载")
    sent = {field["name"]: field["value"] for field in row.select("form input")}
    answer = person("clerk").post("/intranet/jobs/cancel", {**sent, button["name"]: "1"})
    assert "/intranet/jobs/result?job=" in answer.headers["Location"]
    assert person("clerk").http.get(answer.headers["Location"]).status_code == 200
    assert mine.titles() == ["做完的"]
