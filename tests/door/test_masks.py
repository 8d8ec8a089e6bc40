"""Masks that the editor adds and takes back, and personal data that are only flagged."""


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


def test_a_writer_known_by_surname_and_form_of_address_is_masked_too(door):
    question = "请问如何申报？请回电赵女士。"
    release = door.release(door.inquiry(contact="赵女士 13812345678", question=question))
    assert door.get(release)["preview"]["question"] == "请问如何申报？请回电赵**。"
