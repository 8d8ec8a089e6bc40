"""Who stands in for a post is a word made of the post's own."""

from jingwei.core.organisation.tokens import post_stood_in_for
from jingwei.core.organisation.tokens import with_deputies

import pytest


def test_beside_a_post_stands_who_stands_in_for_it_in_records_of_the_kind():
    found = with_deputies("post~operation.head", "documents")
    assert found == ("post~operation.head", "acting~operation.head.documents")
    assert post_stood_in_for(found[1]) == found[0]


@pytest.mark.parametrize(
    ("token", "kind"),
    [
        ("post~operation.head", ""),
        ("head", "documents"),
        ("unit~operation", "documents"),
        ("staff~all", "documents"),
        ("acting~operation.head.documents", "documents"),
    ],
)
def test_nobody_stands_in_without_a_kind_or_for_what_is_no_post(token, kind):
    assert with_deputies(token, kind) == (token,)
