"""Forms of the pages about signing keys."""

from bs4 import BeautifulSoup

import pytest


PLACE = "/intranet/signing"


@pytest.fixture
def form(person):
    """Return a function that fills in and sends a form of a person, as a browser would."""

    def send(account: str, address: str, button: str, /, **values: str):
        client = person(account)
        page = client.get(f"{PLACE}/{address}")
        assert page.status_code == 200, page.status_code
        found = BeautifulSoup(page.text, "html.parser").select_one("main form[method=post]")
        data = {one["name"]: one.get("value", "") for one in found.select("input[type=hidden]")}
        data |= {f"form.widgets.{name}": value for name, value in values.items()}
        return client.post(f"{PLACE}/{address}", {**data, f"form.buttons.{button}": "1"})

    return send


@pytest.fixture
def step(person):
    """Return a function: (status, data) of a step with one's own key, over REST."""

    def take(account: str, name: str, **data):
        answer = person(account).rest("POST", f"{PLACE}/@signing/{name}", **data)
        return answer.status_code, answer.json()

    return take


@pytest.fixture
def manage(person):
    """Return a function: status of a step of an administrator with somebody's key."""

    def take(account: str, name: str, **data):
        answer = person(account).rest("POST", f"{PLACE}/@signing-keys/{name}", **data)
        return answer.status_code, answer.json()

    return take


@pytest.fixture
def standing(person):
    """Return a function: how a person's own key stands."""
    return lambda account: person(account).rest("GET", f"{PLACE}/@signing").json()["state"]
