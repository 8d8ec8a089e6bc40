"""DER as bytes (X.690): what is written once is never written again.

Trees of asn1crypto 1.5.1 take a header that ends in 0x80, such as that of 1920 bytes, for an
indefinite length and encode all below it anew, twice as often with each level: one signature in
a few took seconds. Here elements are joined bytes, so the length of a part costs nothing.
"""

import datetime


INTEGER, BITS, OCTETS, OBJECT_ID, UTC_TIME, TIME = 0x02, 0x03, 0x04, 0x06, 0x17, 0x18
SEQUENCE, SET = 0x30, 0x31


class Malformed(ValueError):
    """The bytes are no DER."""


def element(tag: int, *contents: bytes) -> bytes:
    """An element of one-byte `tag` and definite length around `contents`."""
    inside = b"".join(contents)
    size = len(inside)
    if size < 0x80:
        return bytes((tag, size)) + inside
    width = (size.bit_length() + 7) // 8
    return bytes((tag, 0x80 | width)) + size.to_bytes(width, "big") + inside


def sequence(*parts: bytes) -> bytes:
    """SEQUENCE of `parts` in this order."""
    return element(SEQUENCE, *parts)


def set_of(*parts: bytes) -> bytes:
    """SET OF `parts`, sorted by their encoding as DER wants it."""
    return element(SET, *sorted(parts))


def tagged(number: int, *contents: bytes) -> bytes:
    """Constructed element of the context-specific tag [number]."""
    return element(0xA0 | number, *contents)


def retagged(number: int, whole: bytes) -> bytes:
    """`whole` with the implicit constructed tag [number] in place of its own."""
    return bytes((0xA0 | number,)) + whole[1:]


def octets(contents: bytes) -> bytes:
    """OCTET STRING."""
    return element(OCTETS, contents)


def bits(contents: bytes) -> bytes:
    """BIT STRING of whole bytes."""
    return element(BITS, b"\0", contents)


def integer(number: int) -> bytes:
    """INTEGER that is not negative."""
    if number < 0:
        raise ValueError("negative")
    return element(INTEGER, number.to_bytes(number.bit_length() // 8 + 1, "big"))


def object_id(dotted: str) -> bytes:
    """OBJECT IDENTIFIER of its dotted form."""
    first, second, *others = (int(arc) for arc in dotted.split("."))
    encoded = b""
    for arc in (40 * first + second, *others):
        groups = [arc & 0x7F]
        while arc := arc >> 7:
            groups.append(arc & 0x7F | 0x80)
        encoded += bytes(reversed(groups))
    return element(OBJECT_ID, encoded)


def utc_time(moment: datetime.datetime) -> bytes:
    """Time as CMS wants it: UTCTime up to 2049, GeneralizedTime after it (RFC 5652, 11.3)."""
    moment = moment.astimezone(datetime.UTC)
    if 1950 <= moment.year < 2050:
        return element(UTC_TIME, moment.strftime("%y%m%d%H%M%SZ").encode())
    return generalized_time(moment)


def generalized_time(moment: datetime.datetime) -> bytes:
    """GeneralizedTime in whole seconds."""
    moment = moment.astimezone(datetime.UTC)
    return element(TIME, f"{moment.year:04d}{moment:%m%d%H%M%S}Z".encode())


def split(data: bytes, start: int = 0) -> tuple[int, int, int]:
    """(tag, start of contents, end) of the element at `start`.

    :raises Malformed: for cut data and for lengths that DER does not know.
    """
    if start + 2 > len(data):
        raise Malformed("The data are cut.")
    tag, size, inside = data[start], data[start + 1], start + 2
    if size & 0x80:
        width = size & 0x7F
        if not 0 < width <= 4:
            raise Malformed("A length is not definite.")
        size = int.from_bytes(data[inside : inside + width], "big")
        inside += width
    if inside + size > len(data):
        raise Malformed("The data are cut.")
    return tag, inside, inside + size


def contents(whole: bytes) -> bytes:
    """What stands inside an element."""
    _tag, start, end = split(whole)
    return whole[start:end]


def children(whole: bytes) -> list[bytes]:
    """The elements inside a constructed element."""
    _tag, start, end = split(whole)
    found = []
    while start < end:
        stop = split(whole, start)[2]
        found.append(whole[start:stop])
        start = stop
    if start != end:
        raise Malformed("An element is longer than what it stands in.")
    return found
