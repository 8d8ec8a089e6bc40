"""A supervision item from its proposal to its evaluation, each step by its post in a browser.

Weeks pass on the way: the days of the server are turned on, sessions end, people come back.
"""

from tests.journeys.test_document import PDF

import datetime
import pytest
import re


pytestmark = [pytest.mark.journey, pytest.mark.short]
ROOT = "/intranet/supervision"
TITLES = {1280: "推进工业用地清理处置", 390: "推进闲置厂房清理处置"}
INSTRUCTION = "请抓紧摸清底数，按月报结果。"
REASON = "部分地块权属需与自然资源部门核实，工作量较大。"
SHORTCOMINGS = "缺少处置清单，请补充后再报。"
DONE = "已完成全部地块摸底和分类处置。"


@pytest.fixture
def title(width) -> str:
    """Each width walks an item of its own."""
    return TITLES[width]


def propose(supervisor, title: str, due: datetime.date) -> None:
    """Fill in all that an item can say."""
    supervisor.open(ROOT)
    supervisor.press("督办立项")
    write = supervisor.write
    write("事项名称", title)
    supervisor.page.get_by_label("来源").select_option("meeting")
    write("依据", "委务会议纪要第9期")
    write("批示内容", INSTRUCTION)
    write("批示领导", "主任委员")
    write("批示日期", (due - datetime.timedelta(days=45)).isoformat())
    write("工作要求", "摸清底数，分类处置，建立台账。")
    half = (due - datetime.timedelta(days=15)).isoformat()
    write("阶段节点", f"{half} 完成摸底\n{due.isoformat()} 完成处置")
    supervisor.page.get_by_label("主办处室").select_option("operation")
    write("责任人", "演示处长")
    supervisor.page.get_by_label("都市工业处").check()
    supervisor.page.get_by_label("紧急程度").select_option("urgent")
    write("办结期限", due.isoformat())
    supervisor.page.get_by_label("反馈周期").select_option("weekly")
    supervisor.look("item-add")
    supervisor.press("保存")
    supervisor.reads(title, INSTRUCTION, "完成摸底", "加急", "都市工业处", "每周")
    supervisor.look("item-proposed")


def from_worklist(screen, title: str) -> None:
    """Come from the work list to the item."""
    screen.open("/intranet/worklist")
    screen.page.get_by_role("link", name=title).click()
    screen.reads(title, "工作要求")


def report(screen, address: str, percent: int, text: str, **more: str) -> None:
    """Report progress as one's unit."""
    screen.open(address)
    screen.press("反馈进展")
    screen.write("完成进度", str(percent))
    screen.write("进展情况", text)
    for label, said in more.items():
        screen.write(label, said)
    screen.look(f"act-report-{screen.name}")
    screen.press("确定")
    screen.reads(text, f"{percent}%")


def line(screen, title: str) -> str:
    """What the board says of the item."""
    screen.open(f"{ROOT}?unit=operation")
    return screen.page.locator(".lines-of-list tbody tr").filter(has_text=title).first.inner_text()


def light(screen, title: str, address: str, colour: str) -> None:
    """Board and item show the same light."""
    assert colour in line(screen, title)
    screen.open(address)
    screen.reads(colour)


def take_on(window, days, title: str) -> str:
    """Assign, accept and report for the first time, the day after; return the item's address."""
    director = window("director")
    from_worklist(director, title)
    director.press("交办")
    director.reads("江经督〔", "经济运行处处长")
    head = window("head")
    from_worklist(head, title)
    head.look("item-assigned")
    head.press("签收")
    head.reads("办理中", "正常")
    address = head.page.url
    days.pass_by(days=1)
    clerk = window("clerk")
    report(clerk, address, 20, "已完成三个园区摸底。", 存在问题="权属资料不全", 下步计划="逐块核实")
    clerk.press("添加附件")
    table = {"name": "摸底清单.pdf", "mimeType": "application/pdf", "buffer": PDF}
    clerk.page.set_input_files("input[type=file]", table)
    clerk.press("保存")
    clerk.reads("摸底清单.pdf")
    clerk2 = window("clerk2")
    report(clerk2, address, 10, "已提供企业名录。")
    assert not clerk2.page.get_by_role("button", name="申请办结").count()
    return address


def extend(window, address: str, old: datetime.date) -> None:
    """More time is asked for before the deadline and granted; the old date stays."""
    new = old + datetime.timedelta(days=30)
    head = window("head")
    head.open(address)
    head.press("申请延期")
    head.write("延期至", (old - datetime.timedelta(days=5)).isoformat())
    head.write("理由", REASON)
    head.press("确定")
    head.reads("延期日期应当晚于现办结期限")
    assert head.page.get_by_label("理由").input_value() == REASON
    head.look("act-extension-refused")
    head.write("延期至", new.isoformat())
    head.press("确定")
    head.reads(REASON, "督办员")
    supervisor = window("supervisor")
    supervisor.open("/intranet/worklist")
    supervisor.open(address)
    supervisor.press("审批延期")
    supervisor.page.get_by_label("同意", exact=True).check()
    supervisor.write("意见", "同意延期一个月。")
    supervisor.look("act-decide")
    supervisor.press("确定")
    supervisor.reads(old.isoformat(), new.isoformat(), "原期限", "同意延期一个月")
    supervisor.look("item-extended")


def urge_twice(window, address: str) -> None:
    """Once a working day is enough."""
    supervisor = window("supervisor")
    supervisor.open(address)
    supervisor.press("催办")
    supervisor.write("催办内容", "请尽快报送上周进展。")
    supervisor.press("确定")
    supervisor.reads("催办记录", "请尽快报送上周进展")
    assert not supervisor.page.get_by_role("link", name="催办", exact=True).count()
    supervisor.open(f"{address}/@@act/urge")
    supervisor.reads("每个工作日催办一次")
    supervisor.look("act-urge-again")
    head = window("head")
    head.open(address)
    head.reads("请尽快报送上周进展")


def ask_closing(head, address: str, text: str) -> None:
    """The head reports that it is done."""
    head.open(address)
    head.press("申请办结")
    head.write("办结报告", text)
    head.look("act-closure")
    head.press("确定")
    head.reads(text, "办结审核")


def evaluate(window, title: str, address: str) -> None:
    """Returned once, asked for again, closed with a grade."""
    head = window("head")
    ask_closing(head, address, "已完成摸底。")
    supervisor = window("supervisor")
    from_worklist(supervisor, title)
    supervisor.look("item-review")
    supervisor.press("退回办理")
    supervisor.write("理由", SHORTCOMINGS)
    supervisor.press("确定")
    supervisor.reads(SHORTCOMINGS, "办理中")
    from_worklist(head, title)
    head.reads(SHORTCOMINGS)
    ask_closing(head, address, DONE)
    from_worklist(supervisor, title)
    supervisor.press("销号并评价")
    supervisor.page.get_by_label("A（好）").check()
    supervisor.write("意见", "同意销号。")
    supervisor.look("act-close")
    supervisor.press("确定")
    supervisor.reads("已销号", "A（好）", "同意销号")
    supervisor.look("item-closed")


def told_afterwards(window, title: str, address: str, old: datetime.date) -> None:
    """Item, ledger, board and audit tell it in plain words; strangers read no instruction."""
    leader = window("leader")
    leader.open(address)
    for summary in leader.page.locator("main summary").all():
        summary.click()
    leader.reads("同意延期", old.isoformat(), "停止计时", "演示督办员", "销号并评价", "已销号")
    leader.look("item-told")
    number = re.search(r"江经督〔\d{4}〕\d+号", leader.page.inner_text("main"))[0]
    auditor = window("auditor")
    auditor.open("/intranet/audit?event=transition")
    auditor.reads("交办", "签收", "反馈进展", "申请延期", "审批延期", "催办", "销号并评价")
    auditor.reads(number)
    auditor.look("audit-item")
    stranger = window("safetyclerk")
    said = line(stranger, title)
    assert "已销号" in said and "已延期" in said
    stranger.look("board-stranger")
    assert INSTRUCTION not in stranger.page.content()
    assert not stranger.page.get_by_role("link", name=title).count()
    assert stranger.open(address).status == 404


def test_an_item_is_proposed_missed_extended_returned_and_closed(window, days, title):
    due = days.today() + datetime.timedelta(days=45)
    supervisor = window("supervisor")
    propose(supervisor, title, due)
    address = take_on(window, days, title)
    light(window("clerk"), title, address, "正常")
    # A report serves its week; the next one does not come.
    days.pass_by(days=14)
    light(window("supervisor"), title, address, "临期")
    days.pass_by(days=7)
    late = window("supervisor")
    light(late, title, address, "逾期")
    late.reads("漏报2次", "漏报进展；办结期限还剩")
    late.look("item-missed")
    urge_twice(window, address)
    report(window("clerk"), address, 60, "补报：已完成两批处置。")
    light(window("clerk"), title, address, "正常")
    extend(window, address, due)
    evaluate(window, title, address)
    told_afterwards(window, title, address, due)
