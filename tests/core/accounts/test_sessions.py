"""Sessions end: at log-out, with a new password, when nobody is there, after a day's work."""

from jingwei.core.accounts import tickets
from jingwei.core.accounts.settings import IAccountSettings
from plone.registry.interfaces import IRegistry
from zope.component import getUtility

import base64
import pytest
import requests
import transaction


NEW = "Neues-Kennwort-2026"


@pytest.fixture
def opens(url):
    """Does this cookie open the office?"""

    def ask(cookie: str | None) -> bool:
        cookies = {"__ac": cookie} if cookie else {}
        answer = requests.get(f"{url}/intranet", cookies=cookies, allow_redirects=False, timeout=30)
        return answer.status_code == 200

    return ask


@pytest.fixture
def cookie_of(site):
    """The cookie of a session: begun and last seen so long ago, in seconds."""

    def make(account: str = "clerk", begun: int = 0, seen: int = 0) -> str:
        with site.open() as portal:
            now = tickets.now()
            session = tickets.Session(account, "sample", now - begun, now - seen)
            return tickets.write(session, portal.acl_users.source_users.stamp(account))

    return make


def held(session) -> str | None:
    """The cookie that a browser holds."""
    return session.cookies.get("__ac")


def test_a_log_in_opens_the_office(form, opens):
    _answer, session = form("clerk")
    assert opens(held(session))


def test_a_cookie_that_was_kept_opens_nothing_after_log_out(form, url, opens):
    _answer, session = form("clerk")
    kept = held(session)
    session.get(f"{url}/logout", allow_redirects=False, timeout=30)
    assert held(session) is None
    assert not opens(kept)


def test_a_log_out_at_one_device_ends_no_other_session(form, url, opens):
    (_one, here), (_other, there) = form("clerk"), form("clerk")
    here.get(f"{url}/logout", allow_redirects=False, timeout=30)
    assert opens(held(there))


def test_a_new_log_in_ends_the_session_that_it_replaces(form, opens):
    _answer, session = form("clerk")
    kept = held(session)
    form("clerk", session=session)
    assert held(session) != kept
    assert opens(held(session))
    assert not opens(kept)


def test_a_password_set_by_somebody_else_ends_all_sessions(form, site, opens):
    sessions = [form("registrar")[1] for _n in range(2)]
    with site.open(user="admin") as portal:
        portal.acl_users.userSetPassword("registrar", NEW)
        transaction.commit()
    assert not any(opens(held(session)) for session in sessions)


def test_a_hash_that_is_renewed_ends_no_session(form, site, opens):
    _answer, session = form("head")
    with site.open() as portal:
        portal.acl_users.source_users._user_passwords["head"] = b"{SSHA}"
        transaction.commit()
    assert opens(held(session))


def test_sessions_end_with_the_account_also_if_one_of_its_name_follows(site, cookie_of, opens):
    kept = cookie_of("archivist")
    assert opens(kept)
    with site.open(user="admin") as portal:
        portal.acl_users.source_users.removeUser("archivist")
        transaction.commit()
    assert not opens(kept)
    with site.open(user="admin") as portal:
        portal.acl_users.source_users.addUser("archivist", "archivist", NEW)
        transaction.commit()
    assert not opens(kept)


@pytest.mark.parametrize(
    ("begun", "seen", "open_"),
    [
        (60, 60, True),
        (29 * 60, 29 * 60, True),
        (31 * 60, 31 * 60, False),
        (11 * 3600, 60, True),
        (13 * 3600, 60, False),
    ],
)
def test_a_session_ends_after_half_an_hour_of_rest_and_after_twelve_hours(
    cookie_of, opens, begun, seen, open_
):
    assert opens(cookie_of(begun=begun, seen=seen)) == open_


def test_a_request_keeps_the_session_alive_but_does_not_lengthen_the_day(cookie_of, url, site):
    old = cookie_of(begun=11 * 3600, seen=20 * 60)
    answer = requests.get(f"{url}/intranet", cookies={"__ac": old}, timeout=30)
    fresh = answer.cookies["__ac"]
    with site.open() as portal:
        stamp = portal.acl_users.source_users.stamp
        before, after = tickets.read(old, stamp), tickets.read(fresh, stamp)
    assert (after.id, after.begun) == (before.id, before.begun)
    assert after.seen - before.seen >= 20 * 60


def test_a_session_that_was_just_refreshed_is_left_alone(cookie_of, url):
    answer = requests.get(f"{url}/intranet", cookies={"__ac": cookie_of(seen=5)}, timeout=30)
    assert "__ac" not in answer.cookies


def test_files_that_proxies_keep_carry_no_session(cookie_of, url):
    page = requests.get(f"{url}/intranet", cookies={"__ac": cookie_of()}, timeout=30).text
    file = next(part for part in page.split('"') if "/++theme++" in part and ".css" in part)
    answer = requests.get(file, cookies={"__ac": cookie_of(seen=20 * 60)}, timeout=30)
    assert answer.status_code == 200
    assert "Set-Cookie" not in answer.headers


def test_the_periods_are_settings(site, cookie_of, opens):
    kept = cookie_of(seen=10 * 60)
    assert opens(kept)
    with site.open():
        getUtility(IRegistry)[f"{IAccountSettings.__identifier__}.idle_minutes"] = 5
        transaction.commit()
    assert not opens(kept)
    with site.open():
        getUtility(IRegistry)[f"{IAccountSettings.__identifier__}.idle_minutes"] = 30
        transaction.commit()


@pytest.mark.parametrize("cookie", ["x", "====", "YWJj", base64.b64encode(b"\xff" * 90).decode()])
def test_what_is_no_ticket_of_ours_is_nobodys(url, opens, cookie):
    assert not opens(cookie)
    answer = requests.get(url, cookies={"__ac": cookie}, timeout=30)
    assert answer.status_code == 200


def test_a_ticket_is_signed_to_its_last_letter(cookie_of, opens):
    ticket = base64.urlsafe_b64decode(cookie_of("clerk") + "==")
    for forged in (
        ticket.replace(b"clerk", b"leadr"),
        ticket[:-1] + (b"1" if ticket[-1:] == b"0" else b"0"),
        bytes([ticket[0] ^ 1]) + ticket[1:],
        ticket[:32] + b"ffffffff" + ticket[40:],
    ):
        assert not opens(base64.urlsafe_b64encode(forged).decode())


def test_tickets_as_plone_makes_them_open_nothing(site, opens):
    from plone.keyring.interfaces import IKeyManager
    from plone.session import tktauth

    with site.open():
        ticket = tktauth.createTicket(getUtility(IKeyManager).secret(), "clerk")
    assert not opens(base64.b64encode(ticket).decode())


def test_zopes_own_accounts_get_a_session_and_no_cookie_with_their_password(form, url, site):
    answer, session = form("admin")
    assert answer.status_code == 302
    assert [cookie.name for cookie in session.cookies if "ac" in cookie.name] == ["__ac_zope"]
    kept = session.cookies["__ac_zope"]
    page = f"{url}/@@overview-controlpanel"
    assert session.get(page, allow_redirects=False, timeout=30).status_code == 200
    session.get(f"{url}/logout", allow_redirects=False, timeout=30)
    answer = requests.get(page, cookies={"__ac_zope": kept}, allow_redirects=False, timeout=30)
    assert answer.status_code != 200


def test_cookies_are_for_no_script_and_no_other_site(form):
    answer, _session = form("clerk")
    said = cookies_of(answer)
    assert {"__ac", "statusmessages"} <= said.keys()
    for flags in said.values():
        assert {"httponly", "samesite=lax"} <= flags
        assert "secure" not in flags


def test_over_https_cookies_go_over_https_only(url, site):
    port = url.rpartition(":")[2].split("/")[0]
    address = (
        f"http://localhost:{port}/VirtualHostBase/https/localhost:443/jingwei/VirtualHostRoot/login"
    )
    data = {"__ac_name": "clerk", "__ac_password": site.password, "buttons.login": "Log in"}
    answer = requests.post(address, data=data, allow_redirects=False, timeout=30)
    said = cookies_of(answer)
    assert "__ac" in said
    assert all("secure" in flags for flags in said.values())


def cookies_of(answer) -> dict[str, set[str]]:
    """Name of each cookie that is set -> its flags in small letters."""
    found = {}
    for line in answer.raw.headers.getlist("Set-Cookie"):
        name, _equals, rest = line.partition("=")
        found[name] = {part.strip().lower() for part in rest.split(";")[1:]}
    return found
