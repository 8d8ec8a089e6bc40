"""Views that are saved, renamed and removed at the same moment, or while others look at them."""

from concurrent.futures import ThreadPoolExecutor
from jingwei.core.listing import saved
from jingwei.core.listing.content import View
from tests.conftest import Client
from tests.core.listing.test_saved import LIST
from tests.core.listing.test_saved import said
from tests.core.listing.test_saved import Views
from ZODB.POSException import ConflictError

import pytest
import transaction


pytestmark = pytest.mark.proof
KEY = "intranet/documents view"


def books(site):
    """Two connections of their own to the book of views, each with its transaction."""
    for _one in range(2):
        manager = transaction.TransactionManager()
        connection = site.db.open(transaction_manager=manager)
        yield connection.root()["Application"]["jingwei"]["intranet"]["views"]._book, manager


@pytest.mark.parametrize("posts", [("", ""), ("post~x.head", ""), ("post~x.head", "post~x.head")])
def test_two_connections_cannot_both_bring_a_name(site, posts):
    (first, one), (second, other) = books(site)
    try:
        first.add(View("a1", KEY, "两处同存", "", "somebody", posts[0]))
        second.add(View("a2", KEY, "两处同存", "", "somebody", posts[1]))
        one.commit()
        with pytest.raises(ConflictError):
            other.commit()
        other.abort()
        one.begin()
        first.remove(View("a1", KEY, "两处同存", "", "somebody", posts[0]))
        one.commit()
    finally:
        for manager in (one, other):
            manager.abort()
        first._p_jar.close()
        second._p_jar.close()


def test_two_people_save_views_side_by_side(site):
    (first, one), (second, other) = books(site)
    for who in ("anna", "bert"):
        first.add(View(f"b{who}", KEY, "先存的", "", who))
    one.commit()
    other.begin()
    one.begin()
    first.add(View("c1", KEY, "各存各的", "", "anna"))
    second.add(View("c2", KEY, "各存各的", "", "bert"))
    one.commit()
    other.commit()
    one.begin()
    assert [view.name for view in first.of("bert", KEY)][-2:] == ["先存的", "各存各的"]
    one.abort()
    first._p_jar.close()
    second._p_jar.close()


@pytest.mark.parametrize("account", ["clerk2", "head2"])
def test_four_saves_at_once_make_one_view(site, url, many, account):
    clients = [Views(Client(url, account, site.password)) for _one in range(4)]
    more = {"shared": "1"} if account == "head2" else {}
    with ThreadPoolExecutor(4) as pool:
        pages = list(pool.map(lambda one: one.save("四次同存", **more), clients))
    assert sorted("已有" in said(page) for page in pages) == [False, True, True, True]
    with site.open(user="admin"):
        found = [view.name for view in saved.views(account, KEY)]
    assert found.count("四次同存") == 1


def test_who_has_a_view_open_that_others_remove_is_told(site, url, many):
    director, deputy = (Views(Client(url, "director", site.password)) for _one in range(2))
    director.save("两人在看", shared="1")
    page = deputy.page(deputy.names()["两人在看共享"])
    reader = Views(Client(url, "clerk", site.password))
    query = reader.names()["两人在看共享"]
    director.remove("两人在看共享")
    for action, more in (("rename-view", {"name": "改了名"}), ("remove-view", {})):
        form = page.select_one(f"form[action$={action}]")
        data = {field["name"]: field.get("value", "") for field in form("input")} | more
        answer = deputy.client.post(f"{LIST}/{action}", data)
        after = deputy.client.http.get(answer.headers["Location"]).text
        assert "没有此视图" in after
    assert reader.page(query).select_one("h1") and "两人在看共享" not in reader.names()
