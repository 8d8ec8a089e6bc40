"""What goes wrong on an ordinary day: second clicks, old pages, lost sessions, odd files."""

from tests.journeys.test_document import PDF

import pytest


pytestmark = pytest.mark.journey
SHEET = {
    "@type": "OfficialDocument",
    "title": "关于开展用能调查的通知",
    "main_recipients": "各区经信部门",
    "body": {"data": "<p>请认真组织实施。</p>", "content-type": "text/html"},
    "disclosure": "proactive",
}
ADD = "/intranet/documents/++add++OfficialDocument"
LONG = "同意，请按程序办理。" * 20


@pytest.fixture
def width() -> int:
    """Carelessness does not depend on the width: the narrow window is the harder one."""
    return 390


@pytest.fixture
def drafted(person):
    """Return a function that makes a draft of the clerk's; its path below the site."""

    def draft() -> str:
        answer = person("clerk").rest("POST", "/intranet/documents", **SHEET)
        assert answer.status_code == 201, answer.text
        return answer.json()["@id"].replace("/++api++", "").split("/jingwei", 1)[1]

    return draft


@pytest.fixture
def handed_in(person, drafted):
    """Return a function that makes a document in the head's hands."""

    def hand_in() -> str:
        path = drafted()
        answer = person("clerk").rest("POST", f"{path}/@workflow/submit")
        assert answer.status_code == 200, answer.text
        return path

    return hand_in


@pytest.fixture
def taken(site):
    """Return a function that tells which steps were taken, from the journal."""

    def steps(path: str) -> list[str]:
        with site.open() as portal:
            record = portal.unrestrictedTraverse(path.lstrip("/"))
            return [turn.transition for turn in record.journal.turns[1:]]

    return steps


def documents(site) -> int:
    """How many documents there are."""
    with site.open() as portal:
        catalog = portal.portal_catalog
        return len(catalog.unrestrictedSearchResults(portal_type="OfficialDocument"))


def fill_sheet(screen, title: str) -> None:
    """Fill in what a draft needs."""
    screen.open(ADD)
    screen.write("标题", title)
    frame = screen.page.frame_locator(".tox-edit-area__iframe")
    frame.locator("body").click()
    screen.page.keyboard.insert_text("一、总体要求。")


def test_a_second_click_sends_nothing(window, handed_in, taken):
    path = handed_in()
    head = window("head")
    head.open(path)
    head.write("您的意见", "同意")
    head.type_pin()
    head.page.get_by_role("button", name="同意，送办公室核稿").dblclick()
    head.reads("办公室主任")
    assert taken(path) == ["submit", "endorse"]


def test_going_back_shows_what_is_now(window, handed_in, taken):
    path = handed_in()
    head = window("head")
    head.open(path)
    head.write("您的意见", "同意")
    head.press("同意，送办公室核稿")
    head.page.go_back()
    # No page of the office is kept by the browser: the old one is asked for anew.
    assert not head.page.get_by_role("button", name="同意，送办公室核稿").count()
    head.look("careless-back")
    assert taken(path) == ["submit", "endorse"]


def test_a_new_record_is_made_once_however_often_its_form_is_sent(window, site):
    before = documents(site)
    clerk = window("clerk")
    fill_sheet(clerk, "关于重复提交的通知")
    clerk.press("保存")
    clerk.reads("关于重复提交的通知")
    address = clerk.page.url
    clerk.page.go_back()
    clerk.page.wait_for_selector(".tox-edit-area__iframe")
    clerk.press("保存")
    assert clerk.page.url == address
    clerk.reads("已经提交过")
    assert documents(site) == before + 1


def test_an_old_tab_changes_nothing(window, handed_in, taken):
    path = handed_in()
    head = window("head")
    head.open(path)
    old = head.page
    head.page = head.tab()
    head.open(path)
    head.press("退回拟稿人")
    head.write("理由", "请补充申报时间。")
    head.press("确定")
    head.page = old
    head.write("您的意见", LONG)
    head.press("同意，送办公室核稿")
    head.reads("已有人办理")
    head.look("careless-old-tab")
    assert taken(path) == ["submit", "return"]


def test_an_opinion_survives_a_lost_session(window, site, handed_in, taken):
    path = handed_in()
    head = window("head")
    head.open(path)
    head.write("您的意见", LONG)
    head.lose_session()
    head.press("同意，送办公室核稿")
    head.look("careless-log-in")
    head.sign("head", site.password)
    box = head.page.get_by_label("意见").first
    assert box.input_value() == LONG
    head.look("careless-logged-in-again")
    assert taken(path) == ["submit"]
    head.press("确定")
    head.reads(LONG)
    head.open(path)
    assert not head.page.evaluate("Object.keys(localStorage).length"), "nothing is kept after it"


def test_a_draft_survives_a_lost_session(window, site):
    before = documents(site)
    clerk = window("clerk")
    fill_sheet(clerk, "关于会话过期的通知")
    clerk.page.get_by_label("紧急程度").select_option(label="加急")
    clerk.page.get_by_label("都市工业处").check()
    clerk.lose_session()
    clerk.press("保存")
    clerk.sign("clerk", site.password)
    assert clerk.page.get_by_label("紧急程度").input_value() == "urgent"
    assert clerk.page.get_by_label("都市工业处").is_checked()
    assert not clerk.page.get_by_label("财务处").is_checked()
    assert clerk.page.get_by_label("标题").first.input_value() == "关于会话过期的通知"
    frame = clerk.page.frame_locator(".tox-edit-area__iframe")
    frame.get_by_text("一、总体要求。").wait_for()
    assert documents(site) == before
    clerk.press("保存")
    clerk.reads("关于会话过期的通知", "一、总体要求。")


def test_what_was_saved_does_not_come_back_in_the_next_record(window):
    clerk = window("clerk")
    fill_sheet(clerk, "秘密★一年 关于安排工作的通知")
    clerk.press("保存")
    clerk.reads("密级标志")
    clerk.open(ADD)
    clerk.page.frame_locator(".tox-edit-area__iframe").locator("body").wait_for()
    assert clerk.page.get_by_label("标题").first.input_value() == ""
    assert clerk.page.locator("#kept").is_hidden()


def test_what_was_left_unsent_is_offered_and_put_in_only_if_wanted(window):
    clerk = window("clerk")
    clerk.open(ADD)
    clerk.write("标题", "关于未提交内容的通知")
    clerk.open("/intranet")
    clerk.open(ADD)
    assert clerk.page.get_by_label("标题").first.input_value() == ""
    clerk.reads("未提交的内容")
    clerk.press("恢复")
    assert clerk.page.get_by_label("标题").first.input_value() == "关于未提交内容的通知"


def test_a_letter_that_is_sent_again_after_going_back_is_the_same_letter(window):
    visitor = window(None)
    visitor.open("/inquiries/ask")
    visitor.write("咨询主题", "技改补助")
    visitor.write("咨询内容", "技改补助从哪一天起算？")
    visitor.write("联系方式", "13800000000")
    visitor.press("提交咨询")
    first = visitor.page.locator(".receipt").inner_text()
    visitor.page.go_back()
    for label, text in (("咨询主题", "技改补助"), ("咨询内容", "技改补助从哪一天起算？")):
        visitor.write(label, text)
    visitor.write("联系方式", "13800000000")
    visitor.press("提交咨询")
    assert visitor.page.locator(".receipt").inner_text() == first


def test_a_changed_text_survives_a_lost_session(window, site, drafted):
    path = drafted()
    clerk = window("clerk")
    clerk.open(f"{path}/edit")
    clerk.write("标题", "关于开展用能调查的补充通知")
    clerk.lose_session()
    clerk.press("保存")
    clerk.sign("clerk", site.password)
    clerk.reads("未提交的内容")
    clerk.look("careless-kept")
    clerk.press("恢复")
    assert clerk.page.get_by_label("标题").first.input_value() == "关于开展用能调查的补充通知"
    clerk.press("保存")
    clerk.reads("关于开展用能调查的补充通知")


def test_a_program_named_as_a_document_is_refused_beside_the_field(window, drafted):
    path = drafted()
    clerk = window("clerk")
    clerk.open(path)
    clerk.press("添加附件")
    clerk.write("名称", "申报表")
    program = {"name": "申报表.pdf", "mimeType": "application/pdf", "buffer": b"MZ\x90\x00" * 99}
    clerk.page.set_input_files("input[type=file]", program)
    clerk.press("保存")
    assert "与扩展名不符" in clerk.page.locator(".field.error").inner_text()
    assert clerk.page.get_by_label("名称").input_value() == "申报表"
    assert not clerk.page.get_by_label("保持现有文件").count(), "a refused file is not kept"
    clerk.look("careless-file")
    clerk.page.set_input_files("input[type=file]", {**program, "buffer": PDF})
    clerk.press("保存")
    clerk.reads("申报表.pdf")


def test_two_megabytes_are_too_much_for_an_opinion(window, handed_in, taken):
    path = handed_in()
    head = window("head")
    head.open(path)
    # The box takes no more than its limit from the keyboard; a script or a paste may.
    head.page.evaluate(
        "document.getElementById('form-widgets-opinion').value = '同意。'.repeat(230000)"
    )
    head.press("同意，送办公室核稿")
    assert head.page.locator(".field.error").count(), head.text()
    head.look("careless-long")
    assert taken(path) == ["submit"]


def test_the_second_of_two_editors_is_told(window, drafted):
    path = drafted()
    first, second = window("clerk"), window("clerk", anew=True)
    for screen in (first, second):
        screen.open(f"{path}/edit")
    first.write("标题", "关于开展用能调查的通知（修改稿）")
    first.press("保存")
    first.reads("修改稿")
    second.write("标题", "另一个标题")
    second.write("附注", "联系人：演示拟稿员")
    second.press("保存")
    second.reads("未保存")
    second.look("careless-editors")
    assert second.page.get_by_label("标题").first.input_value() == "另一个标题"
    assert second.page.get_by_label("附注").input_value() == "联系人：演示拟稿员"
    first.open(path)
    first.reads("修改稿")
    assert "另一个标题" not in first.text()


def test_what_is_for_others_looks_like_nothing(window, drafted):
    path = drafted()
    other = window("clerk2")
    for address in (path, f"{path}/edit", f"{path}/@@act/submit", "/intranet/nothing"):
        assert other.open(address).status == 404
        other.reads("没有找到您要的页面")
    other.look("careless-hidden")


def test_every_page_can_be_read_in_english(window, url, drafted):
    path = drafted()
    clerk = window("clerk")
    clerk.open("/intranet")
    clerk.press("English")
    for address, words in {
        "/intranet": ("Jingwei Office", "To do", "Started by me"),
        "/intranet/worklist": ("Work list", "Done"),
        path: ("Outgoing document approval sheet", "Document number"),
        f"{path}/@@why": ("drafts the document", "reviews for the drafting unit"),
        ADD: ("Main recipients", "Urgency", "Save"),
        "": ("Site map",),
        "/inquiries/ask": ("Send the inquiry", "Follow an inquiry"),
        "/intranet/nothing": ("There is nothing here",),
    }.items():
        clerk.open(address)
        assert clerk.page.locator("html").get_attribute("lang") == "en", address
        shown = clerk.page.locator("body").inner_text()
        assert [word for word in words if word not in shown] == [], (address, shown)
        clerk.no_sideways_scroll()
    clerk.open(path)
    clerk.look("careless-english")
    clerk.press("中文")
    clerk.reads("发文签批单")
