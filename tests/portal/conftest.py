"""Writing for the public site over REST, and public records as the door makes them."""

from jingwei.core import clock
from tests.journeys.conftest import width  # noqa: F401
from tests.journeys.conftest import window  # noqa: F401

import datetime
import pytest
import transaction


NEWS = {
    "@type": "News Item",
    "title": "全市工业企业技术改造现场推进会在沌南区召开",
    "description": "会议部署下一步技术改造工作。",
    "text": {"data": "<p>会议强调，要抓好项目落地。</p>", "content-type": "text/html"},
}
FILE = {"filename": "名录.csv", "encoding": "base64", "data": "5pyq5aGrCg=="}
PICTURE = {
    "filename": "现场.png",
    "encoding": "base64",
    "content-type": "image/png",
    "data": "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJ"
    "RU5ErkJggg==",
}
FIELDS = {
    "News Item": NEWS,
    "Document": {**NEWS, "@type": "Document", "title": "本委主要职能"},
    "File": {"@type": "File", "title": "企业名录", "file": FILE},
    "Image": {"@type": "Image", "title": "现场照片", "image": PICTURE},
    "Link": {"@type": "Link", "title": "市政府网站", "remoteUrl": "https://www.example.gov.cn/"},
}
STEPS = {
    "review": ("editor", "submit", {}),
    "published": ("editor2", "publish", {}),
    "withdrawn": ("editor2", "withdraw", {"reason": "内容有误"}),
}


class Editing:
    """Writes and moves texts; every call is a person's HTTP request."""

    def __init__(self, person):
        self.person = person

    def write(self, kind: str = "News Item", column: str = "news", account="editor", **fields):
        """Write a draft and return its address."""
        answer = self.person(account).rest("POST", f"/{column}", **{**FIELDS[kind], **fields})
        assert answer.status_code == 201, answer.text
        return answer.json()["@id"]

    def act(self, account: str | None, address: str, step: str, **params):
        """Fire a transition; return the response."""
        return self.person(account).rest("POST", f"{address}/@workflow/{step}", **params)

    def walk(self, state: str, **fields) -> str:
        """Write a text and walk it to `state`."""
        address = self.write(**fields)
        for reached, (account, step, params) in STEPS.items():
            if self.state(address) == state:
                break
            answer = self.act(account, address, step, **params)
            assert answer.status_code == 200, answer.text
            assert self.state(address) == reached
        return address

    def info(self, address: str, account: str = "editor") -> dict:
        """What GET @workflow tells `account`."""
        return self.person(account).rest("GET", f"{address}/@workflow").json()

    def state(self, address: str) -> str:
        """The state as the editor sees it."""
        return self.info(address)["state"]["id"]


@pytest.fixture(scope="module")
def editing(person):
    """The editing of this test module."""
    return Editing(person)


def public_record(site, column: str, portal_type: str, moment: datetime.datetime, **fields) -> str:
    """Make a public record in its own transaction; return its path below the site."""
    from plone.app.textfield.value import RichTextValue
    from plone.dexterity.utils import createContent

    with site.open(user="admin") as portal, clock.at(moment):
        if "body" in fields:
            fields["body"] = RichTextValue(fields["body"], "text/html", "text/x-html-safe")
        name = f"r{len(portal[column].objectIds()):05d}"
        record = createContent(portal_type, id=name, published_on=clock.now(), **fields)
        portal[column]._setObject(name, record)
        transaction.commit()
    return f"/{column}/{name}"


POLICY = {
    "title": "江城市促进工业企业技术改造若干措施",
    "document_number": "江经规〔2026〕1号",
    "genre": "notice",
    "issuer": "江城市经济委员会",
    "index_number": "000000000/202601-00001",
    "subject_category": "制造业",
    "written_on": datetime.date(2026, 1, 12),
    "validity": "valid",
    "body": "<p>为促进工业企业技术改造，制定本措施。</p><h2>一、支持范围</h2><p>本市工业企业。</p>",
}
ANSWER = {
    "title": "技术改造贴息项目验收需要哪些材料？",
    "number": "咨〔2026〕1号",
    "topic": "专项资金",
    "question": "请问验收需要哪些材料？\n是否可以邮寄？",
    "answer": "您好。请按办事指南提交验收申请、决算报告和影像资料。",
    "unit": "规划投资处",
    "asked_on": datetime.date(2026, 3, 2),
    "answered_on": datetime.date(2026, 3, 5),
}


@pytest.fixture(scope="module")
def policy(site):
    """Path of one public policy of 2026."""
    moment = datetime.datetime(2026, 1, 13, 9, 30)
    return public_record(site, "policies", "PolicyDocument", moment, **POLICY)


@pytest.fixture(scope="module")
def answer(site):
    """Path of one public answer."""
    moment = datetime.datetime(2026, 3, 6, 10, 0)
    return public_record(site, "inquiries", "PublicAnswer", moment, **ANSWER)
