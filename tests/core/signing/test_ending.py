"""Certificates that come to their end: told in time, not outlived by others, and never used."""

from jingwei.core import clock
from jingwei.core.papers.interfaces import ISealProvider
from jingwei.core.signing import ceremony
from jingwei.core.signing import certificates
from jingwei.core.signing import exc
from jingwei.core.signing import folder
from jingwei.core.signing.api import sign_as_organ
from jingwei.core.signing.api import unlocked
from jingwei.core.signing.checking import site_trust
from jingwei.core.signing.content import register
from jingwei.core.signing.enrolling import renew
from jingwei.core.signing.session import Signer
from jingwei.core.signing.standing import standing
from jingwei.core.signing.tasks import tell_authority
from jingwei.core.signing.tasks import tell_ending
from jingwei.core.signing.trust import judge
from jingwei.testing import PASSWORD
from tests.core.signing.authority import authority
from tests.core.signing.authority import LIST
from tests.core.signing.authority import ORGAN
from tests.core.signing.authority import paper
from zope.component import getUtility

import datetime
import pytest
import shutil
import transaction


pytestmark = pytest.mark.proof
DAY = datetime.timedelta(days=1)
HOUR = datetime.time(7, 30)


@pytest.fixture
def keys_of_mine(site, tmp_path, monkeypatch):
    """The site's keys, copied: this test renews some."""
    shutil.copytree(folder.path(), tmp_path / "keys")
    monkeypatch.setenv("JINGWEI_KEYS", str(tmp_path / "keys"))
    return tmp_path / "keys"


@pytest.fixture
def morning(site):
    """Return a function that runs a task at its hour, so many days before a day; nobody on the
    site was told anything yet.
    """
    site.fresh()

    def run(task, day: datetime.date, before: int) -> None:
        at = datetime.datetime.combine(day - before * DAY, HOUR, clock.ZONE)
        with site.open() as portal, clock.at(at, portal):
            task.run(portal, clock.now())
            transaction.commit()

    return run


@pytest.fixture
def messages(person):
    """Return a function: how often a person was told something."""

    def count(account: str, words: str) -> int:
        return person(account).get("/intranet/messages?size=200").text.count(words)

    return count


def pin_set(site, account, hour) -> datetime.date:
    """Let a PIN be set at an hour of today; return the day on which it ends."""
    with site.open():
        register().holders[account].issued[-1].pin_set = datetime.datetime.combine(
            clock.today(), datetime.time(hour), clock.ZONE
        )
        transaction.commit()
        return standing(account).pin_ends.date()


@pytest.mark.parametrize(
    ("account", "hour"), [("informatizationhead", 5), ("informatizationclerk", 15)]
)
def test_people_are_told_thirty_seven_days_and_a_day_before_their_pin_ends(
    site, morning, messages, account, hour
):
    end = pin_set(site, account, hour)
    told = []
    for before in range(32, -1, -1):
        known = messages(account, "前修改PIN码")
        morning(tell_ending, end, before)
        if messages(account, "前修改PIN码") > known:
            told.append(before)
    assert told == [30, 7, 1]


def test_what_was_missed_while_the_ticker_was_down_is_told_late_and_once(site, morning, messages):
    end = pin_set(site, "planninghead", 12)
    counts = []
    for before in (31, 28, 27, 0, 0, -2):
        morning(tell_ending, end, before)
        counts.append(messages("planninghead", "前修改PIN码"))
    assert counts == [0, 1, 1, 2, 2, 2]


def test_whoever_has_a_new_pin_is_told_anew_of_its_end(site, morning, messages):
    morning(tell_ending, pin_set(site, "planningclerk", 12), 1)
    end = pin_set(site, "planningclerk", 12) + 100 * DAY
    with site.open():
        register().holders["planningclerk"].issued[-1].pin_set += 100 * DAY
        transaction.commit()
    morning(tell_ending, end, 29)
    assert messages("planningclerk", "前修改PIN码") == 2


def test_no_certificate_ends_after_the_one_above_it():
    house = authority()
    subject = certificates.Subject(ORGAN, "陈志远", "head")
    with clock.at(clock.now() + 1500 * DAY):
        made = [
            certificates.person(subject, house.issuing, 730, LIST),
            certificates.organ_key(ORGAN, house.issuing, LIST),
            certificates.clock_key(ORGAN, house.issuing, LIST),
        ]
    with clock.at(clock.now() + 3000 * DAY):
        made.append(certificates.issuing(ORGAN, house.root, 2, LIST))
    ends = [one.certificate.not_valid_after_utc for one in made]
    assert ends == [house.issuing.until] * 3 + [house.root.until]


def test_nothing_is_issued_below_a_certificate_that_is_over():
    house = authority()
    with (
        clock.at(clock.now() + 1827 * DAY),
        pytest.raises(ValueError, match="renew that first"),
    ):
        certificates.organ_key(ORGAN, house.issuing, LIST)


def test_after_the_issuing_key_was_renewed_people_sign_with_certificates_below_it(
    site, keys_of_mine
):
    """The older issuing certificate is over, and with it all that it issued."""
    end = folder.keys().issuing.until
    with site.open(user="head") as portal:
        register().holders["head"].issued[-1].pin_set = end - 100 * DAY
        with clock.at(end - 300 * DAY, portal):
            renew("head", PASSWORD)
        with clock.at(end - 30 * DAY, portal):
            ceremony.renew_issuing(keys_of_mine, ceremony.open_root(keys_of_mine))
            ceremony.renew(keys_of_mine, folder.ORGAN)
            ceremony.renew(keys_of_mine, folder.CLOCK)
        with clock.at(end + 10 * DAY, portal):
            with pytest.raises(exc.CannotSign, match="certificate is over"), unlocked("head", ""):
                pass
            renew("head", PASSWORD)
            with unlocked("head", PASSWORD):
                whole = Signer().sign("head", b"record")
            assert judge(whole, b"record", site_trust()).fault == ""
        transaction.abort()


def test_nothing_is_signed_sealed_or_stamped_when_the_certificates_of_the_organ_are_over(
    site, keys_of_mine
):
    end = folder.keys().issuing.until
    with site.open(user="head") as portal:
        with unlocked("head", PASSWORD), clock.at(end + DAY, portal):
            refused = [
                lambda: Signer().sign("head", b"record"),
                lambda: sign_as_organ(b"seal"),
                lambda: getUtility(ISealProvider).seal(paper(), "印发"),
                lambda: folder.keys().clock.token(b"x" * 32),
                lambda: renew("head", PASSWORD),
            ]
            for act in refused:
                with pytest.raises(exc.CertificateOver, match="Tell the system administrator"):
                    act()
        transaction.abort()


def test_a_clock_that_is_over_is_named_though_the_organ_s_key_is_good(site, keys_of_mine):
    end = folder.keys().issuing.until
    with site.open() as portal:
        with clock.at(end - 30 * DAY, portal):
            ceremony.renew_issuing(keys_of_mine, ceremony.open_root(keys_of_mine))
            ceremony.renew(keys_of_mine, folder.ORGAN)
        with (
            clock.at(end + DAY, portal),
            pytest.raises(exc.CertificateOver, match="内部时钟服务"),
        ):
            getUtility(ISealProvider).seal(paper(), "印发")
        transaction.abort()


def test_administrators_are_told_ninety_thirty_and_seven_days_before_a_certificate_ends(
    morning, keys_of_mine, messages
):
    end = folder.keys().organ.until.astimezone(clock.ZONE).date()
    words = ("更新签发证书", "更新机关证书", "更新时钟服务证书", "更新根证书的吊销列表")
    counts = []
    for before in (91, 90, 89, 30, 29, 7, 1):
        morning(tell_authority, end, before)
        counts.append([messages("sysadmin", one) for one in words])
    assert counts == [[count] * 4 for count in (0, 1, 1, 2, 2, 3, 3)]
    assert messages("secadmin", "更新签发证书") == 3
    assert messages("auditor", "更新签发证书") == 0


def test_whoever_has_renewed_is_not_told_of_the_older_end(morning, keys_of_mine, messages):
    end = folder.keys().organ.until.astimezone(clock.ZONE).date()
    with clock.at(folder.keys().issuing.until - 20 * DAY):
        root = ceremony.open_root(keys_of_mine)
        ceremony.renew_issuing(keys_of_mine, root)
        ceremony.renew(keys_of_mine, folder.ORGAN)
    morning(tell_authority, end, 3)
    words = ("更新签发证书", "更新机关证书", "更新时钟服务证书")
    assert [messages("secadmin", one) for one in words] == [0, 0, 1]


def test_the_notice_leads_both_administrators_to_a_page(person):
    for account in ("sysadmin", "secadmin"):
        assert person(account).get("/intranet/signing").status_code == 200
