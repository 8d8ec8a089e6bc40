"""Both kinds of releases, from the office to the public page and back."""

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


def test_a_dropped_release_makes_nothing_public(door):
    release = door.to(door.document(), "dropped")
    assert door.get(release)["public"] is None


def test_links_into_the_office_do_not_leave(door):
    body = door.get(door.document())["preview"]["body"]
    assert "organisation" not in body
    assert "内部页面" in body


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


def test_a_visitor_is_asked_to_log_in_whatever_became_of_the_source(door, person):

    release = door.document()
    with door.site.open(user="admin") as portal:
        path = door.get(release)["source"].replace("/++api++", "").split("/jingwei/", 1)[1]
        portal.unrestrictedTraverse(path).disclosure = "none"
        transaction.commit()
    local = release.replace("/++api++", "").split("/jingwei", 1)[1]
    answer = person(None).get(local)
    assert answer.status_code in (302, 401), answer.status_code
    assert person("editor").get(local).status_code == 409
