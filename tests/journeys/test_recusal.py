"""Who is concerned in a matter steps aside: for them it is gone, and the step goes on."""

from tests.office.documents.conftest import Office
from tests.office.supervision.conftest import Supervision

import pytest


pytestmark = pytest.mark.journey
REASON = "与涉事企业负责人系亲属"
ITEM = {1280: "核查江北园区用地", 390: "核查江南园区用地"}
DOCUMENT = {1280: "关于江北园区整改的通知", 390: "关于江南园区整改的通知"}
BELOW = ["", "/view", "/@@why", "/@@recuse", "/@@act/accept", "/edit", "/delete_confirmation"]


@pytest.fixture
def item(site, person, width) -> tuple[str, str]:
    """Title and path of an item that waits for the head."""
    address = Supervision(site, person).walk("assigned", title=ITEM[width])
    return ITEM[width], "/intranet" + address.split("/intranet", 1)[1]


@pytest.fixture
def document(person, width) -> tuple[str, str]:
    """Title and path of a document that waits for the head."""
    address = Office(person).walk("unit_review", title=DOCUMENT[width])
    return DOCUMENT[width], "/intranet" + address.split("/intranet", 1)[1]


def counts(screen) -> list[str]:
    """Numbers by light on the board."""
    screen.open("/intranet/supervision")
    return screen.page.locator(".lights b").all_inner_texts()


def gone(screen, person, title: str, path: str) -> None:
    """Nothing tells the person that the record exists."""
    places = ["", "/worklist", "/worklist?tab=done", "/worklist?tab=started", "/supervision"]
    places += ["/documents", f"/search?q={title}", "/messages"]
    for place in places:
        screen.open(f"/intranet{place}")
        found = screen.page.get_by_role("link", name=title).count()
        assert not found and title not in screen.page.locator("main").inner_text(), place
    for below in BELOW:
        assert screen.open(f"{path}{below}").status == 404, below
    screen.look("recused-nothing")
    client = person(screen.name)
    for service in ("", "/@workflow", "/@history", "/@actions"):
        assert client.rest("GET", f"{path}{service}").status_code == 404, service
    found = client.rest("GET", f"/@search?SearchableText={title}")
    assert found.json()["items_total"] == 0


def test_a_head_steps_aside_and_the_leader_in_charge_goes_on(window, person, item):
    title, path = item
    head = window("head")
    before = counts(head)
    head.open("/intranet/worklist")
    head.page.get_by_role("link", name=title).click()
    head.press("回避")
    head.page.get_by_label("应当回避的人员").select_option(label="演示处长")
    head.write("理由", REASON)
    head.look("recuse")
    head.press("回避")
    head.reads("已回避")
    head.look("recused")
    assert sum(map(int, counts(head))) == sum(map(int, before)) - 1
    gone(head, person, title, path)
    leader = window("leader")
    leader.open("/intranet/worklist")
    leader.page.get_by_role("link", name=title).click()
    leader.reads("演示处长", REASON)
    leader.press("签收")
    leader.reads("办理中")
    leader.look("recused-leader")
    auditor = window("auditor")
    auditor.open("/intranet/audit?event=recused")
    auditor.reads("演示处长", REASON)


def test_a_head_sets_a_clerk_aside(window, person, document):
    title, path = document
    head = window("head")
    head.open(path)
    head.press("回避")
    head.page.get_by_label("应当回避的人员").select_option(label="演示拟稿员")
    head.write("理由", REASON)
    head.press("回避")
    head.reads(REASON)
    gone(window("clerk"), person, title, path)
    head.open(path)
    head.write("您的意见", "同意")
    head.press("同意，送办公室核稿")
    head.reads("办公室主任")


def test_nobody_sets_a_superior_aside(window, document):
    _title, path = document
    clerk = window("clerk")
    clerk.open(f"{path}/@@recuse")
    people = clerk.page.get_by_label("应当回避的人员").locator("option").all_inner_texts()
    assert [one for one in people if one.startswith("演示")] == ["演示拟稿员"]
    clerk.write("理由", "x")
    clerk.press("回避")
    assert clerk.page.locator(".field.error").count(), clerk.text()
    clerk.look("recuse-refused")
