"""A question of a citizen, from the public form to the public answer, in a real browser."""

import pytest
import re


pytestmark = [pytest.mark.journey, pytest.mark.short]
TOPICS = {1280: "技术改造项目申报账号如何申请？", 390: "申报系统的密码忘记了怎么办？"}
QUESTION = "您好，我是赵小燕，电话13812345678。请问去哪里注册账号？"
ANSWER = "赵小燕同志：请在“项目申报”页面注册，一个工作日内开通。"


@pytest.fixture
def topic(width) -> str:
    """Each width asks something else."""
    return TOPICS[width]


def ask(visitor, topic: str) -> tuple[str, str]:
    """Fill in the public form; return number and tracking code."""
    visitor.open("/inquiries")
    visitor.look("inquiries")
    visitor.press("我要咨询")
    visitor.write("咨询主题", topic)
    visitor.write("咨询内容", QUESTION)
    visitor.write("联系方式", "赵小燕 13812345678")
    visitor.page.get_by_label("同意公开咨询内容和答复").check()
    visitor.look("ask")
    visitor.press("提交咨询")
    visitor.look("receipt")
    page = visitor.page
    page.emulate_media(media="print")
    visitor.shot("receipt-printed")
    code = page.locator("code.code")
    assert code.is_visible()
    page.emulate_media(media="screen")
    number = page.locator(".receipt .number").inner_text()
    assert re.fullmatch(r"咨询〔\d{4}〕\d+号", number)
    return number, code.inner_text()


def track(visitor, code: str, *words: str) -> None:
    """Look the code up; these words are told."""
    visitor.open("/inquiries/track")
    visitor.write("查询码", code.lower())
    visitor.press("查询")
    visitor.reads(*words)


def task(screen, topic: str, label: str) -> None:
    """Come from the work list to the inquiry."""
    screen.open("/intranet/worklist")
    screen.press(topic)
    screen.look(f"inquiry-{label}")


def answer(window, topic: str) -> None:
    """The office assigns, a unit answers, its head approves."""
    office = window("officeclerk")
    task(office, topic, "officeclerk")
    office.press("分办")
    office.page.get_by_label("承办处室").select_option(label="都市工业处")
    office.look("act-assign")
    office.press("确定")
    clerk = window("clerk2")
    task(clerk, topic, "clerk2")
    clerk.write("答复内容", ANSWER)
    clerk.press("提交答复")
    head = window("head2")
    task(head, topic, "head2")
    head.reads(ANSWER)
    head.write("您的意见", "同意答复。")
    head.press("同意答复")
    head.look("inquiry-answered")


def release(window, topic: str) -> None:
    """What names the writer is masked before it becomes public."""
    editor = window("editor")
    task(editor, topic, "editor")
    editor.reads("13812345678", "***")
    editor.press("送发布审核")
    reviewer = window("reviewer")
    task(reviewer, topic, "reviewer")
    reviewer.write("保密审查意见", "经审查，个人信息已隐去，可以公开。")
    reviewer.press("审查同意发布")
    reviewer.look("release-answer")


def test_a_question_becomes_a_public_answer(window, topic):
    visitor = window()
    number, code = ask(visitor, topic)
    track(visitor, code, number, "等待分办")
    visitor.look("track")
    answer(window, topic)
    track(visitor, code, "请在“项目申报”页面注册")
    release(window, topic)
    track(visitor, code, "请在“项目申报”页面注册", "公开")
    visitor.look("track-answered")
    visitor.open("/inquiries")
    visitor.look("inquiries-with-answer")
    visitor.press(topic)
    visitor.reads("请在“项目申报”页面注册", "都市工业处")
    shown = visitor.page.content()
    assert "赵小燕" not in shown and "13812345678" not in shown
    visitor.look("answer")


def test_a_wrong_code_tells_nothing(window):
    visitor = window()
    track(visitor, "AAAA-BBBB-CCCC-DDDD", "未查到")
    visitor.look("track-wrong")
