"""A view of a list is saved, found again, and taken away as a file."""

from io import BytesIO
from openpyxl import load_workbook
from pathlib import Path
from tests.core.listing.conftest import many

import pytest


__all__ = ["many"]
pytestmark = pytest.mark.journey


def test_a_head_narrows_the_documents_saves_the_view_and_takes_it_away(window, many):
    head = window("head")
    head.open("/intranet/documents")
    head.page.click(".facets a:has-text('已归档')")
    head.page.wait_for_load_state()
    head.reads("状态", "已归档")
    head.page.click("th a:has-text('编号')")
    head.page.wait_for_load_state()
    total = int(head.page.inner_text(".said b"))
    head.look("list-narrowed")
    head.page.click("summary:has-text('保存视图')")
    name = f"本处归档{head.width}"
    head.write("视图名称", name)
    head.press("保存")
    head.reads(f"视图“{name}”已保存")
    head.open("/intranet/documents")
    head.page.click(f"nav.saved a:has-text('{name}')")
    head.page.wait_for_load_state()
    assert head.page.get_attribute("nav.saved a[aria-current]", "href") == head.page.url
    head.look("list-saved-view")
    with head.page.expect_download() as download:
        head.page.click(".take a:has-text('XLSX')")
    content = Path(download.value.path()).read_bytes()
    assert download.value.suggested_filename.startswith("公文-")
    rows = list(load_workbook(BytesIO(content)).active.values)
    assert len(rows) == total + 1
    assert {row[rows[0].index("状态")] for row in rows[1:]} == {"已归档"}
    head.press("删除此视图")
    head.reads("已删除")
