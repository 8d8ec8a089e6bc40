"""What REST tells of a release beside its fields: whose turn it is, and the opinions."""


def test_it_tells_whose_turn_it_is_and_what_was_said(door):
    release = door.prepare(door.document())
    assert door.get(release)["pending"] == ["post~office.editor"]
    door.done("editor", release, "submit")
    assert door.get(release, "reviewer")["pending"] == ["post~office.reviewer"]
    door.done("reviewer", release, "approve", opinion="经审查，不涉密，可以公开")
    data = door.get(release)
    assert data["pending"] == []
    [opinion] = data["opinions"]
    assert opinion["text"] == "经审查，不涉密，可以公开" and opinion["person"] == "reviewer"
    assert opinion["older"] is False
    assert data["index_number"] and data["released_on"] and data["withdrawn_on"] is None


def test_the_head_of_the_unit_reads_the_same(door):
    release = door.to(door.document(), "released")
    assert door.get(release, "head")["opinions"] == door.get(release)["opinions"]
