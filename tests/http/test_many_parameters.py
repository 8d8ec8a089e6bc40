"""Very many parameters are refused before Zope works for each of them."""

from jingwei.core.pages.inputs import MOST

import pytest


FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded; charset=utf-8", ""])
@pytest.mark.parametrize("sign", ["&", "a=1&"])
def test_a_form_with_two_million_parameters_is_refused(person, kind, sign):
    answer = person().post("/verify", sign * 2_000_000, headers={"Content-Type": kind})
    assert answer.status_code == 400 and "无法理解这个请求" in answer.text
    # Zope's own reading would have taken half a minute.
    assert answer.elapsed.total_seconds() < 10


def test_an_address_with_too_many_parameters_is_refused(person):
    assert person().get(f"/search?{'a&' * MOST}").status_code == 400


def test_a_form_with_many_parameters_and_a_long_text_is_read(person):
    data = f"code={'%E5%AD%97' * 200_000}{'&a=1' * (MOST // 2)}"
    answer = person().post("/verify", data, headers=FORM)
    assert answer.status_code == 404 and "<form" in answer.text
