"""A document from draft to public policy page, each step by its post in a real browser."""

from tests.journeys.conftest import axe

import pytest


pytestmark = pytest.mark.journey
TITLE = "江城市经济委员会关于开展绿色工厂申报工作的通知"


def draft(screen) -> str:
    """Fill in the sheet as clerk; return the document's address."""
    page = screen.page
    screen.open("/intranet/documents/++add++OfficialDocument")
    page.fill("[name='form.widgets.title']", TITLE)
    page.fill("[name='form.widgets.main_recipients']", "各区经信部门，各有关企业")
    page.fill("[name='form.widgets.phone']", "0000-0001")
    fill_text(page, "form.widgets.body", "<h2>一、申报条件</h2><p>信用状况良好。</p>")
    page.select_option("[name='form.widgets.disclosure:list']", "proactive")
    screen.shot("document-add")
    page.click("[name='form.buttons.save']")
    page.wait_for_load_state()
    return page.url.removesuffix("/view")


def fill_text(page, name: str, html: str) -> None:
    """Type into the rich-text editor, or into its text area where the editor is not loaded."""
    page.wait_for_timeout(1500)
    done = page.evaluate(
        """([name, html]) => {
            const area = document.querySelector(`textarea[name="${name}"]`);
            const editor = window.tinymce && tinymce.get(area.id);
            if (editor) { editor.setContent(html); editor.save(); }
            else { area.value = html; }
            return true;
        }""",
        [name, html],
    )
    assert done


def act(screen, address: str, button: str, opinion: str = "") -> None:
    """Open the sheet, write an opinion if one is asked for, and press the primary button."""
    page = screen.page
    page.goto(address)
    screen.no_sideways_scroll()
    if opinion:
        page.fill("[name='form.widgets.opinion']", opinion)
    page.get_by_role("button", name=button, exact=True).click()
    page.wait_for_load_state()


def test_a_document_becomes_a_public_policy(window, width):
    clerk = window("clerk")
    address = draft(clerk)
    act(clerk, address, "送处室审核")

    head = window("head")
    head.open("/intranet/worklist")
    head.no_sideways_scroll()
    assert head.page.get_by_text(TITLE).count()
    assert axe(head.page) == []
    head.shot("worklist")
    head.page.get_by_text(TITLE).first.click()
    assert axe(head.page) == []
    head.shot("sheet-head")
    act(head, address, "同意，送办公室核稿", "同意，请办公室核稿。")

    director = window("director")
    act(director, address, "送领导签发", "格式已核，请领导签发。")
    leader = window("leader")
    leader.page.goto(address)
    leader.shot("sheet-leader")
    act(leader, address, "签发", "同意印发。")

    registrar = window("registrar")
    registrar.page.goto(f"{address}/@@act/register")
    assert axe(registrar.page) == []
    registrar.shot("act-register")
    registrar.page.get_by_role("button", name="确定").click()
    registrar.page.wait_for_load_state()
    act(registrar, address, "印发")
    registrar.shot("sheet-issued")
    assert "江经〔" in registrar.page.content()
