"""A document from draft to public policy page, each step by its post in a real browser."""

import pytest
import re


pytestmark = [pytest.mark.journey, pytest.mark.short]
TITLES = {
    1280: "江城市经济委员会关于开展绿色工厂申报工作的通知",
    390: "江城市经济委员会关于开展绿色园区申报工作的通知",
}
DISSENT = "第一条申报范围未含都市工业园，建议补充。"
PDF = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n"


@pytest.fixture
def title(width) -> str:
    """Each width walks a document of its own."""
    return TITLES[width]


def draft(clerk, title: str) -> None:
    """Write the sheet with text and attachment, and hand it in."""
    clerk.open("/intranet/documents")
    clerk.press("新建公文")
    page = clerk.page
    clerk.write("标题", title)
    clerk.write("主送机关", "各区经信部门，各有关企业")
    clerk.write("联系电话", "0000-0001")
    page.frame_locator(".tox-edit-area__iframe").locator("body").click()
    page.keyboard.insert_text("一、申报条件。企业信用状况良好。")
    page.keyboard.press("Enter")
    page.keyboard.insert_text("二、申报时间。即日起至十二月底。")
    page.get_by_label("公开属性").select_option("proactive")
    clerk.look("document-add")
    clerk.press("保存")
    clerk.reads(title, "企业信用状况良好", "二、申报时间")
    clerk.press("添加附件")
    page.set_input_files(
        "input[type=file]",
        {"name": "申报表.pdf", "mimeType": "application/pdf", "buffer": PDF},
    )
    clerk.look("document-attachment")
    clerk.press("保存")
    clerk.reads("申报表.pdf")
    clerk.look("document-draft")
    clerk.press("送处室审核")
    clerk.look("document-submitted")


def open_task(screen, title: str, label: str) -> None:
    """Come from the work list to the sheet."""
    screen.open("/intranet/worklist")
    # The list looks alike for every post; one of each house is looked at.
    if label in ("head", "editor"):
        screen.look(f"worklist-{label}")
    screen.press(title)
    screen.look(f"sheet-{label}")


def consult(window, title: str) -> None:
    """The head asks another unit, which does not agree; later readers see it."""
    head = window("head")
    open_task(head, title, "head")
    head.press("送有关处室会签")
    head.page.get_by_label("都市工业处").check()
    head.look("act-consult")
    head.press("确定")
    head.reads("会签", "都市工业处处长")
    head2 = window("head2")
    open_task(head2, title, "head2")
    head2.press("会签答复")
    head2.page.get_by_label("不同意").check()
    head2.write("意见", DISSENT)
    head2.look("act-answer")
    head2.press("确定")
    head2.reads("不同意", DISSENT)


def decide(screen, title: str, label: str, button: str, opinion: str) -> None:
    """Write the opinion into one's own box of the sheet and press the first button."""
    open_task(screen, title, label)
    screen.reads(DISSENT)
    screen.write("您的意见", opinion)
    screen.press(button)
    screen.reads(opinion)


def issue(window, title: str) -> str:
    """Number and issue; return the number."""
    registrar = window("registrar")
    open_task(registrar, title, "registrar")
    registrar.press("登记编号")
    registrar.look("act-register")
    registrar.press("确定")
    registrar.press("印发")
    registrar.look("act-issue")
    registrar.press("确定")
    registrar.look("sheet-issued")
    found = re.search(r"江经〔\d{4}〕\d+号", registrar.text())
    assert found, registrar.text()
    return found[0]


def release(window, title: str) -> None:
    """The editor prepares the public page and the reviewer approves it."""
    editor = window("editor")
    open_task(editor, title, "editor")
    editor.press("编辑标题和分类")
    editor.page.get_by_label("主题分类").select_option("planning")
    editor.look("release-edit")
    editor.press("保存")
    editor.press("选择公开附件")
    editor.page.get_by_label("申报表.pdf").check()
    editor.look("act-attachments")
    editor.press("确定")
    editor.reads("申报表.pdf")
    editor.press("送发布审核")
    reviewer = window("reviewer")
    open_task(reviewer, title, "reviewer")
    reviewer.write("保密审查意见", "经审查，不涉密，可以公开。")
    reviewer.press("审查同意发布")
    reviewer.look("release-released")


def test_a_document_becomes_a_public_policy(window, title):
    draft(window("clerk"), title)
    consult(window, title)
    decide(window("director"), title, "director", "送领导签发", "格式已核，请领导签发。")
    decide(window("leader"), title, "leader", "签发", "同意印发。")
    number = issue(window, title)
    release(window, title)

    visitor = window()
    visitor.open()
    visitor.look("home")
    visitor.open("/policies")
    visitor.look("policies")
    visitor.press(title)
    visitor.reads(number, "企业信用状况良好", "申报表.pdf")
    assert DISSENT not in visitor.page.content()
    visitor.look("policy")
    with visitor.page.expect_download() as kept:
        visitor.page.get_by_role("link", name="申报表.pdf").click()
    assert kept.value.suggested_filename == "申报表.pdf"

    archivist = window("archivist")
    open_task(archivist, title, "archivist")
    archivist.press("归档")
    archivist.look("act-archive")
    archivist.press("确定")
    archivist.reads("已归档")
    archivist.look("sheet-archived")
