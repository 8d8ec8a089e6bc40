"""Five wrong PINs, however they come; a key that is over; what signing asks."""

from concurrent.futures import ThreadPoolExecutor
from jingwei.core import clock
from jingwei.core.signing import exc
from jingwei.core.signing.api import unlocked
from jingwei.core.signing.session import Signer
from jingwei.core.signing.tasks import tell_locked
from jingwei.testing import PASSWORD
from tests.core.signing.judges import cms_is_sound
from tests.core.signing.judges import trust

import datetime
import pytest
import transaction


pytestmark = pytest.mark.proof
WRONG = "wrong-8642"


def guess(step, account):
    return step(account, "renew", pin=WRONG)


@pytest.fixture
def locked(step):
    """Return a function that types five wrong PINs."""

    def lock(account):
        return [guess(step, account) for _ in range(5)][-1]

    return lock


def test_the_fifth_wrong_pin_locks_and_the_right_one_does_not_help(locked, step, standing):
    status, answer = locked("clerk")
    assert status == 403
    assert "已锁定" in answer["message"]
    assert step("clerk", "renew", pin=PASSWORD)[0] == 403
    assert standing("clerk") == "locked"


def test_each_wrong_pin_says_how_many_are_left(step):
    found = [guess(step, "clerk2")[1]["error"]["errors"][0]["message"] for _ in range(4)]
    assert [next(sign for sign in words if sign.isdigit()) for words in found] == [*"4321"]


def test_a_right_pin_gives_all_five_guesses_back(step, standing):
    for _round in range(3):
        assert [guess(step, "head2")[0] for _ in range(4)] == [400] * 4
        assert step("head2", "renew", pin=PASSWORD)[0] == 200
    assert standing("head2") == "good"


def test_no_guess_is_counted_while_no_pin_can_be_tried(step, standing, monkeypatch, tmp_path):
    """The folder of the keys may not be there yet after a restart."""
    with monkeypatch.context() as away:
        away.setenv("JINGWEI_KEYS", str(tmp_path / "not-there"))
        assert [step("leader", "renew", pin=PASSWORD)[0] for _ in range(6)] == [503] * 6
    assert step("leader", "renew", pin=PASSWORD)[0] == 200
    assert standing("leader") == "good"


def test_what_is_not_locked_is_not_unlocked(manage, step, person):
    guess(step, "energyclerk")
    status, answer = manage("secadmin", "unlock", person="energyclerk")
    assert status == 409 and "未被锁定" in answer["message"]
    assert "已解锁" not in person("energyclerk").get("/intranet/messages").text
    assert "还可尝试3次" in guess(step, "energyclerk")[1]["error"]["errors"][0]["message"]


def test_forty_guesses_at_once_let_exactly_five_be_tried(step):
    """The server tries no PIN but for a guess that was counted before on disk."""
    with ThreadPoolExecutor(40) as pool:
        answers = [*pool.map(lambda _n: guess(step, "manufacturinghead"), range(40))]
    tried = [data for status, data in answers if status == 400]
    assert len(tried) == 4
    assert {status for status, _data in answers} == {400, 403}
    assert step("manufacturinghead", "renew", pin=PASSWORD)[0] == 403


def test_time_does_not_unlock_but_the_security_administrator_does(
    locked, manage, standing, days, step, person
):
    locked("technologyclerk")
    days.pass_by(days=90)
    assert standing("technologyclerk") == "locked"
    assert manage("secadmin", "unlock", person="technologyclerk")[0] == 200
    assert step("technologyclerk", "renew", pin=PASSWORD)[0] == 200
    assert "您的电子签名已解锁" in person("technologyclerk").get("/intranet/messages").text


def test_who_is_locked_and_the_security_administrator_are_told_once(locked, site, person):
    locked("smehead")
    for _time in range(2):
        with site.open() as portal:
            tell_locked.run(portal, clock.now())
            transaction.commit()
    mine = person("smehead").get("/intranet/messages?size=200").text
    assert mine.count("您的电子签名已锁定") == 1
    theirs = person("secadmin").get("/intranet/messages?size=200").text
    assert theirs.count("演示中小企业处处长的电子签名已锁定") == 1


def test_an_open_key_signs_for_its_person_and_nobody_else(site, tmp_path):
    from jingwei.core.signing import folder

    with site.open(user="head"):
        with unlocked("head", PASSWORD):
            whole = Signer().sign("head", b"record")
            with pytest.raises(exc.BadPin):
                Signer().sign("clerk", b"record")
        keys = folder.keys()
    found = cms_is_sound(tmp_path, whole, b"record", trust(tmp_path, keys.root))
    assert found.sound, found.words
    assert "演示处长" in whole.decode("utf-8", "ignore")


def test_a_key_is_closed_with_its_block_even_after_an_error(site):
    with site.open(user="head"):
        with pytest.raises(ZeroDivisionError), unlocked("head", PASSWORD):
            _ = 1 / 0
        with pytest.raises(exc.BadPin):
            Signer().sign("head", b"record")


@pytest.mark.parametrize(
    ("ahead", "words"), [(366, "PIN is too old"), (1801, "certificate is over")]
)
def test_an_old_pin_and_a_certificate_that_is_over_sign_nothing(site, ahead, words):
    with (
        site.open(user="leader") as portal,
        clock.at(clock.now() + datetime.timedelta(days=ahead), portal),
        pytest.raises(exc.CannotSign, match=words),
        unlocked("leader", PASSWORD),
    ):
        pass


def test_an_old_pin_can_be_changed_and_signs_again(site, step, days, standing):
    days.pass_by(days=370)
    assert standing("officeclerk") == "over"
    new = "新口令-7305"
    assert step("officeclerk", "change", pin=PASSWORD, new_pin=new, new_pin_again=new)[0] == 200
    assert standing("officeclerk") == "good"


def logged(site) -> str:
    """All that Zope's log of errors keeps: requests, tracebacks, values."""
    with site.open(user="admin") as portal:
        return repr(portal.error_log._getLog())


def test_no_pin_and_no_password_of_a_refused_request_is_in_the_log_of_errors(site, step, form):
    step("auditor", "renew", pin="typed-by-rest-1")
    step("auditor", "enrol", password="typed-by-rest-2", pin="typed-by-rest-3", pin_again="x")
    form("auditor", "change", "confirm", pin="typed-in-form-1", new_pin="typed-in-form-2")
    for _time in range(5):
        form("auditor", "renew", "confirm", pin="typed-in-form-3")
    found = logged(site)
    assert "@signing/renew" in found
    assert "typed-by-rest" not in found
    assert "typed-in-form" not in found
