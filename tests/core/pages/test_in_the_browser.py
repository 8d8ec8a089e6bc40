"""Both frames in a real browser at both widths."""

from tests.journeys.conftest import axe

import pytest


pytestmark = pytest.mark.journey
PAGES = {
    "home": (None, ""),
    "login": (None, "/login"),
    "nothing": (None, "/nothing"),
    "office": ("clerk", "/intranet"),
    "office-nothing": ("clerk", "/intranet/nothing"),
    "form": ("clerk", "/intranet/documents/++add++OfficialDocument"),
    "column-as-editor": ("editor", "/news"),
}


@pytest.mark.parametrize("label", PAGES)
def test_pages_fit_the_window_and_axe_finds_nothing(window, label):
    account, path = PAGES[label]
    screen = window(account)
    screen.open(path)
    if label == "form":
        screen.page.wait_for_selector(".tox-edit-area__iframe")
    screen.shot(f"frame-{label}")
    screen.no_sideways_scroll()
    assert axe(screen.page) == []


def test_the_menu_opens_without_script(window, width):
    screen = window("clerk")
    screen.open("/intranet")
    menu = screen.page.locator("details.menu")
    assert menu.is_visible() == (width < 860)
    if width < 860:
        menu.locator("summary").click()
        menu.get_by_role("link", name="公文").click()
        assert screen.page.url.endswith("/intranet/documents")


def test_the_rich_text_editor_works_under_our_policy(window):
    screen = window("clerk")
    blocked = []
    screen.page.on(
        "console",
        lambda said: blocked.append(said.text) if "Content Security Policy" in said.text else None,
    )
    screen.open("/intranet/documents/++add++OfficialDocument")
    frame = screen.page.frame_locator(".tox-edit-area__iframe")
    frame.locator("body").fill("一、总体要求")
    screen.page.get_by_role("button", name="粗体").click()
    assert blocked == []
    screen.page.get_by_role("button", name="插入/编辑链接").click()
    dialog = screen.page.get_by_role("dialog")
    dialog.get_by_label("地址").fill("https://www.example.gov.cn/zc")
    dialog.get_by_label("要显示的文本").fill("有关办法")
    screen.page.keyboard.press("Enter")
    frame.get_by_role("link", name="有关办法").wait_for()
    screen.page.get_by_role("button", name="插入/编辑图片").click()
    dialog.get_by_label("地址").fill(f"{screen.url}/++theme++jingwei/img/mark.svg")
    dialog.get_by_label("替代描述").fill("示意图")
    screen.page.keyboard.press("Enter")
    frame.get_by_alt_text("示意图").wait_for()
    assert blocked == []


def test_a_link_set_with_the_keyboard_and_a_picture_of_the_site_are_stored(window, person):
    screen = window("clerk")
    screen.open("/intranet/documents/++add++OfficialDocument")
    screen.write("标题", "关于文中链接的通知")
    screen.page.frame_locator(".tox-edit-area__iframe").locator("body").click()
    dialog = screen.page.get_by_role("dialog")
    screen.page.keyboard.press("Control+k")
    dialog.get_by_label("地址").fill("https://www.example.gov.cn/zc")
    dialog.get_by_label("要显示的文本").fill("有关办法")
    screen.page.keyboard.press("Enter")
    dialog.wait_for(state="hidden")
    screen.page.get_by_role("button", name="插入/编辑图片").click()
    dialog.get_by_label("地址").fill(f"{screen.url}/++theme++jingwei/img/mark.svg")
    dialog.get_by_label("替代描述").fill("示意图")
    screen.page.keyboard.press("Enter")
    dialog.wait_for(state="hidden")
    screen.press("保存")
    screen.reads("关于文中链接的通知", "有关办法")
    stored = person("clerk").rest("GET", screen.page.url.removeprefix(screen.url)).json()["body"]
    assert '<a href="https://www.example.gov.cn/zc">有关办法</a>' in stored["data"]
    assert 'alt="示意图"' in stored["data"]
    assert "img/mark.svg" in stored["data"]
