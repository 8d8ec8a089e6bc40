"""Two processes and a mail server: every mail once, whoever dies."""

from tests.core.outbox.post import Post
from tests.races import zeo
from tests.races.test_two_tickers import held_by
from tests.races.test_two_tickers import wait

import os
import pytest
import signal
import time


pytestmark = pytest.mark.race
COUNT = 12


@pytest.fixture
def post():
    """A mail server."""
    post = Post()
    post.start()
    yield post
    post.stop()


@pytest.fixture
def start(house, tmp_path, post):
    """Return a function that starts two processes, of which the first tells `count` things."""
    house.fresh()
    with zeo.server(house.base, tmp_path) as port:

        def start(count: int):
            row = {"stop": str(tmp_path / "stop"), "pace": 0.05, "port": post.port}
            rows = [{**row, "count": count}, {**row, "count": 0}]
            return zeo.start(tmp_path, port, "mail", rows)

        yield start


def test_two_tickers_send_each_mail_once(start, post, tmp_path):
    processes = start(COUNT)
    wait(lambda: len(post.received) >= COUNT)
    time.sleep(2)
    (tmp_path / "stop").touch()
    left = [zeo.answer(process) for process in processes]
    subjects = sorted(mail["Subject"] for _to, mail in post.received)
    assert subjects == sorted(f"message {number}" for number in range(COUNT))
    assert left == [[], []]


def test_a_sender_killed_before_the_answer_leaves_no_second_mail(start, post, tmp_path):
    post.on_data = "slow"
    processes = start(1)
    wait(lambda: post.received)
    [first] = held_by(tmp_path)
    os.kill(first, signal.SIGKILL)
    (tmp_path / f"held-{first}").unlink()
    post.on_data = ""
    wait(lambda: held_by(tmp_path))
    (tmp_path / "stop").touch()
    [survivor] = [process for process in processes if process.pid != first]
    assert zeo.answer(survivor) == ["unsure"]
    assert len(post.received) == 1


def test_a_sender_killed_before_the_text_is_followed_by_another(start, post, tmp_path):
    post.on_rcpt = "slow"
    processes = start(1)
    wait(lambda: post.calls)
    [first] = wait(lambda: held_by(tmp_path))
    time.sleep(0.5)
    os.kill(first, signal.SIGKILL)
    (tmp_path / f"held-{first}").unlink()
    post.on_rcpt = ""
    wait(lambda: post.received)
    time.sleep(1)
    (tmp_path / "stop").touch()
    [survivor] = [process for process in processes if process.pid != first]
    assert zeo.answer(survivor) == []
    assert len(post.received) == 1
