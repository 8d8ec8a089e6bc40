"""A wrapped key opens with its PIN, for its person, on its server; with nothing else."""

from jingwei.core.signing import certificates
from jingwei.core.signing.algorithms import DEFAULT
from jingwei.core.signing.wrapping import Cost
from jingwei.core.signing.wrapping import ServerKey
from jingwei.core.signing.wrapping import unwrap
from jingwei.core.signing.wrapping import wrap

import pytest


CHEAP = Cost(memory=64, rounds=1)
SERVER = ServerKey(1, b"s" * 32)
PIN = "江城 4711"


@pytest.fixture(scope="module")
def private():
    return certificates.new_key()


@pytest.fixture(scope="module")
def wrapped(private):
    return wrap(DEFAULT.stored(private), "head", PIN, SERVER, CHEAP)


def test_the_right_pin_gives_back_the_very_key(private, wrapped):
    found = unwrap(wrapped, "head", PIN, SERVER)
    assert found.private_numbers() == private.private_numbers()


@pytest.mark.parametrize("pin", ["", "江城 4712", "江城4711", PIN + "\0", PIN.encode().hex()])
def test_another_pin_opens_nothing(wrapped, pin):
    assert unwrap(wrapped, "head", pin, SERVER) is None


def test_another_server_s_key_opens_nothing(wrapped):
    assert unwrap(wrapped, "head", PIN, ServerKey(1, b"t" * 32)) is None
    assert unwrap(wrapped, "head", PIN, ServerKey(2, b"s" * 32)) is None


def test_a_key_moved_to_another_person_opens_nothing(wrapped):
    assert unwrap(wrapped, "clerk", PIN, SERVER) is None
    assert unwrap(wrapped._replace(person="clerk"), "clerk", PIN, SERVER) is None


def test_a_cheaper_cost_written_beside_the_key_opens_nothing(wrapped):
    assert unwrap(wrapped._replace(cost=Cost(32, 1)), "head", PIN, SERVER) is None


def test_two_wrappings_of_one_key_with_one_pin_have_nothing_in_common(private, wrapped):
    again = wrap(DEFAULT.stored(private), "head", PIN, SERVER, CHEAP)
    assert {again.salt, again.nonce, again.sealed}.isdisjoint(
        {wrapped.salt, wrapped.nonce, wrapped.sealed}
    )


def test_the_plain_key_is_nowhere_in_what_is_stored(private, wrapped):
    number = private.private_numbers().private_value.to_bytes(32, "big")
    assert number not in wrapped.sealed
