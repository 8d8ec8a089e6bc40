"""Policy pages and answer pages: what is shown, and what is left after withdrawal."""

from jingwei.core.workflow.api import advance
from tests.portal.conftest import ANSWER
from tests.portal.conftest import POLICY
from tests.portal.conftest import public_record

import datetime
import pytest
import transaction


ACCOUNTS = [None, "firm1", "clerk", "editor", "editor2", "reviewer", "sysadmin", "admin"]


@pytest.fixture(scope="module")
def gone(site):
    """Path of a withdrawn policy, and of its file."""
    from plone.dexterity.utils import createContent
    from plone.namedfile.file import NamedBlobFile

    moment = datetime.datetime(2026, 2, 2, 9)
    words = {**POLICY, "title": "已撤回的措施", "body": "<p>机密内容甲</p>"}
    path = public_record(site, "policies", "PolicyDocument", moment, **words)
    with site.open(user="admin") as portal:
        record = portal.unrestrictedTraverse(path.strip("/"))
        blob = NamedBlobFile(b"a,b\n", filename="附表.csv")
        record._setObject("file", createContent("PublicFile", id="file", title="附表", file=blob))
        transaction.commit()
    return path


def test_the_policy_page_shows_metadata_before_the_text(person, policy):
    page = person(None).get(policy).text
    for value in (POLICY["index_number"], POLICY["document_number"], POLICY["issuer"], "有效"):
        assert page.index(value) < page.index("本市工业企业。")
    for name in ("ArticleTitle", "PubDate", "ContentSource"):
        assert f'name="{name}"' in page
    assert 'content="2026-01-13 09:30"' in page


def test_the_policy_is_also_data(person, policy):
    data = person(None).get(f"{policy}?format=json").json()
    assert data["document_number"] == POLICY["document_number"]
    assert data["written"] == "2026-01-12"
    assert data["published"] == "2026-01-13 09:30"
    assert "本市工业企业" in data["body"]


def test_the_answer_page_shows_the_four_things_of_the_check(person, answer):
    page = person(None).get(answer).text
    for value in ("2026-03-02", "2026-03-05", ANSWER["unit"], "请按办事指南提交"):
        assert value in page
    assert person(None).get(f"{answer}?format=json").json()["days"] == 3


def test_a_correction_is_visible(site, person, policy):
    with site.open(user="admin") as portal:
        record = portal.unrestrictedTraverse(policy.strip("/"))
        advance(record, "correct", "release corrected", note="第二条有误，现予更正。")
        transaction.commit()
    assert "第二条有误，现予更正。" in person(None).get(policy).text


def test_withdrawing_leaves_a_notice_and_nothing_else(site, person, gone):
    visitor = person(None)
    assert "机密内容甲" in visitor.get(gone).text
    assert visitor.get(f"{gone}/file/@@download/file").status_code == 200
    with site.open(user="admin") as portal:
        record = portal.unrestrictedTraverse(gone.strip("/"))
        advance(record, "withdraw", "release withdrawn", reason="内容有误")
        transaction.commit()
    for account in ACCOUNTS:
        page = person(account).get(gone)
        assert page.status_code == 200
        assert "该信息已撤回" in page.text
        assert "内容有误" in page.text
        assert "机密内容甲" not in page.text
        assert "机密内容甲" not in person(account).get(f"{gone}?format=json").text
        assert "机密内容甲" not in person(account).rest("GET", gone).text
        assert person(account).get(f"{gone}/file/@@download/file").status_code in {404, 410}
    for path in ("/policies", "/policies?format=json", "/", "/search?q=机密内容甲", "/sitemap"):
        assert "已撤回的措施" not in visitor.get(path).text


def test_nobody_changes_moves_or_deletes_a_public_record(person, policy, answer):
    for path in (policy, answer):
        for account in ACCOUNTS:
            client = person(account)
            assert client.rest("PATCH", path, title="改动").status_code >= 400, account
            assert client.rest("DELETE", path).status_code >= 400, account
            added = client.rest("POST", path, **{"@type": "PublicFile", "title": "夹带"})
            assert added.status_code >= 400, account
            for step in ("withdraw", "correct"):
                fired = client.rest("POST", f"{path}/@workflow/{step}", reason="改动")
                assert fired.status_code >= 400, (account, step)
            for view in ("edit", "@@why", "@@act/withdraw"):
                if account != "admin":
                    assert client.get(f"{path}/{view}").status_code in {302, 401, 403, 404}
        assert "改动" not in person(None).get(path).text
