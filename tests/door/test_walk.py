"""Both kinds of releases, from the office to the public page and back."""

from bs4 import BeautifulSoup
from tests.door.conftest import SECRETS

import json
import pytest
import transaction


def test_an_issued_document_marked_for_disclosure_gets_a_release(door):
    release = door.document()
    data = door.get(release)
    assert data["kind"] == "document"
    assert door.info(release)["state"]["id"] == "preparing"
    assert [row["chosen"] for row in data["attachments"]] == [False, False]


def test_a_document_that_is_not_disclosed_gets_none(door):
    fields = {"disclosure": "none", "disclosure_reason": "内部管理信息"}
    address = door.walk("issued", **fields)
    with door.site.open(user="admin") as portal:
        uid = door.person("clerk").rest("GET", address).json()["UID"]
        assert not portal.portal_catalog.unrestrictedSearchResults(release_source=uid)


def test_an_answer_whose_writer_did_not_agree_gets_none(door):
    address = door.inquiry(publish=False)
    with door.site.open(user="admin") as portal:
        uid = portal.unrestrictedTraverse(address.lstrip("/")).UID()
        assert not portal.portal_catalog.unrestrictedSearchResults(release_source=uid)


def test_a_document_walks_out_with_its_metadata(door, person):
    release = door.to(door.document(), "released")
    data = door.get(release)
    assert door.info(release)["state"]["id"] == "released"
    assert data["index_number"].split("/")[1][:4].isdigit()
    page = person(None).get(door.public(release))
    assert page.status_code == 200
    for text in ("关于开展工业企业用能情况专项调查的通知", data["index_number"], "一、工作要求"):
        assert text in page.text


def test_an_answer_walks_out_masked_and_the_inquiry_is_published(door, person):
    address = door.inquiry()
    release = door.release(address)
    data = door.get(release)
    assert {"name", "address", "phone", "identity", "email"} <= {
        mask["kind"] for mask in data["masks"]
    }
    door.to(release, "released")
    assert person("officeclerk").rest("GET", f"{address}/@workflow").json()["state"]["id"] == (
        "published"
    )
    page = person(None).get(door.public(release))
    assert page.status_code == 200
    assert "赵**" in page.text
    assert "138****5678" in page.text
    assert "江经〔2026〕12号文件" in page.text


@pytest.mark.parametrize("kind", ["document", "inquiry"])
def test_nothing_outside_the_white_list_is_in_the_public_record(door, person, kind):
    release = door.document() if kind == "document" else door.release(door.inquiry())
    door.to(release, "released")
    path = door.public(release)
    pages = [person(None).get(path).text]
    pages += [
        person(account).rest("GET", path + view).text
        for account in ("firm1", "clerk", "admin")
        for view in ("", "/@workflow", "/@history", "/@search?metadata_fields=_all&fullobjects=1")
    ]
    with door.site.open(user="admin") as portal:
        record = portal.unrestrictedTraverse(path.lstrip("/"))
        state = {**record.__dict__}
        pages.append(json.dumps(state, default=repr, ensure_ascii=False))
        brain = portal.portal_catalog.unrestrictedSearchResults(UID=record.UID())[0]
        row = portal.portal_catalog.getMetadataForRID(brain.getRID())
        indexed = portal.portal_catalog.getIndexDataForRID(brain.getRID())
        pages += [repr(row), repr(indexed)]
    for page in pages:
        for secret in [*SECRETS, "内部测算"]:
            assert secret not in page, secret
    with door.site.open(user="admin") as portal:
        record = portal.unrestrictedTraverse(path.lstrip("/"))
        assert record.get_local_roles() == ()
        assert record.listCreators() == ()
        assert record.started_by == ""
        assert "reviewer" not in repr(row)


def test_only_the_chosen_attachment_goes_along(door, person):
    release = door.prepare(door.document())
    rows = {row["title"]: row["id"] for row in door.get(release)["attachments"]}
    door.done("editor", release, "choose_attachments", attachments=[rows["申报表.csv"]])
    door.to(release, "released")
    page = person(None).get(door.public(release)).text
    assert "申报表.csv" in page
    assert "内部测算" not in page
    file = f"{door.public(release)}/{rows['申报表.csv']}/@@download/file"
    assert person(None).get(file).content.decode().startswith("未填")
    door.done("reviewer", release, "withdraw", reason="内容需进一步核实")
    assert person(None).get(file).status_code in (404, 410)


def test_an_attachment_that_is_not_the_source_s_is_refused(door):
    release = door.document()
    answer = door.act("editor", release, "choose_attachments", attachments=["other"])
    assert answer.status_code == 400


def test_withdrawing_leaves_a_notice_and_nothing_else(door, person):
    release = door.to(door.document(), "released")
    path = door.public(release)
    door.done("reviewer", release, "withdraw", reason="内容需进一步核实，电话13812345678")
    page = person(None).get(path)
    text = BeautifulSoup(page.text, "html.parser").get_text()
    assert page.status_code in (200, 410)
    assert "内容需进一步核实" in text
    assert "该信息已撤回" in text
    assert "13812345678" not in text
    assert "用能情况" not in text
    assert "一、工作要求" not in text
    with door.site.open() as portal:
        found = portal.portal_catalog.unrestrictedSearchResults(
            portal_type="PolicyDocument", SearchableText="用能情况"
        )
        assert path.lstrip("/") not in [brain.getPath().split("/", 2)[2] for brain in found]


def test_a_correction_keeps_the_old_text_until_it_is_approved(door, person):
    release = door.to(door.document(), "released")
    path = door.public(release)
    with door.site.open() as portal:
        before = portal.unrestrictedTraverse(path.lstrip("/")).published_on
    door.done("editor", release, "correct", reason="更正标题中的错字")
    person("editor").rest("PATCH", release, title="关于开展工业企业用能专项调查的通知")
    page = person(None).get(path).text
    assert "用能情况专项调查" in page
    assert "更正标题中的错字" not in page
    assert door.act("editor", release, "drop", reason="不改了").status_code == 409
    door.done("editor", release, "submit")
    door.done("reviewer", release, "approve")
    page = person(None).get(path).text
    assert "用能情况专项调查" not in page
    assert "用能专项调查" in page
    assert "更正标题中的错字" in page
    with door.site.open() as portal:
        record = portal.unrestrictedTraverse(path.lstrip("/"))
        assert record.published_on == before
        assert record.corrected_on is not None
    assert door.public(release) == path


def test_a_dropped_release_makes_nothing_public(door):
    release = door.to(door.document(), "dropped")
    assert door.get(release)["public"] is None


def test_nobody_approves_what_they_prepared(door, person, both_posts):
    release = door.prepare(door.document())
    door.done("editor", release, "submit")
    assert door.act("editor", release, "approve").status_code == 403
    door.done("reviewer", release, "approve")


def test_whoever_only_masked_something_cannot_approve_either(door, person, both_posts):
    release = door.prepare(door.release(door.inquiry()))
    door.done("reviewer", release, "mask", passages=["您好"])
    door.done("editor", release, "submit")
    assert door.act("reviewer", release, "approve").status_code == 403
    # Both holders of the reviewer's post prepared it: it goes to the next post.
    door.done("director", release, "approve")


@pytest.fixture
def both_posts(site):
    """For the time of a test editor and reviewer each hold both posts."""
    import transaction

    with site.open(user="admin") as portal:
        before = {}
        for post in ("editor", "reviewer"):
            found = portal.intranet.organisation.office[post]
            before[post] = found.holders
            found.holders = ("editor", "reviewer")
            _changed(found)
        transaction.commit()
    yield
    with site.open(user="admin") as portal:
        for post, members in before.items():
            found = portal.intranet.organisation.office[post]
            found.holders = members
            _changed(found)
        transaction.commit()


def _changed(obj):
    from zope.event import notify
    from zope.lifecycleevent import ObjectModifiedEvent

    notify(ObjectModifiedEvent(obj))


@pytest.mark.parametrize("field", ["title", "description"])
def test_a_mark_of_classification_is_refused(door, person, field):
    release = door.prepare(door.document())
    person("editor").rest("PATCH", release, **{field: "机密★10年 关于调查的通知"})
    answer = door.act("editor", release, "submit")
    assert answer.status_code == 400
    assert answer.json()["error"]["errors"]


def test_an_answer_with_a_mark_of_classification_stays_inside(door):
    address = door.inquiry()
    with door.site.open() as portal:
        inquiry = portal.unrestrictedTraverse(address.lstrip("/"))
        # As it would stand there from the time before letters were looked at.
        inquiry.question = "秘密★ 文件的内容是什么？"
        transaction.commit()
    release = door.release(address)
    assert door.act("editor", release, "submit").status_code == 400


def test_a_document_needs_its_subject_category(door):
    answer = door.act("editor", door.document(), "submit")
    assert answer.status_code == 400
    assert [e["field"] for e in answer.json()["error"]["errors"]] == ["subject_category"]


def test_the_editor_adds_a_mask_and_removes_a_wrong_one_with_a_reason(door, person):
    release = door.release(door.inquiry(question="宏达机械厂想咨询，热线027-87654321打不通。"))
    door.done("editor", release, "mask", passages=["宏达机械厂"])
    assert door.act("editor", release, "mask", passages=["没有的话"]).status_code == 400
    assert door.act("editor", release, "unmask", passage="027-87654321").status_code == 400
    door.done("editor", release, "unmask", passage="027-87654321", reason="政务热线，非个人信息")
    preview = door.get(release)["preview"]
    assert preview["question"] == "***想咨询，热线027-87654321打不通。"
    page = person("editor").get(release.replace("/++api++", "").split("/jingwei", 1)[1])
    assert page.status_code == 200
    assert "政务热线，非个人信息" in page.text
    assert "<mark" in page.text


def test_personal_data_in_a_document_are_flagged_and_stay(door):
    data = door.get(door.document())
    assert [flag["original"] for flag in data["flags"]] == ["027-87654321"]
    assert "027-87654321" in data["preview"]["body"]
    assert data["warnings"]


def test_links_into_the_office_do_not_leave(door):
    body = door.get(door.document())["preview"]["body"]
    assert "organisation" not in body
    assert "内部页面" in body


def test_the_conclusions_are_recorded(door, person):
    release = door.prepare(door.document())
    door.done("editor", release, "submit")
    assert door.act("reviewer", release, "return").status_code == 400
    door.done("reviewer", release, "return", reason="标题应与原文一致")
    door.to(release, "released")
    with door.site.open() as portal:
        from jingwei.core.opinions import api as opinions

        path = release.replace("/++api++", "").split("/jingwei/", 1)[1]
        rows = opinions.rows(portal.unrestrictedTraverse(path))
        assert [(row.decision, row.person) for row in rows] == [
            ("return", "reviewer"),
            ("agree", "reviewer"),
        ]
        assert not opinions.verify(portal.unrestrictedTraverse(path))


def test_a_second_approval_is_refused(door):
    release = door.to(door.document(), "released")
    assert door.act("reviewer", release, "approve").status_code == 409


def test_nobody_deletes_renames_or_makes_a_release(door, person):
    release = door.document()
    for account in ("editor", "reviewer", "admin"):
        answer = person(account).rest("DELETE", release)
        assert answer.status_code in (401, 403, 404, 409), account
    made = person("editor").rest("POST", "/intranet/releases", **{"@type": "Release", "title": "x"})
    assert made.status_code in (400, 401, 403)


def test_the_pages_of_lower_floors_lead_to_the_release(door, person):
    release = door.document()
    source = door.get(release)["source"].replace("/++api++", "").split("/jingwei", 1)[1]
    local = release.replace("/++api++", "").split("/jingwei", 1)[1]
    assert local in person("editor").get(source).text
    assert local not in person("registrar").get(source).text
    inquiry = door.inquiry()
    local = door.release(inquiry).replace("/++api++", "").split("/jingwei", 1)[1]
    assert local in person("editor").get(inquiry).text
    assert local not in person("clerk2").get(inquiry).text


def test_the_list_of_releases_has_a_tab_for_each_state(door, person):
    release = door.document()
    page = person("editor").get("/intranet/releases?state=preparing").text
    assert release.rsplit("/", 1)[1] in page
    assert release.rsplit("/", 1)[1] not in person("clerk").get("/intranet/releases").text


def test_a_passage_cut_by_tags_is_masked_and_the_mask_is_taken_back(door, person):
    body = "<p>请<b>张三</b>丰厂派人参加，<a href='https://example.cn/张三丰厂'>详情</a>。</p>"
    release = door.prepare(door.document(body={"data": body, "content-type": "text/html"}))
    door.done("editor", release, "mask", passages=["张三丰厂"])
    preview = door.get(release)["preview"]["body"]
    assert "丰厂" not in preview
    assert "张三" not in preview
    assert "example.cn" not in preview
    original = door.get(release)["masks"][0]["original"]
    door.done("editor", release, "unmask", passage=original, reason="企业名称，可以公开")
    assert "丰厂" in door.get(release)["preview"]["body"]
    assert door.get(release)["masks"] == []


def test_only_what_a_mask_can_hide_is_taken_as_a_passage(door):
    release = door.release(door.inquiry(question="我叫王小明，想咨询。"))
    # The public text reads so, but the text that is masked does not.
    for passage in ("王**，想", "咨询〔", " "):
        assert door.act("editor", release, "mask", passages=[passage]).status_code == 400, passage


def test_a_telephone_number_cut_by_tags_is_flagged(door):
    body = "<p>电话<b>1381</b>2345678</p>"
    data = door.get(door.document(body={"data": body, "content-type": "text/html"}))
    assert [flag["original"] for flag in data["flags"]] == ["13812345678"]


@pytest.mark.parametrize("step", ["withdraw", "correct"])
def test_a_reason_with_a_mark_of_classification_is_refused_and_audited(door, step):
    release = door.to(door.document(), "released")
    account = "reviewer" if step == "withdraw" else "editor"
    before = refusals(door, step)
    answer = door.act(account, release, step, reason="机密★的内容")
    assert answer.status_code == 400
    assert [e["field"] for e in answer.json()["error"]["errors"]] == ["reason"]
    assert refusals(door, step) == before + 1
    assert door.info(release)["state"]["id"] == "released"


def refusals(door, step: str) -> int:
    """How often the audit was told of a refused `step`."""
    from jingwei.core.audit import api as audit

    with door.site.open(user="admin"):
        rows = audit.entries(audit.Filters(), size=10_000).rows
    return sum(r.event == "transition.refused" and r.more["transition"] == step for r in rows)


@pytest.mark.parametrize("state", ["preparing", "release_review"])
def test_an_urgent_withdrawal_does_not_wait_for_the_correction(door, person, state):
    from jingwei.core.opinions import api as opinions

    release = door.to(door.document(), "released")
    path = door.public(release)
    door.done("editor", release, "correct", reason="更正标题")
    if state == "release_review":
        door.done("editor", release, "submit")
    assert "drop" not in ids(door.info(release, "editor"))
    assert "withdraw" in ids(door.info(release, "reviewer"))
    door.done("reviewer", release, "withdraw", reason="涉及个人信息")
    assert door.info(release)["state"]["id"] == "withdrawn"
    assert ids(door.info(release, "editor")) == ids(door.info(release, "reviewer")) == []
    page = person(None).get(path).text
    assert "涉及个人信息" in page
    assert "一、工作要求" not in page
    with door.site.open() as portal:
        local = release.replace("/++api++", "").split("/jingwei/", 1)[1]
        row = opinions.rows(portal.unrestrictedTraverse(local))[-1]
    assert (row.step, row.decision) == (state, "withdraw")


@pytest.mark.parametrize("state", ["preparing", "release_review"])
def test_there_is_nothing_to_withdraw_before_the_first_release(door, state):
    release = door.to(door.document(), state)
    assert "withdraw" not in ids(door.info(release, "reviewer"))
    answer = door.act("reviewer", release, "withdraw", reason="不宜公开")
    assert answer.status_code == 409
    assert door.info(release)["state"]["id"] == state


def ids(info: dict) -> list[str]:
    """Ids of the steps that GET @workflow offers."""
    return [step["id"] if isinstance(step, dict) else step for step in info["transitions"]]


def test_an_attachment_that_changed_under_the_review_is_not_approved(door):
    from plone.namedfile.file import NamedBlobFile

    import transaction

    release = door.prepare(door.document())
    rows = {row["title"]: row["id"] for row in door.get(release)["attachments"]}
    door.done("editor", release, "choose_attachments", attachments=[rows["申报表.csv"]])
    door.done("editor", release, "submit")
    with door.site.open(user="admin") as portal:
        path = door.get(release)["source"].replace("/++api++", "").split("/jingwei/", 1)[1]
        file = portal.unrestrictedTraverse(path)[rows["申报表.csv"]]
        file.file = NamedBlobFile("另一份".encode(), filename="申报表.csv")
        transaction.commit()
    assert door.act("reviewer", release, "approve").status_code == 409


def test_a_visitor_is_asked_to_log_in_whatever_became_of_the_source(door, person):
    import transaction

    release = door.document()
    with door.site.open(user="admin") as portal:
        path = door.get(release)["source"].replace("/++api++", "").split("/jingwei/", 1)[1]
        portal.unrestrictedTraverse(path).disclosure = "none"
        transaction.commit()
    local = release.replace("/++api++", "").split("/jingwei", 1)[1]
    answer = person(None).get(local)
    assert answer.status_code in (302, 401), answer.status_code
    assert person("editor").get(local).status_code == 409


@pytest.mark.parametrize("kind", ["document", "inquiry"])
def test_a_notice_keeps_the_number_and_no_word_of_the_text(door, person, kind):
    release = door.document() if kind == "document" else door.release(door.inquiry())
    door.to(release, "released")
    path = door.public(release)
    number = door.get(release)["preview"]["document_number" if kind == "document" else "number"]
    door.done("reviewer", release, "withdraw", reason="内容需进一步核实")
    assert number in person(None).get(path).text
    with door.site.open(user="admin") as portal:
        record = portal.unrestrictedTraverse(path.lstrip("/"))
        state = json.dumps({**record.__dict__}, default=repr, ensure_ascii=False)
        assert record.title == "该信息已撤回"
        assert record.Description() == ""
        if kind == "document":
            assert record.index_number == door.get(release)["index_number"]
            assert record.validity == "valid"
        row = portal.portal_catalog.unrestrictedSearchResults(UID=record.UID())[0]
        state += repr(portal.portal_catalog.getMetadataForRID(row.getRID()))
        state += repr(portal.portal_catalog.getIndexDataForRID(row.getRID()))
    for word in ("用能情况", "工作要求", "申报账号", "网上注册", "项目申报"):
        assert word not in state, word
