"""Codes of papers, as people type them from paper."""

from jingwei.core.papers import codes

import pytest


def test_codes_differ_and_have_no_signs_that_look_alike():
    made = {codes.fresh() for _number in range(1000)}
    assert len(made) == 1000
    assert not {*"".join(made)} & {*"01OIL"}
    assert all(codes.read(code) == code for code in made)


@pytest.mark.parametrize(
    "typed",
    [
        "7KQM-2XHP-9ABD",
        "7kqm2xhp9abd",
        " 7KQM 2XHP 9ABD ",
        "７ＫＱＭ－２ＸＨＰ－９ＡＢＤ",
        "7KQM—2XHP—9ABD",
        "7KQM.2XHP.9ABD",
    ],
)
def test_a_code_is_read_however_it_is_typed(typed):
    assert codes.read(typed) == "7KQM-2XHP-9ABD"


@pytest.mark.parametrize(
    "typed",
    ["", "7KQM", "7KQM-2XHP-9ABDE", "7KQM-2XHP-9AB0", "../../7KQM2XHP", "江经〔2026〕12号码"],
)
def test_anything_else_is_no_code(typed):
    assert codes.read(typed) == ""
