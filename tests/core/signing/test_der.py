"""DER against what openssl writes and reads."""

from jingwei.core.signing import der
from tests.core.signing.judges import openssl

import datetime
import pytest


def shown(folder, data):
    (folder / "data.der").write_bytes(data)
    found = openssl("asn1parse", "-inform", "DER", "-in", f"{folder}/data.der")
    assert found.sound, found.words
    return found.words


@pytest.mark.parametrize("size", [0, 1, 127, 128, 255, 256, 1920, 65535, 65536])
def test_lengths_are_read_by_openssl_and_by_ourselves(tmp_path, size):
    data = der.sequence(der.octets(b"x" * size), der.integer(1))
    assert "prim: OCTET STRING" in shown(tmp_path, data)
    first, second = der.children(data)
    assert (der.contents(first), second) == (b"x" * size, b"\x02\x01\x01")


@pytest.mark.parametrize("number", [0, 1, 127, 128, 255, 256, 2**63, 2**64])
def test_numbers_are_read_by_openssl(tmp_path, number):
    read = shown(tmp_path, der.integer(number)).split("INTEGER           :")[1]
    assert int(read, 16) == number


@pytest.mark.parametrize("dotted", ["1.2.840.113549.1.7.2", "2.16.840.1.101.3.4.2.1", "2.5.29.15"])
def test_object_identifiers_are_those_that_openssl_knows(tmp_path, dotted):
    names = {"1.2.840.113549.1.7.2": "pkcs7-signedData", "2.5.29.15": "X509v3 Key Usage"}
    assert names.get(dotted, "sha256") in shown(tmp_path, der.object_id(dotted))


def test_long_arcs_are_read_by_openssl(tmp_path):
    name = "2.25.82456901464144040079244239093811482602"
    assert f"OBJECT            :{name}" in shown(tmp_path, der.object_id(name))


def test_a_set_is_sorted_by_its_encoding():
    assert der.set_of(der.integer(2), der.integer(1)) == b"\x31\x06\x02\x01\x01\x02\x01\x02"


def test_times_change_their_form_with_the_year_2050(tmp_path):
    zone = datetime.timezone(datetime.timedelta(hours=8))
    early = datetime.datetime(2050, 1, 1, 7, 59, 59, tzinfo=zone)
    assert "UTCTIME           :491231235959Z" in shown(tmp_path, der.utc_time(early))
    late = early + datetime.timedelta(seconds=1)
    assert "GENERALIZEDTIME   :20500101000000Z" in shown(tmp_path, der.utc_time(late))


@pytest.mark.parametrize(
    "data",
    [b"", b"\x30", b"\x30\x80\x00\x00", b"\x30\x05\x02\x01", b"\x30\x85\x01\x01\x01\x01\x01"],
)
def test_cut_and_endless_data_are_refused(data):
    with pytest.raises(der.Malformed):
        der.split(data)


def test_an_element_longer_than_its_frame_is_refused():
    with pytest.raises(der.Malformed):
        der.children(b"\x30\x03\x02\x05\x01" + b"\x00" * 4)


def test_a_negative_number_is_not_written():
    with pytest.raises(ValueError, match="negative"):
        der.integer(-1)
