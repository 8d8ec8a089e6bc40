"""A file that is made to be slow keeps nobody else from working."""

from concurrent.futures import ThreadPoolExecutor
from jingwei.core.exc import BadParameters
from jingwei.core.word import api
from jingwei.core.word.exc import Busy
from jingwei.core.word.telling import FAULTS
from tests.core.word.files import p
from tests.core.word.files import word

import pytest
import tempfile


pytestmark = pytest.mark.proof
# Some 20 kB, which is more work than any text that a draft takes.
SLOW = word(p("一、标题") * 150_000)
PLAIN = word(p("请认真组织实施。"))


def outcome(data: bytes) -> str:
    """What reading a file comes to: its HTML, or the sentence of the refusal."""
    with tempfile.TemporaryFile() as file:
        file.write(data)
        file.seek(0)
        try:
            return api.read(file).html
        except BadParameters as refusal:
            return str(refusal.errors[0]["message"])


def test_of_slow_files_one_is_read_at_a_time_and_given_up_and_then_others_are_read():
    with ThreadPoolExecutor(2) as two:
        found = sorted(two.map(outcome, [SLOW, SLOW]))
    assert found == sorted([str(Busy.default), FAULTS["time"]])
    assert "请认真组织实施。" in outcome(PLAIN)
