"""Releases of both kinds, made and walked by the persons' own HTTP requests."""

from jingwei.desk.inquiries.api import hand_in
from tests.office.documents.conftest import Office
from tests.office.documents.conftest import STEPS

import pytest
import transaction


BODY = (
    "<h2>一、工作要求</h2><p>请认真组织实施。咨询电话：027-87654321。</p>"
    '<p><a href="../../organisation">内部页面</a></p>'
)
LETTER = {
    "topic": "我叫赵小燕，申报账号如何申请？",
    "question": (
        "您好，我是赵小燕，住江城市临江区解放大道1288号3栋2单元501室，电话13812345678，"
        "身份证11010519491231002X，邮箱zhao@example.cn。江经〔2026〕12号文件怎么申报？"
    ),
    "contact": "赵小燕 13812345678",
}
SECRETS = [
    *("赵小燕", "13812345678", "11010519491231002X", "zhao@example.cn", "1288号"),
    *("演示拟稿员电话", "0000-0009", "请按程序办理内部意见", "同意公开内部意见"),
]


class Door(Office):
    """The office, with releases."""

    def __init__(self, site, person):
        super().__init__(person)
        self.site = site

    def release(self, source: str, account: str = "editor") -> str:
        """Address of the release of a record, as the catalog tells `account`."""
        uid = self.person("editor").rest("GET", source).json()["UID"]
        found = self.person(account).rest(
            "GET", f"/@search?portal_type=Release&release_source={uid}"
        )
        items = found.json()["items"]
        return items[0]["@id"] if items else ""

    def document(self, **fields) -> str:
        """Release of a freshly issued document."""
        fields = {
            "body": {"data": BODY, "content-type": "text/html"},
            "phone": "0000-0009",
            **fields,
        }
        address = self.draft(**fields)
        self.attach(address, "申报表.csv", "5pyq5aGrCg==")
        self.attach(address, "内部测算.csv", "5YaF6YOo5rWL566XCg==")
        for account, transition, params in list(STEPS.values())[:6]:
            words = {"opinion": "请按程序办理内部意见"} if transition == "endorse" else params
            self.done(account, address, transition, **words)
        return self.release(address)

    def attach(self, address: str, name: str, data: str) -> None:
        """Put a file into a draft."""
        file = {"filename": name, "encoding": "base64", "data": data}
        answer = self.person("clerk").rest("POST", address, **{"@type": "Attachment", "file": file})
        assert answer.status_code == 201, answer.text

    def inquiry(self, publish: bool = True, **letter) -> str:
        """Address of a freshly answered inquiry."""
        with self.site.open() as portal:
            number = hand_in(publish=publish, **{**LETTER, **letter}).number
            transaction.commit()
            found = portal.portal_catalog.unrestrictedSearchResults(portal_type="Inquiry")
            inquiry = next(
                brain for brain in found if brain._unrestrictedGetObject().number == number
            )
            address = inquiry.getPath().removeprefix("/".join(portal.getPhysicalPath()))
        self.done("officeclerk", address, "assign", unit="urban")
        self.done("clerk2", address, "draft_answer", answer="赵小燕同志：请在网上注册。")
        self.done("head2", address, "approve_answer", opinion="同意公开内部意见")
        return address

    def get(self, address: str, account: str = "editor") -> dict:
        """The release as JSON."""
        answer = self.person(account).rest("GET", address)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def info(self, address: str, account: str = "editor") -> dict:
        """Releases are asked for by the editor, documents by the drafter."""
        account = account if "/releases" in address else "clerk"
        return self.person(account).rest("GET", f"{address}/@workflow").json()

    def prepare(self, release: str) -> str:
        """Make a release fit for the review."""
        if self.get(release)["kind"] == "document":
            answer = self.person("editor").rest("PATCH", release, subject_category="planning")
            assert answer.status_code == 204, answer.text
        return release

    def to(self, release: str, state: str) -> str:
        """Walk a release on to `state`."""
        if state == "preparing":
            return release
        if state == "dropped":
            self.done("editor", release, "drop", reason="不宜公开")
            return release
        self.prepare(release)
        self.done("editor", release, "submit")
        if state == "release_review":
            return release
        self.done("reviewer", release, "approve", opinion="经审查，不涉密，可以公开")
        if state == "withdrawn":
            self.done("reviewer", release, "withdraw", reason="内容需进一步核实")
        return release

    def public(self, release: str) -> str:
        """Path of the public page below the site."""
        return self.get(release)["public"].replace("/++api++", "").split("/jingwei", 1)[1]


@pytest.fixture(scope="module")
def door(site, person):
    """The door of this test module."""
    return Door(site, person)
