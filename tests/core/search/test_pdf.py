"""PDF files as people make them: what their text says is found, and nothing harms the reader."""

from jingwei.core.attachments import api
from jingwei.core.search import jobs
from jingwei.core.search.text import normal
from plone.dexterity.utils import addContentToContainer
from plone.dexterity.utils import createContent
from plone.namedfile.file import NamedBlobFile
from pypdf import PdfReader
from pypdf import PdfWriter
from tests.office.documents.conftest import office

import io
import pytest
import re
import subprocess
import time
import transaction


pytestmark = pytest.mark.proof
__all__ = ["office"]
TITLE = "关于印发《江城市工业企业技术改造补助办法》的通知"
PAGE = f"""<!doctype html><html lang="zh-CN"><meta charset="utf-8"><h1>{TITLE}</h1>
<p>江经〔2026〕12号</p><p>各区经济和信息化局，各有关企业：</p>
<p>为推动工业企业高质量发展，经研究，现将《江城市工业企业技术改造补助办法》印发给你们，请认真组织实施。
补助额度为设备投资额的10%，单个项目不超过500万元。电子邮箱：tech@jingwei.example。</p>
<p>一、A股上市公司、“专精特新”企业优先；二、ISO 9001认证企业；三、龘、㙟、镕、喆等生僻字。</p>
<p>江城重型机械有限公司用电量（万千瓦时）：1,234.56</p>
<p style="page-break-before:always">附件：SUFFIX</p></html>"""


@pytest.fixture(scope="module")
def printed(chromium):
    """Return a function that prints a page as people do: to PDF, in Chromium."""

    def printed(suffix: str = "申报表") -> bytes:
        page = chromium.new_page()
        page.set_content(PAGE.replace("SUFFIX", suffix))
        made = page.pdf(format="A4", margin={side: "37mm" for side in ("top", "left", "right")})
        page.close()
        return made

    return printed


def named(content: bytes, name: str = "通知.pdf") -> NamedBlobFile:
    return NamedBlobFile(content, filename=name)


def path_of(address: str) -> str:
    return "intranet" + address.partition("/intranet")[2]


def poppler(content: bytes) -> str:
    """What another reader finds."""
    run = subprocess.run(["pdftotext", "-", "-"], input=content, capture_output=True, check=True)
    return run.stdout.decode()


def rewritten(content: bytes, times: int = 1, **encrypted) -> bytes:
    """The pages of a file again and again, encrypted as told."""
    writer, made = PdfWriter(), io.BytesIO()
    for page in list(PdfReader(io.BytesIO(content)).pages) * times:
        writer.add_page(page)
    if encrypted:
        writer.encrypt(algorithm="RC4-128", **encrypted)
    writer.write(made)
    return made.getvalue()


def test_what_another_reader_finds_on_a_page_is_found_by_search(site, printed, office, person):
    content = printed()
    address = office.draft(title="附件检索")
    with site.open(user="admin") as portal:
        document = portal.unrestrictedTraverse(path_of(address))
        item = createContent("Attachment", title="附件", file=named(content))
        item = addContentToContainer(document, item, checkConstraints=False)
        transaction.commit()
        assert jobs.extract(item) == ""
        transaction.commit()
        text = normal(jobs.kept(item).text.value)
    # A paragraph of Poppler is one piece, whose lines end where the paper ends.
    said = [normal(part.replace("\n", "")) for part in poppler(content).split("\n\n")]
    pieces = {piece for part in said for piece in part.split() if len(piece) > 1}
    assert len(pieces) > 20
    assert {piece for piece in pieces if piece not in text} == set()
    for words in ("工业企业高质量发展", "技术改造补助办法", "1,234.56", "江经〔2026〕12号", "龘"):
        answer = person("clerk").rest("GET", f"/@search?SearchableText={words}").json()
        assert address in [item["@id"] for item in answer["items"]], words


def test_a_sign_is_the_one_that_a_keyboard_gives(printed):
    text = api.read_apart(named(printed())).text
    assert "工业企业高质量" in text
    assert not re.search(r"[\u2e80-\u2fdf]", text)


def test_the_gap_beside_figures_and_latin_words_is_no_blank(printed):
    text = api.read_apart(named(printed())).text
    assert "A股上市" in text and "500万元" in text and "ISO 9001认证" in text


@pytest.mark.slow
def test_a_thousand_pages_are_read_to_the_last(site, printed):
    begin = time.monotonic()
    read = api.read_apart(named(rewritten(printed(), 500)))
    assert read.fault == "" and read.text.count("申报表") == 500
    assert time.monotonic() - begin < 120


def test_a_file_that_anybody_opens_is_read_and_a_closed_one_is_named(printed):
    open_to_all = rewritten(printed(), user_password="", owner_password="owner")
    assert TITLE[:4] in api.read_apart(named(open_to_all)).text
    closed = rewritten(printed(), user_password="reader", owner_password="owner")
    assert api.read_apart(named(closed)) == api.Read("", "broken")


def test_damage_of_any_kind_ends_in_an_answer(printed):
    content = printed()
    for place in range(0, len(content), len(content) // 12):
        damaged = content[:place] + b"\xff" * 40 + content[place + 40 :]
        read = api.read_apart(named(damaged))
        assert read.fault in ("", "broken") and (read.text == "") == (read.fault == "broken")


@pytest.mark.parametrize("suffix", ["机密★10年", "秘密 ★", "密级：绝密"])
def test_a_mark_of_classification_in_a_pdf_keeps_the_document_from_going_on(
    printed, suffix, office, person, site
):
    address = office.draft()
    path = path_of(address)
    with site.open(user="admin") as portal:
        document = portal.unrestrictedTraverse(path)
        item = createContent("Attachment", title="附件", file=named(printed(suffix)))
        addContentToContainer(document, item, checkConstraints=False)
        transaction.commit()
    refused = office.act("clerk", address, "submit")
    assert refused.status_code == 400
    [error] = refused.json()["error"]["errors"]
    assert error["field"] == "attachments" and "通知.pdf" in error["message"]
    assert office.state(address) == "drafting"
    assert "密" in person("clerk").get(f"/{path}").text
