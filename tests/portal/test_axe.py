"""Public pages in a real browser: axe finds nothing, nothing overflows, nothing comes from afar."""

import pytest


RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}


@pytest.mark.parametrize("width", [1280, 390], ids=["desk", "phone"])
def test_axe_finds_nothing(width, chromium, url, editing, policy, answer):
    from axe_playwright_python.sync_playwright import Axe

    text = editing.walk("published").split("/jingwei", 1)[1]
    page = chromium.new_page(viewport={"width": width, "height": 900})
    foreign, said = [], []
    page.on("request", lambda r: r.url.startswith(url.rsplit("/", 1)[0]) or foreign.append(r.url))
    page.on("console", lambda m: m.type == "error" and said.append(m.text))
    for path in ("", "/policies", policy, "/inquiries", answer, text, "/search?q=改造", "/sitemap"):
        page.goto(f"{url}{path}")
        found = Axe().run(page, options=RULES).response["violations"]
        assert not [(v["id"], [n["html"] for n in v["nodes"]]) for v in found], path
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    assert not foreign
    assert not said
    page.close()
