"""Marks of classification, and files that are too big or not what they say: a clear answer, and
nothing half-stored.
"""

from bs4 import BeautifulSoup
from configparser import RawConfigParser
from io import BytesIO
from jingwei.testing import ROOT
from jingwei.testing import running
from tests.http.refusals import clear
from tests.http.refusals import fields_of
from tests.office.documents.conftest import FIELDS

import base64
import pytest
import socket


pytestmark = pytest.mark.proof


LIMIT = 220 * 2**20


class TestClassified:
    """The system is for non-secret work."""

    @pytest.mark.parametrize("mark", ["机密★10年", "绝密 ★", "秘密☆5年"])
    def test_a_text_with_a_mark_is_not_submitted(self, office, mark):
        for field, value in (
            ("title", f"{mark} 关于工作的通知"),
            ("body", {"data": f"<p>{mark}</p><p>正文</p>", "content-type": "text/html"}),
        ):
            address = office.draft(**{field: value})
            answer = office.act("clerk", address, "submit")
            clear(answer, 400)
            assert fields_of(answer) == {field}
            assert office.state(address) == "drafting"

    @pytest.mark.parametrize(
        ("account", "step", "field"),
        [
            ("head", "endorse", "opinion"),
            ("head", "consult", "opinion"),
            ("head", "return", "reason"),
        ],
    )
    def test_nor_does_a_mark_come_in_with_an_opinion_or_a_reason(
        self, office, account, step, field
    ):
        address = office.walk("unit_review")
        answer = office.act(account, address, step, **{field: "同意，按机密★10年管理"})
        clear(answer, 400)
        assert field in fields_of(answer)
        assert office.state(address) == "unit_review"

    @pytest.mark.parametrize("value", ["机密", "秘密★10年", "内部"])
    def test_the_field_of_the_classification_stays_empty(self, person, value):
        clerk = person("clerk")
        answer = clerk.rest(
            "POST",
            "/intranet/documents",
            **{"@type": "OfficialDocument", **FIELDS, "classification": value},
        )
        assert "涉密" in clear(answer, 400) or "保密" in answer.text or "密" in str(answer.json())


class TestFiles:
    """Files that are too big, or not what they say."""

    def test_a_program_that_calls_itself_a_pdf_is_refused(self, office, person):
        address = office.draft()
        file = {
            "filename": "通知.pdf",
            "content-type": "application/pdf",
            "encoding": "base64",
            "data": base64.b64encode(b"MZ\x90\x00" + bytes(4000)).decode(),
        }
        answer = person("clerk").rest("POST", address, **{"@type": "Attachment", "file": file})
        assert "扩展名不符" in clear(answer, 400)
        assert not person("clerk").rest("GET", address).json()["items"]

    @pytest.mark.parametrize("data", ["%%%", "YQ", None, 5, ["a"], {"a": 1}])
    def test_a_file_that_is_no_base64_is_refused(self, office, person, data):
        address = office.draft()
        file = {"filename": "通知.csv", "encoding": "base64", "data": data}
        clear(person("clerk").rest("POST", address, **{"@type": "Attachment", "file": file}))
        assert not person("clerk").rest("GET", address).json()["items"]

    def test_a_file_of_200_mb_is_refused_beside_its_field(self, office, person):
        address = office.draft()
        clerk = person("clerk")
        path = address.split("/++api++", 1)[1] if "++api++" in address else address
        path = path.removeprefix(clerk.url) + "/++add++Attachment"
        page = BeautifulSoup(clerk.get(path).text, "html.parser")
        token = page.find("input", {"name": "_authenticator"})["value"]
        answer = clerk.post(
            path,
            {
                "_authenticator": token,
                "form.widgets.title": "大文件",
                "form.widgets.file.action": "replace",
                "form.buttons.save": "1",
            },
            files={"form.widgets.file": ("大.pdf", BytesIO(b"%PDF-" + bytes(200 * 2**20)))},
            timeout=300,
        )
        assert answer.status_code < 500
        assert "50 MB" in BeautifulSoup(answer.text, "html.parser").get_text()
        assert not clerk.rest("GET", address).json()["items"]

    def test_more_than_the_limit_is_refused_before_it_is_sent(self, house, site):
        with (
            running(house.new_server(max_request_body_size=LIMIT)) as server,
            socket.create_connection(("127.0.0.1", server.effective_port), 10) as line,
        ):
            line.sendall(
                b"POST /jingwei/inquiries/ask HTTP/1.1\r\nHost: localhost\r\n"
                b"Content-Type: multipart/form-data; boundary=x\r\n"
                b"Content-Length: %d\r\n\r\n--x\r\n" % (LIMIT + 1)
            )
            assert line.recv(100).startswith(b"HTTP/1.1 413")

    def test_the_site_is_served_with_that_limit(self):
        settings = RawConfigParser(strict=False, delimiters=("=",), comment_prefixes=("#",))
        settings.read(ROOT / "instance" / "zope.cfg")
        assert settings.getint("instance", "max-request-body-size") == LIMIT


def test_a_unit_that_still_has_items_is_not_deleted(office, person):
    office.draft()
    answer = person("secadmin").rest("DELETE", "/intranet/organisation/operation")
    assert "经济运行处" in clear(answer)
    assert person("clerk").rest("GET", "/intranet/organisation/operation").status_code == 200
    answer = person("secadmin").rest("DELETE", "/intranet/organisation/operation/head")
    clear(answer)
