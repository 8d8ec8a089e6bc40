"""Cells of a table stand below their heads; on a telephone each says its own."""

import base64
import pytest


HEAD = "getComputedStyle(document.querySelector('td[data-head]'), '::before').content"


@pytest.mark.parametrize("language", ["zh-cn", "en"])
@pytest.mark.parametrize(("width", "said"), [(1280, False), (390, True)])
def test_only_where_there_is_no_table_a_cell_says_its_head(
    site, url, many, chromium, language, width, said
):
    token = base64.b64encode(f"principal:{site.password}".encode()).decode()
    context = chromium.new_context(
        extra_http_headers={"Authorization": f"Basic {token}"},
        viewport={"width": width, "height": 800},
    )
    try:
        page = context.new_page()
        page.goto(f"{url}/intranet/documents?set_language={language}")
        assert (page.evaluate(HEAD) != "none") is said
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    finally:
        context.close()
