"""A wrapped key opens with its PIN, for its person, on its server; with nothing else."""

from concurrent.futures import ThreadPoolExecutor
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from jingwei.core.signing import certificates
from jingwei.core.signing import wrapping
from jingwei.core.signing.algorithms import DEFAULT
from jingwei.core.signing.wrapping import Cost
from jingwei.core.signing.wrapping import ServerKey
from jingwei.core.signing.wrapping import unwrap
from jingwei.core.signing.wrapping import wrap

import pytest
import threading


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


def test_four_guesses_at_most_take_their_memory_at_a_time(private, wrapped, monkeypatch):
    """Twelve people type their PINs at once; each derivation is real, and watched."""
    running, most, guard = 0, 0, threading.Condition()

    class Watched:
        def __init__(self, **options):
            self.real = Argon2id(**options)

        def derive(self, pin):
            nonlocal running, most
            with guard:
                running += 1
                most = max(most, running)
                guard.notify_all()
                # As long as it takes for a fifth one to come in, if it can.
                guard.wait_for(lambda: running > 4, timeout=0.2)
            found = self.real.derive(pin)
            with guard:
                running -= 1
            return found

    monkeypatch.setattr(wrapping, "Argon2id", Watched)
    with ThreadPoolExecutor(12) as pool:
        found = [*pool.map(lambda _n: unwrap(wrapped, "head", PIN, SERVER), range(12))]
    assert {one.private_numbers() for one in found} == {private.private_numbers()}
    assert most == 4
