"""An auditor reads the numbers of records, and no title of what he may not see."""

from bs4 import BeautifulSoup
from tests.desk.inquiries.conftest import counter
from tests.office.documents.conftest import office


__all__ = ["counter", "office"]
PAGE = "/intranet/audit"


def objects(person, query: str) -> list[str]:
    """What the events of a search are about, as the auditor reads it; no title stands anywhere."""
    page = BeautifulSoup(person("auditor").get(f"{PAGE}?{query}").text, "html.parser")
    text = page.find("main").get_text()
    assert "用能情况" not in text and "申报系统账号" not in text
    return [row.find_all("td")[3].get_text(strip=True) for row in page.select("tbody tr")]


def test_a_document_is_named_by_its_number(office, person):
    address = office.walk("numbered")
    number = person("registrar").rest("GET", address).json()["number"]
    assert f"公文 {number}" in objects(person, "person=registrar&event=transition")


def test_a_draft_has_none_yet_and_is_named_by_its_address(office, person):
    address = office.walk("unit_review")
    assert f"公文 {address.rpartition('/')[2]}" in objects(person, "person=clerk&event=transition")


def test_an_inquiry_is_named_by_its_number(counter, person):
    address, _code = counter.walk("handling")
    number = person("officeclerk").rest("GET", address).json()["number"]
    found = objects(person, "person=officeclerk&event=transition")
    assert any(number in words for words in found)
