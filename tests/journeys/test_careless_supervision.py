"""Supervision forms on an ordinary day: second clicks, old pages, lost sessions, odd files."""

from tests.office.supervision.conftest import day
from tests.office.supervision.conftest import Supervision

import pytest


pytestmark = pytest.mark.journey
ADD = "/intranet/supervision/++add++SupervisionItem"
LONG = "已完成三个园区的摸底，正在逐块核实权属。" * 20
WISH = "部分地块权属需核实，工作量较大。"


@pytest.fixture
def supervision(site, person):
    """Supervision, moved by programs where no page is looked at."""
    return Supervision(site, person)


@pytest.fixture
def going(supervision) -> str:
    """Path of an item in progress."""
    address = supervision.walk("in_progress", due_on=day(60))
    return "/intranet" + address.split("/intranet", 1)[1]


def items(site) -> int:
    """How many items there are."""
    with site.open() as portal:
        catalog = portal.portal_catalog
        return len(catalog.unrestrictedSearchResults(portal_type="SupervisionItem"))


def steps(site, path: str) -> list[str]:
    """Steps taken after the head accepted."""
    with site.open() as portal:
        item = portal.unrestrictedTraverse(path.lstrip("/"))
        return [turn.transition for turn in item.journal.turns[3:]]


def fill(screen, title: str) -> None:
    """Fill in what a proposal needs."""
    screen.open(ADD)
    screen.write("事项名称", title)
    screen.write("工作要求", LONG)
    screen.page.get_by_label("主办处室").select_option("operation")
    screen.page.get_by_label("都市工业处").check()
    screen.write("办结期限", day(60))


def test_a_second_click_proposes_reports_and_urges_once(window, site, going):
    before = items(site)
    supervisor = window("supervisor")
    fill(supervisor, "重复点击的事项")
    supervisor.page.get_by_role("button", name="保存").dblclick()
    supervisor.reads("重复点击的事项", "待交办")
    assert items(site) == before + 1
    supervisor.open(f"{going}/@@act/urge")
    supervisor.write("催办内容", "请报进展。")
    supervisor.page.get_by_role("button", name="确定").dblclick()
    supervisor.reads("催办记录")
    clerk = window("clerk")
    clerk.open(f"{going}/@@act/report")
    clerk.write("完成进度", "30")
    clerk.write("进展情况", LONG)
    clerk.page.get_by_role("button", name="确定").dblclick()
    clerk.reads("30%")
    assert steps(site, going) == ["urge", "report"]


def test_going_back_to_a_form_that_was_sent_sends_nothing_new(window, site, going):
    before = items(site)
    supervisor = window("supervisor")
    fill(supervisor, "返回后再次提交的事项")
    supervisor.press("保存")
    supervisor.reads("待交办")
    address = supervisor.page.url
    supervisor.page.go_back()
    supervisor.press("保存")
    supervisor.page.wait_for_url(address)
    supervisor.reads("已经提交过")
    assert items(site) == before + 1
    clerk = window("clerk")
    clerk.open(going)
    clerk.press("反馈进展")
    clerk.write("完成进度", "30")
    clerk.write("进展情况", "已启动。")
    clerk.press("确定")
    clerk.reads("30%")
    clerk.page.go_back()
    clerk.page.wait_for_load_state()
    assert clerk.page.get_by_label("进展情况").input_value() in ("", "已启动。")
    clerk.write("完成进度", "30")
    clerk.write("进展情况", "已启动。")
    clerk.look("careless-report-back")


def test_an_old_tab_changes_nothing_and_loses_nothing(window, site, going):
    head = window("head")
    head.open(f"{going}/@@act/ask_extension")
    head.write("延期至", day(90))
    head.write("理由", WISH)
    old, head.page = head.page, head.tab()
    head.open(f"{going}/@@act/request_closure")
    head.write("办结报告", "已完成。")
    head.press("确定")
    head.reads("办结审核")
    head.page = old
    head.press("确定")
    head.reads("已有人办理", WISH)
    head.look("careless-item-old-tab")
    assert steps(site, going) == ["request_closure"]


@pytest.mark.parametrize(
    ("account", "step", "label", "more"),
    [
        ("clerk", "report", "进展情况", {"完成进度": "40", "存在问题": "资料不全"}),
        ("head", "ask_extension", "理由", {"延期至": "2"}),
        ("head", "request_closure", "办结报告", {}),
        ("supervisor", "urge", "催办内容", {}),
    ],
)
def test_what_was_being_typed_survives_a_lost_session(
    window, site, going, account, step, label, more
):
    person = window(account)
    person.open(f"{going}/@@act/{step}")
    typed = {name: day(90) if name == "延期至" else value for name, value in more.items()}
    typed[label] = LONG
    for name, value in typed.items():
        person.write(name, value)
    person.lose_session()
    person.press("确定")
    person.sign(account, site.password)
    for name, value in typed.items():
        assert person.page.get_by_label(name).first.input_value() == value, name
    person.look(f"careless-lost-{step}")
    assert steps(site, going) == []
    person.press("确定")
    person.reads(LONG[:40])
    assert steps(site, going) == [step]


def test_a_proposal_survives_a_lost_session(window, site):
    before = items(site)
    supervisor = window("supervisor")
    fill(supervisor, "会话过期时的事项")
    supervisor.lose_session()
    supervisor.press("保存")
    supervisor.sign("supervisor", site.password)
    page = supervisor.page
    assert page.get_by_label("事项名称").first.input_value() == "会话过期时的事项"
    assert page.get_by_label("工作要求").input_value() == LONG
    assert page.get_by_label("主办处室").input_value() == "operation"
    assert page.get_by_label("都市工业处").is_checked()
    assert page.get_by_label("办结期限").input_value() == day(60)
    assert items(site) == before
    supervisor.press("保存")
    supervisor.reads("会话过期时的事项", "待交办")


def test_two_megabytes_are_too_much_and_said_so_beside_the_field(window, site, going):
    supervisor = window("supervisor")
    fill(supervisor, "粘贴过长的事项")
    supervisor.page.evaluate(
        "document.querySelector('[name=\"form.widgets.requirement\"]').value = '事'.repeat(700000)"
    )
    supervisor.press("保存")
    assert "4000" in supervisor.page.locator(".field.error").inner_text()
    supervisor.look("careless-item-long")
    clerk = window("clerk")
    clerk.open(f"{going}/@@act/report")
    clerk.write("完成进度", "30")
    clerk.page.evaluate(
        "document.querySelector('[name=\"form.widgets.text\"]').value = '事'.repeat(700000)"
    )
    clerk.press("确定")
    assert "4000" in clerk.page.locator(".field.error").inner_text()
    assert steps(site, going) == []


def test_a_program_named_as_a_table_is_refused_beside_the_field(window, going):
    clerk = window("clerk")
    clerk.open(going)
    clerk.press("添加附件")
    program = {"name": "清单.xlsx", "mimeType": "application/pdf", "buffer": b"MZ\x90\x00" * 99}
    clerk.page.set_input_files("input[type=file]", program)
    clerk.press("保存")
    assert "与扩展名不符" in clerk.page.locator(".field.error").inner_text()
    clerk.look("careless-item-file")


@pytest.mark.parametrize("percent", ["-1", "101", "很多"])
def test_an_odd_percentage_is_told_beside_its_field_and_the_text_stays(
    window, site, going, percent
):
    clerk = window("clerk")
    clerk.open(f"{going}/@@act/report")
    clerk.write("完成进度", percent)
    clerk.write("进展情况", LONG)
    clerk.press("确定")
    assert clerk.page.locator(".field.error").count(), clerk.text()
    assert clerk.page.get_by_label("进展情况").first.input_value() == LONG
    assert steps(site, going) == []
