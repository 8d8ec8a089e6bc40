"""What people write into the body is set where the standard wants it."""

from jingwei.core.rendition.letters import Annex
from jingwei.core.rendition.letters import Letter
from jingwei.core.rendition.letters import taken_apart


def paragraphs(*texts: str) -> str:
    """A text of these paragraphs."""
    return "".join(f"<p>{text}</p>" for text in texts)


def test_a_whole_document_is_taken_apart():
    html = paragraphs(
        "各区经信部门，各有关企业：",
        "现将有关事项通知如下。",
        "特此通知。",
        "附件：1.调查表",
        "　　　2.填报说明",
        "江城市经济委员会",
        "2026年3月5日",
        "（此件公开发布）",
    )
    assert taken_apart(html) == Letter(
        to="各区经信部门，各有关企业",
        body=paragraphs("现将有关事项通知如下。", "特此通知。"),
        before=1,
        annexes=("调查表", "填报说明"),
        organs=("江城市经济委员会",),
        note="此件公开发布",
    )


def test_a_text_without_letter_parts_stays_whole():
    html = paragraphs("现将有关事项通知如下。", "1.第一项", "2.第二项")
    assert taken_apart(html) == Letter(body=html)
    assert taken_apart("") == taken_apart("  ") == Letter()


def test_rules_that_are_issued_follow_as_an_annex_with_their_title():
    html = paragraphs("现印发给你们。", "江城市经济委员会", "2026年3月5日")
    rules = "<h2>管理办法</h2><h3>第一章　总则</h3><p>第一条　制定本办法。</p>"
    [annex] = taken_apart(html + rules).annexed
    assert annex == Annex("", "管理办法", rules.removeprefix("<h2>管理办法</h2>"), 4)


def test_annexes_in_the_body_begin_with_their_labels():
    html = paragraphs("现印发。", "江城市经济委员会", "2026年　月　日")
    html += paragraphs("附件1", "甲") + "<p>附件2：说明</p>" + paragraphs("乙")
    first, second = taken_apart(html).annexed
    assert (first.label, first.title, first.html) == ("附件1", "", "<p>甲</p>")
    assert (second.label, second.title, second.html) == ("附件2", "说明", "<p>乙</p>")


def test_minutes_say_at_their_end_who_was_there():
    html = paragraphs(
        "会议研究了资金安排。", "出席：王建国、李明，张旻。", "列席：办公室。", "分送：各处室。"
    )
    found = taken_apart(html)
    assert found.body == paragraphs("会议研究了资金安排。")
    assert found.attendance == (("出席", ("王建国", "李明", "张旻")), ("列席", ("办公室",)))
    assert found.copies == "各处室"


def test_several_organs_sign():
    html = paragraphs("特此通知。", "江城市经济委员会", "江城市财政局", "2026年3月5日")
    assert taken_apart(html).organs == ("江城市经济委员会", "江城市财政局")


def test_a_sentence_that_something_follows_is_no_addressee():
    html = paragraphs("现将有关事项通知如下：", "一、总体要求")
    assert taken_apart(html) == Letter(body=html)
