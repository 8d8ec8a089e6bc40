"""Titles on a telephone: a line ends between two words."""

from tests.portal.conftest import public_record

import datetime


TITLES = (
    "江城市经济委员会关于开展冬季工业企业用能情况专项调查的通知",
    "江城市经济委员会关于印发《江城市工业企业技术改造项目管理办法》的通知",
)
WORDS = ("开展", "印发", "工业", "企业", "技术", "改造", "办法", "调查", "通知")
# The signs of the heading, line by line.
LINES = """() => {
  const found = [], heading = document.querySelector("h1"), range = document.createRange();
  const walker = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT);
  let last = null;
  while (walker.nextNode()) {
    for (let at = 0; at < walker.currentNode.length; at++) {
      range.setStart(walker.currentNode, at);
      range.setEnd(walker.currentNode, at + 1);
      const top = Math.round(range.getBoundingClientRect().top);
      if (top !== last) found.push("");
      found[found.length - 1] += walker.currentNode.data[at];
      last = top;
    }
  }
  return found;
}"""


def test_a_title_on_a_telephone_is_broken_between_words(chromium, url, site):
    page = chromium.new_page(viewport={"width": 390, "height": 900})
    for title in TITLES:
        moment = datetime.datetime(2026, 1, 13, 9, 30)
        path = public_record(site, "policies", "PolicyDocument", moment, title=title)
        page.goto(f"{url}{path}")
        lines = [line.strip() for line in page.evaluate(LINES)]
        assert "".join(lines) == title and len(lines) > 1
        for word in WORDS:
            assert "/".join(lines).count(word) == title.count(word), lines
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.close()
