"""Numbers that belong to a person: telephones, identity numbers, bank accounts.

Checked by their own rules, so that document numbers, dates, amounts and the codes of organs and
enterprises stay readable.
"""

from collections.abc import Iterator

import datetime
import re


PROVINCES = {
    *("11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37"),
    *("41", "42", "43", "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64"),
    *("65", "71", "81", "82", "83"),
}
# GB 11643: weights and check characters of the 18-digit number.
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECKS = "10X98765432"
_FREE = r"(?<![0-9A-Za-z])"
_END = r"(?![0-9A-Za-z])"
IDENTITY = re.compile(rf"{_FREE}(\d{{6}})[ -]?(\d{{8}})[ -]?(\d{{3}}[\dXx]){_END}")
OLD_IDENTITY = re.compile(rf"{_FREE}\d{{15}}{_END}")
# A number called an identity number is one, misspelt or not.
CALLED_IDENTITY = re.compile(
    r"(?:身份证|身份号|证件)(?:号码?|编号)?(?:[是为]|[:：])?\s*(\d{14,17}[\dXx])" + _END
)
MOBILE = re.compile(rf"{_FREE}(?:\+?86[- ]?)?(1[3-9]\d(?:[-. \u200b]?\d){{8}}){_END}")
_CHINESE = "零〇一幺二两三四五六七八九"
SPOKEN_MOBILE = re.compile(
    rf"(?<![{_CHINESE}])[一幺][三四五六七八九][{_CHINESE}]{{9}}(?![{_CHINESE}])"
)
LANDLINE = re.compile(
    rf"{_FREE}[(（]?(0\d{{2,3}})[)）]?[-—– ]?([2-9]\d{{2,3}}[- ]?\d{{4}})(?:[-—转]\d{{1,6}})?(?!\d)"
)
CALLED_PHONE = re.compile(
    r"(?:电话|手机|座机|固话|致电|TEL|Tel|tel)(?:号码?)?(?:[是为]|[:：])?\s*"
    r"(\d{3,4}[- ]?\d{4})(?!\d)"
)
BANK = re.compile(rf"{_FREE}(?!20)[2-69]\d{{3}}(?:[ -]?\d{{4}}){{3}}(?:[ -]?\d{{1,3}})?{_END}")
CALLED_ACCOUNT = re.compile(
    r"(?:卡号|账号|帐号|账户|帐户|银行卡)(?:号码?)?(?:[是为]|[:：])?\s*(\d(?:[ -]?\d){8,24})" + _END
)

Found = tuple[int, int, str, str]


def personal_numbers(text: str) -> Iterator[Found]:
    """Yield (start, end, kind, shown) of every personal number; they may overlap."""
    yield from _identities(text)
    yield from _phones(text)
    yield from _accounts(text)


def _identities(text: str) -> Iterator[Found]:
    for match in IDENTITY.finditer(text):
        digits = "".join(match.groups()).upper()
        if is_identity(digits):
            yield match.start(), match.end(), "identity", identity_shown(digits)
    for match in OLD_IDENTITY.finditer(text):
        if match[0][:2] in PROVINCES and _is_date("19" + match[0][6:12]):
            yield match.start(), match.end(), "identity", identity_shown(match[0])
    for match in CALLED_IDENTITY.finditer(text):
        yield match.start(1), match.end(1), "identity", identity_shown(match[1])


def _phones(text: str) -> Iterator[Found]:
    for pattern in (MOBILE, CALLED_PHONE):
        for match in pattern.finditer(text):
            digits = re.sub(r"\D", "", match[1])
            yield match.start(1), match.end(1), "phone", phone_shown(digits)
    for match in SPOKEN_MOBILE.finditer(text):
        yield match.start(), match.end(), "phone", phone_shown(match[0])
    for match in LANDLINE.finditer(text):
        yield match.start(), match.end(), "phone", f"{match[1]}-****{match[2][-4:]}"


def _accounts(text: str) -> Iterator[Found]:
    for match in BANK.finditer(text):
        digits = re.sub(r"\D", "", match[0])
        if luhn(digits):
            yield match.start(), match.end(), "bank", bank_shown(digits)
    for match in CALLED_ACCOUNT.finditer(text):
        digits = re.sub(r"\D", "", match[1])
        yield match.start(1), match.end(1), "bank", bank_shown(digits)


def phone_shown(digits: str) -> str:
    """138****5678; of a short number the last four digits."""
    return f"{digits[:3] if len(digits) > 8 else ''}****{digits[-4:]}"


def identity_shown(number: str) -> str:
    """First six and last four characters."""
    return f"{number[:6]}{'*' * (len(number) - 10)}{number[-4:]}"


def bank_shown(digits: str) -> str:
    """6222 **** **** 1234."""
    return f"{digits[:4]} **** **** {digits[-4:]}"


def is_identity(number: str) -> bool:
    """An 18-digit identity number with a real birthday and the right check character."""
    total = sum(int(digit) * weight for digit, weight in zip(number[:17], WEIGHTS, strict=True))
    return number[:2] in PROVINCES and _is_date(number[6:14]) and CHECKS[total % 11] == number[17]


def _is_date(text: str) -> bool:
    try:
        return datetime.datetime.strptime(text, "%Y%m%d").year >= 1880
    except ValueError:
        return False


def luhn(digits: str) -> bool:
    """Check digit of bank cards (ISO/IEC 7812)."""
    total = 0
    for index, digit in enumerate(map(int, reversed(digits))):
        doubled = digit * 2
        total += digit if index % 2 == 0 else doubled - 9 * (doubled > 9)
    return total % 10 == 0
