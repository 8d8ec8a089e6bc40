"""What is kept of passwords, and what new ones must be like."""

from AuthEncoding import AuthEncoding
from jingwei.core.accounts import hashing
from jingwei.core.accounts import rules
from jingwei.core.accounts.settings import IAccountSettings
from jingwei.core.accounts.settings import setting
from plone.registry.interfaces import IRegistry
from zope.component import getUtility

import pytest
import statistics
import time
import transaction


NEW = "Neues-Kennwort-2026"


def stored(site, account: str) -> bytes:
    """What is kept of an account's password."""
    with site.open() as portal:
        return portal.acl_users.source_users._user_passwords[account]


def stock(site, account: str, password: str) -> bytes:
    """Let an account have a hash as Plone makes it."""
    with site.open() as portal:
        made = AuthEncoding.pw_encrypt(password)
        portal.acl_users.source_users._user_passwords[account] = made
        transaction.commit()
    return made


def test_passwords_are_kept_as_bcrypt_hashes(site):
    assert stored(site, "clerk").startswith(b"{BCRYPT}$2b$04$")


def test_without_a_demo_a_hash_takes_a_quarter_of_a_second(site):
    assert IAccountSettings["password_cost"].default == 12
    assert hashing.make("x", 12).startswith(b"{BCRYPT}$2b$12$")


def test_an_old_hash_is_replaced_when_its_owner_logs_in(site, form):
    stock(site, "head2", site.password)
    answer, _session = form("head2")
    assert answer.status_code == 302
    assert stored(site, "head2").startswith(b"{BCRYPT}")
    assert form("head2")[0].status_code == 302


def test_an_old_hash_stays_when_a_page_is_only_read(site, basic):
    kept = stock(site, "clerk2", site.password)
    assert basic("clerk2", site.password).status_code == 200
    assert stored(site, "clerk2") == kept


def test_a_hash_of_another_cost_is_replaced_at_log_in(site, form):
    with site.open() as portal:
        users = portal.acl_users.source_users
        users._user_passwords["leader"] = hashing.make(site.password, 5)
        transaction.commit()
    form("leader")
    assert stored(site, "leader").startswith(b"{BCRYPT}$2b$04$")


@pytest.mark.parametrize("scheme", ["SSHA", "SHA", "BCRYPT", "CRYPT"])
def test_a_password_that_looks_like_a_hash_is_hashed_like_any_other(portal, scheme):
    looks = (AuthEncoding.pw_encrypt("secret-A1", scheme)).decode()
    users = portal.acl_users.source_users
    users.addUser("odd", "odd", looks)
    kept = users._user_passwords["odd"]
    assert hashing.fits(kept, looks, 4)
    assert not hashing.fits(kept, "secret-A1", 4)
    users.doChangeUser("odd", f"{looks}x")
    assert hashing.fits(users._user_passwords["odd"], f"{looks}x", 4)


def test_long_pass_phrases_count_to_their_last_letter():
    phrase = "一个很长的口令" * 10
    kept = hashing.make(phrase, 4)
    assert hashing.fits(kept, phrase, 4)
    assert not hashing.fits(kept, f"{phrase[:-1]}零", 4)
    assert not hashing.fits(hashing.make("a\0b", 4), "a\0c", 4)


@pytest.mark.parametrize("kept", [b"{BCRYPT}", b"{BCRYPT}$2b$99$x", b"{SSHA}", b"", "plain"])
def test_a_broken_hash_fits_no_password(kept):
    assert not hashing.fits(kept, "plain", 4)
    assert not hashing.fits(kept, "", 4)


def test_scripts_need_not_pay_each_time(site, basic):
    with site.open() as portal:
        users = portal.acl_users.source_users
        users._user_passwords["director"] = hashing.make(site.password, 13)
        transaction.commit()
    first, again = (took(lambda: basic("director", site.password)) for _time in range(2))
    assert again < first / 2


def test_a_changed_password_is_in_effect_at_once(site, basic):
    assert basic("officeclerk", site.password).status_code == 200
    with site.open(user="admin") as portal:
        portal.acl_users.userSetPassword("officeclerk", NEW)
        transaction.commit()
    assert basic("officeclerk", site.password).status_code == 302
    assert basic("officeclerk", NEW).status_code == 200


@pytest.mark.proof
def test_an_unknown_account_costs_the_time_of_a_known_one(site, basic):
    with site.open() as portal:
        registry = getUtility(IRegistry)
        registry[f"{IAccountSettings.__identifier__}.password_cost"] = 12
        users = portal.acl_users.source_users
        for account in ("firm1", "firm2", "expert1"):
            users._user_passwords[account] = hashing.make(site.password, 12)
        users._user_passwords["expert2"] = AuthEncoding.pw_encrypt(site.password)
        transaction.commit()
    spent = {
        kind: statistics.median(took(lambda a=a: basic(a, "wrong", "")) for a in accounts)
        for kind, accounts in {
            "known": ("firm1", "firm2", "expert1"),
            "stock": ("expert2",) * 3,
            "unknown": ("nobody1", "nobody2", "nobody3"),
            "zope": ("admin",) * 3,
        }.items()
    }
    assert max(spent.values()) < 1.5 * min(spent.values()), spent


def took(call) -> float:
    """Seconds that this process, which serves too, is busy with a call; whatever else the machine
    does is no part of it.
    """
    start = time.process_time()
    call()
    return time.process_time() - start


@pytest.mark.parametrize(
    ("password", "fits"),
    [
        ("Kurz-1", False),
        ("nurkleinebuchstaben", False),
        ("kleinundziffern123", False),
        ("Kleinundgross123", True),
        ("mit-zeichen-und-1", True),
        ("口令abc1234567", True),
        ("", False),
        ("{SSHA}abcdef123", True),
    ],
)
def test_new_passwords_have_ten_characters_of_three_kinds(portal, password, fits):
    assert setting("password_length") == 10
    assert bool(rules.faults(password)) != fits
    said = portal.portal_registration.testPasswordValidity(password)
    assert bool(said) != fits


def test_a_password_is_not_the_name_of_the_account(portal):
    assert rules.faults("OfficeClerk-2026", "officeclerk")
    assert not rules.faults("OfficeClerk-2026", "clerk2")
    assert not rules.faults("Elisabeth-2026", "li")


def test_the_rules_are_settings(portal):
    registry = getUtility(IRegistry)
    registry[f"{IAccountSettings.__identifier__}.password_length"] = 20
    registry[f"{IAccountSettings.__identifier__}.password_classes"] = 4
    assert len(rules.faults("Kleinundgross123")) == 2


def test_a_simple_password_is_refused_over_rest_as_well(person, site):
    admin = person("admin")
    answer = admin.rest("PATCH", "/@users/archivist", password="short")
    assert answer.status_code == 400
    assert "10个字符" in answer.text
    assert person("archivist").get("/intranet").status_code == 200
    assert admin.rest("PATCH", "/@users/archivist", password=NEW).status_code == 204
    assert person("archivist").get("/intranet").status_code == 302
