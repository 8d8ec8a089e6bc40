"""A drafter brings in a file of Word, an office changes it, and a leader reads what was changed."""

from io import BytesIO
from tests.core.word.test_reading import png
from tests.core.word.test_reading import saved
from tests.journeys.conftest import axe
from tests.office.documents.conftest import office
from tests.office.documents.test_sheet_page import path_of

import docx
import pytest


__all__ = ["office"]
pytestmark = pytest.mark.journey
WIDTH = "async img => (await img.decode(), img.naturalWidth)"  # a broken picture is an error


def file_of_word() -> bytes:
    """As a person types it: a heading in another fount, a picture, and a head on every page."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "内部资料"
    document.add_paragraph("各区经信部门：")
    document.add_paragraph("一、总体要求").runs[0].bold = True
    document.add_paragraph("自收到材料之日起5个工作日内完成审查。")
    document.add_picture(BytesIO(png(40, 30)))
    return saved(document)


def whole(screen, name: str) -> None:
    """Nothing sideways, nothing that axe finds, and a picture of the page."""
    screen.shot(name)
    screen.no_sideways_scroll()
    assert axe(screen.page) == []


def width(picture) -> int:
    """The pixels of a picture as it arrived; browsers fetch it when it comes into sight."""
    picture.scroll_into_view_if_needed()
    return picture.evaluate(WIDTH)


def test_a_file_of_word_becomes_the_text_and_its_changes_are_read(office, window, person):
    address = office.draft(title="关于规范办理工作的通知")
    clerk = window("clerk")
    clerk.open(path_of(address))
    clerk.page.get_by_role("link", name="导入 Word 文件").click()
    file = {"name": "通知.docx", "mimeType": "application/octet-stream", "buffer": file_of_word()}
    clerk.page.get_by_label("文件").set_input_files(file)
    clerk.page.get_by_role("button", name="读取文件").click()
    clerk.page.get_by_text("处页眉、页脚").wait_for()
    whole(clerk, "import-word")
    clerk.page.get_by_role("button", name="录入为草稿正文").click()
    assert width(clerk.page.locator(".body img")) == 40
    clerk.page.get_by_role("link", name="修改").click()
    frame = clerk.page.frame_locator(".tox-edit-area__iframe")
    assert width(frame.locator("img")) == 40
    clerk.page.get_by_role("button", name="保存").click()
    assert width(clerk.page.locator(".body img")) == 40

    office.done("clerk", address, "submit")
    office.done("head", address, "endorse", opinion="同意")
    body = person("director").rest("GET", address).json()["body"]["data"]
    changed = body.replace("收到材料之日起5个", "受理之日起10个")
    assert changed != body
    sent = {"data": changed, "content-type": "text/html"}
    assert person("director").rest("PATCH", address, body=sent).status_code == 204
    office.done("director", address, "clear", opinion="请签发")
    leader = window("leader")
    leader.open(path_of(address))
    leader.page.get_by_role("link", name="本意见之后，送审内容有改动。").click()
    assert leader.page.locator(".compared ins").all_inner_texts()[1:] == ["受理", "10"]
    assert leader.page.locator(".compared del").all_inner_texts()[1:] == ["收到材料", "5"]
    whole(leader, "revisions")
