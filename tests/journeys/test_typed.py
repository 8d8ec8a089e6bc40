"""What is typed on the sheet is not lost, in a real browser."""

from tests.journeys.test_careless import drafted
from tests.journeys.test_careless import handed_in
from tests.journeys.test_careless import taken

import pytest


__all__ = ["drafted", "handed_in", "taken"]
pytestmark = pytest.mark.journey
TYPED = "请补充数据来源。"


@pytest.mark.parametrize("scripts", [True, False])
def test_an_opinion_goes_along_to_the_form_of_another_step(window, handed_in, taken, scripts):
    path = handed_in()
    head = window("head", java_script_enabled=scripts)
    head.open(path)
    head.write("您的意见", TYPED)
    head.press("退回拟稿人")
    assert head.page.get_by_label("理由").input_value() == TYPED
    assert taken(path) == ["submit"]
    head.press("返回，暂不办理")
    head.write("您的意见", TYPED)
    head.press("送有关处室会签")
    assert head.page.get_by_label("意见").first.input_value() == TYPED
    head.page.get_by_label("都市工业处").check()
    head.press("确定")
    head.reads("送会签", TYPED)
    assert taken(path) == ["submit", "consult"]


def test_a_quick_phrase_is_added_to_what_was_typed_and_can_be_undone(window, handed_in):
    head = window("head")
    head.open(handed_in())
    box = head.page.get_by_label("您的意见")
    phrase = head.page.get_by_role("button", name="同意。", exact=True)
    longer = head.page.get_by_role("button", name="同意，请办公室核稿。")
    phrase.click()
    assert box.input_value() == "同意。"
    longer.click()
    assert box.input_value() == "同意，请办公室核稿。"
    box.fill(TYPED)
    phrase.click()
    assert box.input_value() == f"{TYPED}同意。"
    head.page.keyboard.press("Control+z")
    assert box.input_value() == TYPED
    box.fill("无意见")
    phrase.click()
    phrase.click()
    assert box.input_value() == "无意见；同意。"


def test_undoing_and_redoing_bear_their_own_names(window):
    clerk = window("clerk")
    clerk.open("/intranet/documents/++add++OfficialDocument")
    button = clerk.page.locator("[data-mce-name=undo]")
    button.wait_for()
    assert button.get_attribute("aria-label") == "撤销"
    assert clerk.page.locator("[data-mce-name=redo]").get_attribute("aria-label") == "重做"


def test_labels_of_the_english_sheet_are_not_broken_inside_a_word(window, handed_in):
    head = window("head", locale="en")
    head.open(f"{handed_in()}?set_language=en")
    head.reads("Countersigning")
    broken = head.page.evaluate(
        """() => [...document.querySelectorAll('.sheet > table th')].filter((th) => {
            const room = th.clientWidth - 2 * parseFloat(getComputedStyle(th).paddingLeft);
            return th.textContent.trim().split(/\\s+/).some((word) => {
                const probe = document.createElement('span');
                probe.textContent = word;
                probe.style.cssText = 'position:absolute;white-space:nowrap';
                th.append(probe);
                const wide = probe.getBoundingClientRect().width > room;
                probe.remove();
                return wide;
            });
        }).map((th) => th.textContent.trim())"""
    )
    assert broken == []
