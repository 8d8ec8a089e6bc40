"""Who holds a post finds in the navigation what the post may use, and nobody else does."""

import pytest


POST = "/intranet/organisation/office/registrar"
ENTRY = "编号登记"


@pytest.fixture
def led(parsed):
    """Return the words of the navigation that an account reads now."""

    def read(account: str | None, path: str = "/intranet") -> list[str]:
        return [link.get_text(strip=True) for link in parsed(account, path).select("header nav a")]

    return read


@pytest.fixture
def holders(person):
    """Return a function that gives the post of the registrar to others; it goes back afterwards."""
    secadmin = person("secadmin")
    before = secadmin.rest("GET", POST).json()["holders"]

    def give(*accounts: str) -> None:
        assert secadmin.rest("PATCH", POST, holders=list(accounts)).status_code == 204

    yield give
    give(*(holder["token"] if isinstance(holder, dict) else holder for holder in before))


def test_a_post_brings_and_takes_its_entries_with_the_next_page(led, holders):
    assert ENTRY not in led("clerk") and ENTRY in led("registrar")
    holders("clerk")
    assert ENTRY in led("clerk") and ENTRY not in led("registrar")
    holders("registrar")
    assert ENTRY not in led("clerk") and ENTRY in led("registrar")


def test_everybody_reads_the_address_by_which_they_came(parsed, url):
    for account in ("clerk", "head"):
        for link in parsed(account, "/intranet").select("header nav a"):
            assert link["href"].startswith(f"{url}/intranet")


def test_the_nearest_entry_is_lit_and_no_other(parsed):
    for path in ("/intranet/documents", "/intranet/supervision", "/intranet/documents"):
        lit = parsed("clerk", path).select("header nav a[aria-current=page]")
        assert [link["href"].endswith(path) for link in lit] == [True]
