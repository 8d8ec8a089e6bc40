"""Five wrong passwords in a row, and nothing more is looked at for ten minutes."""

from concurrent.futures import ThreadPoolExecutor
from jingwei.core.accounts import throttle
from jingwei.core.accounts import verified
from jingwei.core.audit import api as audit
from jingwei.core.audit import store

import os
import pytest
import requests
import subprocess
import sys


HERE = "127.0.0.1"


@pytest.fixture(autouse=True)
def counted_from_zero(site):
    """Each test begins without failures."""
    verified._known.clear()
    with store.writing() as link:
        link.execute("DELETE FROM locks")
        link.execute("DELETE FROM marks")
        link.execute("DELETE FROM events")


@pytest.mark.parametrize("path", ["/intranet", "/++api++/intranet"])
def test_after_five_failures_the_right_password_is_not_looked_at_either(basic, site, path):
    wrong = [basic("clerk", f"wrong-{n}", path).status_code for n in range(5)]
    assert set(wrong) <= {302, 401}
    answer = basic("clerk", site.password, path)
    assert answer.status_code == 429
    assert "连续输错五次，请在10分钟后再试" in answer.text
    assert 0 < int(answer.headers["Retry-After"]) <= 600


def test_the_form_says_what_to_do_and_how_long(form, site):
    answers = [form("clerk", "wrong")[0] for _n in range(5)]
    assert ["连续输错五次" in answer.text for answer in answers] == [False] * 4 + [True]
    answer, session = form("clerk")
    assert answer.status_code == 429
    assert "连续输错五次，请在10分钟后再试" in answer.text
    assert "__ac" not in session.cookies


def test_form_pages_and_services_share_one_count(form, basic, site):
    for _n in range(2):
        form("clerk", "wrong")
        basic("clerk", "wrong")
    basic("clerk", "wrong", "/++api++/intranet")
    assert basic("clerk", site.password).status_code == 429
    assert form("clerk")[0].status_code == 429


def test_a_guess_counts_once_whatever_comes_of_the_request(basic):
    basic("clerk", "wrong", "/intranet/nothing-here")
    basic("clerk", "wrong", "/")
    assert throttle.wrong("clerk", HERE) == 2


def test_a_right_password_counts_from_the_beginning_again(basic, site):
    for _round in range(3):
        for _n in range(4):
            basic("clerk", "wrong")
        assert basic("clerk", site.password).status_code == 200


def test_forty_parallel_guesses_let_five_through(basic, site):
    with ThreadPoolExecutor(40) as pool:
        answers = list(pool.map(lambda n: basic("clerk", f"wrong-{n}"), range(40)))
    statuses = [answer.status_code for answer in answers]
    assert statuses.count(429) == 35
    assert basic("clerk", site.password).status_code == 429


def test_a_password_found_right_a_moment_ago_is_no_way_around_the_lock(basic, site):
    assert basic("clerk", site.password).status_code == 200
    for n in range(5):
        basic("clerk", f"wrong-{n}")
    assert basic("clerk", site.password).status_code == 429


def test_after_ten_minutes_the_person_is_let_in(basic, site, ago):
    with ago(minutes=9):
        for _n in range(5):
            throttle.ask("clerk", HERE)
    assert basic("clerk", site.password).status_code == 429
    audit.reset(throttle._keys("clerk", HERE)[0])
    with ago(minutes=11):
        for _n in range(5):
            throttle.ask("clerk", HERE)
    assert basic("clerk", site.password).status_code == 200


def test_the_lock_of_one_account_is_not_that_of_another(basic, site):
    for _n in range(6):
        basic("clerk", "wrong")
    assert basic("head", site.password).status_code == 200


def test_a_stranger_cannot_keep_a_person_from_their_own_desk(basic, site):
    assert basic("clerk", site.password).status_code == 200
    granted = [
        throttle.ask("clerk", f"10.0.{n}.{m}").granted for n in range(20) for m in range(1, 6)
    ]
    assert granted.count(True) == throttle.PER_ACCOUNT
    assert throttle.ask("clerk", "10.9.9.9").wide
    assert basic("clerk", site.password).status_code == 200


def test_at_an_unknown_address_the_person_waits_for_strangers(basic, site):
    for n in range(throttle.PER_ACCOUNT):
        throttle.ask("head", f"10.0.0.{n}")
    answer = basic("head", site.password)
    assert answer.status_code == 429
    assert "登录失败次数过多" in answer.text


def test_one_address_tries_few_passwords_with_many_accounts(basic, site):
    for n in range(throttle.PER_ADDRESS):
        throttle.ask(f"nobody-{n}", HERE)
    assert basic("head", site.password).status_code == 429
    assert throttle.ask("head", "10.0.0.1").granted


def test_right_passwords_use_up_no_limit(site):
    for n in range(2 * throttle.PER_ADDRESS):
        assert throttle.ask(f"person-{n}", HERE).granted
        throttle.was_right(f"person-{n}", HERE)


def test_an_address_of_ipv6_stands_for_its_network():
    assert throttle.network("2001:db8::1") == throttle.network("2001:db8::ffff:2")
    assert throttle.network("2001:db8::1") != throttle.network("2001:db8:0:1::1")
    assert throttle.network("::ffff:10.0.0.1") == "10.0.0.1"


def test_unknown_accounts_get_the_same_words(form):
    said = {}
    for account in ("clerk", "nobody-at-all", "admin"):
        answers = [form(account, "wrong")[0] for _n in range(6)]
        said[account] = [(one.status_code, one.text.replace(account, "")) for one in answers]
    for account in ("nobody-at-all", "admin"):
        assert [s for s, _t in said["clerk"]] == [s for s, _t in said[account]]
    assert said["clerk"][5][0] == 429


def test_zopes_own_accounts_are_throttled_too(basic, site):
    page = "/@@overview-controlpanel"
    assert basic("admin", site.password, page).status_code == 200
    for _n in range(5):
        basic("admin", "wrong", page)
    assert basic("admin", site.password, page).status_code == 429


def test_sessions_are_not_throttled(form, basic, url):
    _answer, session = form("clerk")
    for _n in range(6):
        basic("clerk", "wrong")
    assert session.get(f"{url}/intranet", timeout=30).status_code == 200


def test_a_public_page_is_read_with_a_wrong_password_as_before(basic):
    assert [basic("clerk", "wrong", "").status_code for _n in range(7)] == [200] * 7


def test_a_password_in_the_address_is_none(url, site):
    address = f"{url}/intranet?__ac_name=clerk&__ac_password={site.password}"
    assert requests.get(address, allow_redirects=False, timeout=30).status_code == 302


def test_the_audit_tells_of_the_lock_and_of_what_was_refused(basic, site):
    for _n in range(7):
        basic("clerk", "wrong")
    with site.open():
        told = audit.entries(audit.Filters(person="clerk"), size=100).rows
    assert [row.event for row in told].count("login.locked") == 1
    failed = [row.result for row in told if row.event == "login.failed"]
    assert sorted(failed) == ["TooMany"] * 2 + ["wrong password"] * 5


@pytest.mark.proof
def test_of_forty_guesses_in_four_processes_five_are_granted(tmp_path):
    code = """
import sys
from jingwei.core.accounts import throttle
sys.stdin.readline()
print(sum(throttle.ask("clerk", "10.0.0.1").granted for _guess in range(10)))
"""
    environment = os.environ | {"JINGWEI_VAR": str(tmp_path / "var")}
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", code],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _process in range(4)
    ]
    for process in processes:
        process.stdin.write("\n")
        process.stdin.flush()
    assert sum(int(process.communicate(timeout=60)[0]) for process in processes) == 5
