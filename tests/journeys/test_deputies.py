"""A head is away for a week: who stands in, what they may do, and when it is over."""

from tests.office.documents.conftest import Office
from tests.office.supervision.conftest import Supervision

import datetime
import pytest


pytestmark = pytest.mark.journey
POST = "经济运行处处长"
DEPUTY = "演示政策法规处处长"
FOR = f"代{POST}"


@pytest.fixture
def office(person):
    """Documents, moved by programs where no page is looked at."""
    return Office(person)


@pytest.fixture
def supervision(site, person):
    """Supervision items, likewise."""
    return Supervision(site, person)


def path_of(address: str) -> str:
    """Path of a record below the site."""
    return "/intranet" + address.split("/intranet", 1)[1]


def ask(window, first: datetime.date, last: datetime.date, deputy: str = DEPUTY) -> str:
    """The head asks, the leader in charge approves; return the address of the deputation."""
    head = window("head")
    head.open("/intranet/deputations")
    head.press("新建授权委托")
    head.page.get_by_label("委托岗位").select_option(label=POST)
    options = head.page.get_by_label("受托人").locator("option").all_inner_texts()
    [wanted] = [option for option in options if option.endswith(deputy)]
    head.page.get_by_label("受托人").select_option(label=wanted)
    head.write("起始日期", first.isoformat())
    head.write("截止日期", last.isoformat())
    head.write("理由", "赴外地招商一周")
    head.look("deputation-add")
    head.press("保存")
    head.reads("待审批", deputy)
    address = head.page.url
    leader = window("leader")
    leader.open("/intranet/worklist")
    leader.page.get_by_role("link", name=deputy).first.click()
    leader.write("您的意见", "同意")
    leader.look("deputation-approve")
    leader.press("同意委托")
    leader.reads("代理中")
    leader.look("deputation-approved")
    return address


def acts(window, document: str) -> None:
    """The deputy finds the document in a tab of its own and agrees."""
    clerk = window("clerk")
    clerk.open(path_of(document))
    clerk.reads(f"“{POST}”由{DEPUTY}代理")
    clerk.look("deputy-told")
    clerk.press("送处室审核")
    deputy = window("policyhead")
    deputy.open("/intranet/worklist")
    deputy.page.get_by_role("link", name="代办").click()
    deputy.look("worklist-deputised")
    deputy.page.get_by_role("link", name="关于代理期间的通知").first.click()
    deputy.write("您的意见", "同意，请办公室核稿。")
    deputy.press("同意，送办公室核稿")
    deputy.reads("同意，请办公室核稿。", FOR)
    deputy.look("deputy-acted")
    director = window("director")
    director.open(path_of(document))
    director.reads(f"{DEPUTY}（{FOR}）", FOR)
    director.page.locator("main summary").filter(has_text="流转记录").click()
    director.look("deputy-shown")
    auditor = window("auditor")
    auditor.open("/intranet/audit?event=transition&person=policyhead")
    auditor.reads(DEPUTY, "代")


def takes_on(window, item: str) -> None:
    """Whoever assigns to the absent head is told; the deputy accepts for the head."""
    director = window("director")
    director.open(path_of(item))
    director.reads(f"“{POST}”由{DEPUTY}代理")
    director.look("deputy-item-told")
    director.press("交办")
    director.reads("待签收")
    deputy = window("policyhead")
    deputy.open(path_of(item))
    deputy.press("签收")
    deputy.press("反馈进展")
    deputy.write("完成进度", "5")
    deputy.write("进展情况", "已部署。")
    deputy.press("确定")
    deputy.reads(f"{DEPUTY}（{FOR}）", "已部署。")
    deputy.look("deputy-item")


def too_late(window, days, document: str, last: datetime.date) -> None:
    """A page opened before the end and sent after it changes nothing and says why."""
    days.late_on(last)
    deputy = window("policyhead")
    deputy.open(path_of(document))
    deputy.write("您的意见", "同意，请核准数据来源后送签。")
    days.pass_by(minutes=10)
    deputy.press("同意，送办公室核稿")
    deputy.reads("代理已于", last.isoformat(), POST)
    deputy.reads("未保存", "同意，请核准数据来源后送签。")
    deputy.look("deputy-too-late")
    deputy.open("/intranet/worklist")
    assert not deputy.page.get_by_role("link", name="代办").count()


def test_a_head_is_away_for_a_week(window, days, office, supervision):
    first = days.today()
    last = first + datetime.timedelta(days=6)
    ask(window, first, last)
    acts(window, office.draft(title="关于代理期间的通知"))
    takes_on(window, supervision.proposed(title="代理期间的督办事项"))
    waiting = office.walk("unit_review", title="关于代理结束的通知")
    too_late(window, days, waiting, last)
    assert office.state(waiting) == "unit_review"
    # On a later day everybody can ask who could sign on one of those days.
    clerk = window("clerk2")
    clerk.open(f"/intranet/organisation/@@powers?day={last.isoformat()}")
    clerk.reads(POST, DEPUTY)
    clerk.look("powers")
    clerk.write("日期", (last + datetime.timedelta(days=1)).isoformat())
    clerk.press("查看")
    assert DEPUTY not in clerk.page.locator("tr").filter(has_text=POST).inner_text()


def test_a_deputy_does_not_judge_a_draft_of_their_own(window, days, office):
    today = days.today()
    address = ask(window, today, today, deputy="演示拟稿员")
    document = office.walk("unit_review", title="关于代理人自己拟稿的通知")
    clerk = window("clerk")
    clerk.open(path_of(document))
    assert not clerk.page.get_by_label("您的意见").count()
    clerk.open(f"{path_of(document)}/@@act/endorse")
    clerk.reads("您现在不能办理这一步")
    clerk.look("deputy-own-draft")
    head = window("head")
    head.open(address)
    head.press("撤销委托")
    head.write("理由", "已提前返回")
    head.press("确定")
    head.reads("已撤销", "已提前返回")
    head.look("deputation-revoked")
