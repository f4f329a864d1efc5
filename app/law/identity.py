"""Numbers that name a person: identity numbers (GB 11643), bank cards (Luhn), mobile numbers."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

# GB/T 2260, first two digits: provinces, Taiwan, Hong Kong, Macao; 91 stands for foreigners.
REGIONS = re.compile("1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91")
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # GB 11643, ISO 7064 MOD 11-2
CHECK_DIGITS = "10X98765432"
FIRST_BIRTH_YEAR = 1850

_WIDE = {ord("０") + n: str(n) for n in range(10)} | {
    ord("Ｘ"): "X", ord("ｘ"): "x", ord("－"): "-", ord("＋"): "+", ord("\u3000"): " ",
    ord("\u00a0"): " ", ord("—"): "-", ord("–"): "-",
}  # fmt: skip
_NOT_INSIDE, _NOT_FOLLOWED = r"(?<![0-9A-Za-z])", r"(?![0-9A-Za-z])"
_IDENTITY = re.compile(r"[0-9]{17}[0-9Xx]")
_CARD = re.compile(r"(?:62|4|5[1-5]|35|9558|9559)[0-9]+")
_MOBILE = re.compile(r"(?:(?:\+|00)?86)?(1[3-9][0-9]{9})")
_SEPARATORS = re.compile(r"[ -]")


class PersonalNumber(StrEnum):
    """What a number found in a text is."""

    IDENTITY = "identity"
    BANK_CARD = "bank_card"
    MOBILE = "mobile"


@dataclass(frozen=True, slots=True)
class Sighting:
    """A valid number and its place in the text."""

    kind: PersonalNumber
    start: int
    end: int
    written: str


def is_identity_number(text: str) -> bool:
    """Whether ``text`` is a citizen's number: region, day of birth and check digit fit."""
    if not _IDENTITY.fullmatch(text) or not REGIONS.match(text):
        return False
    if not _is_birthday(text[6:14]):
        return False
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, text[:17], strict=True))
    return CHECK_DIGITS[total % 11] == text[17].upper()


def is_bank_card(text: str) -> bool:
    """Whether ``text`` is a card number: issuer's prefix, length and Luhn digit fit."""
    return 16 <= len(text) <= 19 and _CARD.fullmatch(text) is not None and _luhn(text)


def is_mobile_number(text: str) -> bool:
    """Whether ``text`` is a mainland mobile number, with or without 86."""
    return _MOBILE.fullmatch(text) is not None


_SHAPES: tuple[tuple[PersonalNumber, re.Pattern[str], Callable[[str], bool]], ...] = (
    (
        PersonalNumber.IDENTITY,
        re.compile(
            rf"{_NOT_INSIDE}[1-9][0-9]{{5}}[ -]?[0-9]{{4}}[ -]?[0-9]{{4}}[ -]?[0-9]{{3}}[0-9Xx]"
            rf"{_NOT_FOLLOWED}"
        ),
        is_identity_number,
    ),
    (
        PersonalNumber.BANK_CARD,
        re.compile(rf"{_NOT_INSIDE}[3-69][0-9]{{3}}(?:[ -]?[0-9]){{12,15}}{_NOT_FOLLOWED}"),
        is_bank_card,
    ),
    (
        PersonalNumber.MOBILE,
        re.compile(
            rf"(?<![0-9])(?:(?:\+|00)?86[ -]?)?1[3-9][0-9][ -]?[0-9]{{4}}[ -]?[0-9]{{4}}"
            rf"{_NOT_FOLLOWED}"
        ),
        is_mobile_number,
    ),
)


def find_all(text: str) -> list[Sighting]:
    """Every valid number in ``text``, in its order; full-width digits and gaps are seen through."""
    plain = text.translate(_WIDE)
    found = sorted(_sightings(plain, text), key=lambda sighting: sighting.start)
    return [
        sighting
        for place, sighting in enumerate(found)
        if place == 0 or sighting.start >= found[place - 1].end
    ]


def _sightings(plain: str, text: str) -> Iterator[Sighting]:
    for kind, shape, is_valid in _SHAPES:
        for match in shape.finditer(plain):
            if is_valid(_SEPARATORS.sub("", match.group())):
                yield Sighting(kind, match.start(), match.end(), text[match.start() : match.end()])


def _is_birthday(digits: str) -> bool:
    try:
        day = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return day.year >= FIRST_BIRTH_YEAR


def _luhn(digits: str) -> bool:
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0
