def test_a_draft_without_unit_is_drafted_for_the_first_unit_of_its_drafter(person):
    answer = person("clerk2").rest(
        "POST", "/intranet/documents", **{"@type": "OfficialDocument", "title": "关于借阅资料的函"}
    )
    assert answer.status_code == 201, answer.text
    assert answer.json()["drafting_unit"]["token"] == "urban"


def test_nobody_drafts_for_a_unit_of_others(person):
    answer = person("clerk").rest(
        "POST",
        "/intranet/documents",
        **{"@type": "OfficialDocument", "title": "代拟", "drafting_unit": "urban"},
    )
    assert answer.status_code == 400


def test_an_administrator_drafts_nothing(person):
    answer = person("sysadmin").rest(
        "POST", "/intranet/documents", **{"@type": "OfficialDocument", "title": "关于账号的通知"}
    )
    assert answer.status_code in (400, 403)
