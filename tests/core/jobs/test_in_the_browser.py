"""The list of jobs in a browser: it follows the work without being asked."""

import base64
import pytest


pytestmark = pytest.mark.journey


def test_the_page_shows_the_end_of_a_job_by_itself(ask, work, site, url, chromium):
    id_ = ask("clerk")
    token = base64.b64encode(f"clerk:{site.password}".encode()).decode()
    context = chromium.new_context(extra_http_headers={"Authorization": f"Basic {token}"})
    page = context.new_page()
    try:
        page.goto(f"{url}/intranet/jobs")
        assert "等待中" in page.inner_text("#jobs")
        page.evaluate("window.still = true")
        work()
        page.wait_for_selector(f"#jobs a[href$='job={id_}']", timeout=20_000)
        assert page.evaluate("window.still")
        assert page.get_attribute("#jobs", "data-again") is None
    finally:
        context.close()
