"""A text that takes its time on the press keeps nobody from all other work."""

from jingwei.core.papers import making
from tests.office.documents.conftest import office

import pytest


pytestmark = pytest.mark.proof
__all__ = ["office"]


def test_whoever_wants_a_proof_while_another_is_set_is_told_to_come_again(office, person):
    address = office.draft().removeprefix(person().url)
    clerk = person("clerk")
    with making.setting:
        refused = clerk.get(f"{address}/@@preview.pdf")
        assert refused.status_code == 503 and "正在排版另一份文件" in refused.text
        assert clerk.get(address).status_code == 200
    assert clerk.get(f"{address}/@@preview.pdf").content.startswith(b"%PDF-")
