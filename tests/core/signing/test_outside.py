"""Time stamps of an outside clock service; openssl plays it."""

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from http.server import BaseHTTPRequestHandler
from http.server import ThreadingHTTPServer
from jingwei.core import clock
from jingwei.core.signing import certificates
from jingwei.core.signing import der
from jingwei.core.signing import exc
from jingwei.core.signing.outside import MOST
from jingwei.core.signing.outside import OutsideClock
from jingwei.core.signing.outside import read_token
from jingwei.core.signing.pades import Said
from jingwei.core.signing.pades import seal_pdf
from jingwei.core.signing.pdfs import judge_pdf
from jingwei.core.signing.signed import Broken
from tests.core.signing.authority import authority
from tests.core.signing.authority import LIST
from tests.core.signing.authority import paper
from tests.core.signing.authority import sealed
from tests.core.signing.authority import signature
from tests.core.signing.judges import nss
from tests.core.signing.judges import openssl
from tests.core.signing.judges import pdfsig

import datetime
import hashlib
import pytest
import threading
import time


pytestmark = pytest.mark.proof
CONFIGURATION = """
[tsa]
default_tsa = service
[service]
serial = {folder}/serial
default_policy = 1.2.3.4
digests = sha256
accuracy = secs:1
ordering = no
tsa_name = yes
ess_cert_id_chain = no
signer_digest = sha256
[authority]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign
[clock]
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
"""


class Service(BaseHTTPRequestHandler):
    """Answers with openssl, or with what the test has put in the place of an answer."""

    folder = None
    instead = None
    last = b""
    # Seconds between parts of an answer and bytes of each, where one drips.
    pause, size = None, 1024
    asked = 0
    # The file of certificates that go with each token.
    chain = "authority.pem"

    def do_POST(self):
        """Answer a query."""
        type(self).asked += 1
        query = self.rfile.read(int(self.headers["Content-Length"]))
        reply = self.instead if self.instead is not None else self.reply(query)
        type(self).last = reply
        if self.pause is not None:
            self.drip(reply)
            return
        self.send_response(500 if reply == b"500" else 200)
        self.send_header("Content-Type", "application/timestamp-reply")
        self.end_headers()
        self.wfile.write(reply)

    def drip(self, reply):
        """Say how much will come, and send it bit by bit, but never all of it."""
        head = f"HTTP/1.1 200 OK\r\nContent-Length: {len(reply) + 1}\r\n"
        for part in (head.encode(), b"Content-Type: application/timestamp-reply\r\n\r\n", reply):
            for start in range(0, len(part), self.size):
                try:
                    self.wfile.write(part[start : start + self.size])
                except OSError:
                    return
                time.sleep(self.pause)

    def reply(self, query):
        """What openssl says."""
        folder = self.folder
        (folder / "query").write_bytes(query)
        done = openssl(
            *("ts", "-reply", "-config", f"{folder}/tsa.cnf", "-queryfile", f"{folder}/query"),
            *("-signer", f"{folder}/clock.pem", "-inkey", f"{folder}/clock.key"),
            *("-chain", f"{folder}/{self.chain}", "-out", f"{folder}/reply"),
        )
        assert done.sound, done.words
        return (folder / "reply").read_bytes()

    def log_message(self, *words):
        """Say nothing."""


def made(folder, kind):
    """An outside authority and its clock, whose keys are of `kind`."""
    (folder / "tsa.cnf").write_text(CONFIGURATION.format(folder=folder))
    (folder / "serial").write_text("01")
    common = ("-nodes", "-days", "30", "-config", "/etc/ssl/openssl.cnf")
    new = ("rsa:2048",) if kind == "rsa" else ("ec", "-pkeyopt", "ec_paramgen_curve:P-384")
    found = openssl(
        *("req", "-x509", "-newkey", *new, *common, "-subj", "/CN=Outside authority"),
        *("-keyout", f"{folder}/authority.key", "-out", f"{folder}/authority.pem"),
    )
    assert found.sound, found.words
    found = openssl(
        *("req", "-newkey", *new, *common[:1], "-subj", "/CN=Outside clock"),
        *("-keyout", f"{folder}/clock.key", "-out", f"{folder}/clock.csr"),
    )
    assert found.sound, found.words
    found = openssl(
        *("x509", "-req", "-in", f"{folder}/clock.csr", "-days", "30", "-set_serial", "7"),
        *("-CA", f"{folder}/authority.pem", "-CAkey", f"{folder}/authority.key"),
        *("-extfile", f"{folder}/tsa.cnf", "-extensions", "clock", "-out", f"{folder}/clock.pem"),
    )
    assert found.sound, found.words
    return x509.load_pem_x509_certificate((folder / "authority.pem").read_bytes())


@pytest.fixture(scope="module")
def house():
    return authority()


@pytest.fixture(scope="module", params=["rsa", "ec"])
def outside(request, tmp_path_factory):
    """A running service and the certificate of its authority."""
    folder = tmp_path_factory.mktemp("tsa")
    root = made(folder, request.param)
    handler = type("Handler", (Service,), {"folder": folder})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield OutsideClock(f"http://127.0.0.1:{server.server_port}/", (root,)), handler
    server.shutdown()
    server.server_close()


@pytest.fixture
def service(outside):
    found, handler = outside
    handler.instead = handler.pause = None
    handler.chain = Service.chain
    return found


def test_a_paper_with_the_stamp_of_an_outside_clock_stands(house, service, tmp_path):
    whole = sealed(house, service=service)
    verdict = judge_pdf(whole, house.trust._replace(clocks=service.trusted))
    assert verdict.fault == ""
    assert abs(verdict.moment - clock.now()) < datetime.timedelta(minutes=1)
    found = pdfsig(tmp_path, whole, nss(tmp_path, house.root.certificate))
    assert found.sound, found.words


def test_whoever_does_not_trust_the_outside_clock_is_told(house, service):
    whole = sealed(house, service=service)
    assert judge_pdf(whole, house.trust).step == "time"
    stranger = (authority().root.certificate,)
    assert judge_pdf(whole, house.trust._replace(clocks=stranger)).step == "time"


def test_the_stamp_of_another_paper_is_found(house, service):
    token = service.token(b"x" * 32)
    fixed = type("Fixed", (), {"token": lambda self, digest: token})()
    found = judge_pdf(sealed(house, service=fixed), house.trust._replace(clocks=service.trusted))
    assert (found.step, "another seal" in str(found.fault)) == ("time", True)


def said(token, service):
    """The moment that a token says, None if it is refused."""
    try:
        return read_token(token, b"x", service.trusted)
    except Broken:
        return None


def test_any_flipped_byte_of_an_outside_token_is_found_or_changes_nothing(service):
    """Certificates beside the clock's own are not signed, and nothing is read in them."""
    token = service.token(hashlib.sha256(b"x").digest())
    moment = said(token, service)
    assert abs(moment - clock.now()) < datetime.timedelta(minutes=1)
    told = set()
    for place in range(len(token)):
        other = bytearray(token)
        other[place] ^= 1
        told.add(said(bytes(other), service))
    assert told <= {None, moment}
    assert None in told


@pytest.mark.parametrize("instead", [b"", b"500", b"junk", b"\x30\x05\x30\x03\x02\x01\x02"])
def test_a_service_that_gives_no_stamp_is_named_and_nothing_is_sealed(house, outside, instead):
    service, handler = outside
    handler.instead = instead
    with pytest.raises(exc.ClockMissing, match=service.address):
        sealed(house, service=service)


def test_a_stamp_that_would_not_stand_is_refused_at_once(house, service):
    stranger = (authority().root.certificate,)
    with pytest.raises(exc.ClockMissing):
        sealed(house, service=service._replace(trusted=stranger))


def test_a_service_that_is_gone_is_named(house):
    with pytest.raises(exc.ClockMissing):
        sealed(house, service=OutsideClock("http://127.0.0.1:9/", ()))


def test_a_service_that_breaks_off_is_named_and_nothing_is_sealed(house, service, outside):
    handler = outside[1]
    handler.pause = 0
    with pytest.raises(exc.ClockMissing, match=service.address) as found:
        sealed(house, service=service)
    assert found.value.status == 503


@pytest.mark.parametrize("size", [1, 40])
def test_a_service_that_drips_is_not_waited_for(house, service, outside, monkeypatch, size):
    """Within the headers, and within the answer; no single wait is long."""
    monkeypatch.setattr("jingwei.core.signing.outside.WHOLE", 1)
    handler = outside[1]
    handler.pause, handler.size = 0.1, size
    begun = time.monotonic()
    with pytest.raises(exc.ClockMissing, match="TimeoutError"):
        sealed(house, service=service)
    assert time.monotonic() - begun < 3


def test_an_answer_without_end_is_not_read(house, service, outside):
    outside[1].instead = b"0" * 10_000_000
    with pytest.raises(exc.StampTooLarge):
        sealed(house, service=service)


def chained(handler, house, count):
    """Let so many certificates go with each token."""
    subject = certificates.Subject("Outside", "Outside", "x")
    more = [certificates.person(subject, house.issuing, 30, LIST) for _one in range(count)]
    written = [one.certificate.public_bytes(Encoding.PEM) for one in more]
    authority = (handler.folder / "authority.pem").read_bytes()
    handler.chain = "chain.pem"
    (handler.folder / handler.chain).write_bytes(b"".join([authority, *written]))


def test_a_stamp_with_many_certificates_has_its_place_in_a_paper(house, service, outside, tmp_path):
    chained(outside[1], house, 20)
    whole = sealed(house, service=service)
    assert 12_000 < len(outside[1].last) < MOST
    assert judge_pdf(whole, house.trust._replace(clocks=service.trusted)).fault == ""
    found = pdfsig(tmp_path, whole, nss(tmp_path, house.root.certificate))
    assert found.sound, found.words


def test_a_stamp_without_a_place_in_a_paper_is_refused_and_the_paper_waits(house, service, outside):
    chained(outside[1], house, 30)
    with pytest.raises(exc.ClockMissing, match="papers have no room") as found:
        sealed(house, service=service)
    assert found.value.status == 503
    assert MOST < len(outside[1].last) < 2 * MOST


def test_the_largest_stamp_that_is_taken_has_its_place(house):
    """A seal without it never takes more than is kept for it."""
    longest = authority("关" * 21)
    fixed = type("Fixed", (), {"token": lambda self, digest: der.octets(bytes(MOST - 4))})()
    pdf = seal_pdf(paper(), longest.organ, fixed, Said("关" * 21, "印发", clock.now()))
    assert len(signature(pdf)) > MOST


def test_an_older_answer_to_the_same_question_is_refused(house, service, outside):
    digest = hashlib.sha256(b"x").digest()
    service.token(digest)
    outside[1].instead = outside[1].last
    with pytest.raises(exc.ClockMissing, match="nonce"):
        service.token(digest)
