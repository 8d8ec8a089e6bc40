"""/verify is no place to guess codes or to keep the server busy."""

from jingwei.core.papers.verify import FILES
from jingwei.core.papers.verify import WRONG_CODES
from tests.core.papers.conftest import CODE
from tests.core.papers.conftest import kept
from tests.office.documents.conftest import office

import pytest


pytestmark = pytest.mark.proof
__all__ = ["kept", "office"]


def test_nobody_guesses_codes_for_long_and_files_are_still_judged(kept, person):
    visitor = person(None)
    for _number in range(WRONG_CODES + 3):
        last = visitor.get("/verify", params={"code": "AAAA-BBBB-CCCC"})
        assert last.status_code in (404, 429)
    assert last.status_code == 429
    assert visitor.get("/verify", params={"code": CODE}).status_code == 429
    answer = visitor.post("/verify?format=json", files={"file": ("x.pdf", kept.issued)})
    assert answer.json()["file"]["genuine"]


def test_nobody_keeps_the_server_busy_with_files(kept, person):
    visitor = person(None)
    codes = [
        visitor.post("/verify", files={"file": ("x.pdf", b"%PDF-")}).status_code
        for _number in range(FILES + 1)
    ]
    assert (codes[0], codes[-1]) == (200, 429)
