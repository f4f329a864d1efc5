"""Numbers that name a person: identity numbers (GB 11643), bank cards (Luhn), mobile numbers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

# GB/T 2260, first two digits: provinces, Taiwan, Hong Kong, Macao; 91 stands for foreigners.
REGIONS = re.compile("1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91")
# The permanent residence card of foreigners since 2023: 9, the province where it was first asked
# for, three digits for the country, then day of birth, serial number and check digit as above.
FOREIGNERS = re.compile("9(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5])[0-9]{3}")
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # GB 11643, ISO 7064 MOD 11-2
CHECK_DIGITS = "10X98765432"
FIRST_BIRTH_YEAR = 1850

_BLANKS = "\u3000\u00a0\u202f" + "".join(map(chr, range(0x2000, 0x200B)))
_DASHES = "－—–‐‑‒−"
_WIDE = (
    {ord("０") + n: str(n) for n in range(10)}
    | {ord("Ｘ"): "X", ord("ｘ"): "x", ord("＋"): "+"}
    | dict.fromkeys(map(ord, _BLANKS), " ")
    | dict.fromkeys(map(ord, _DASHES), "-")
)
_IDENTITY = re.compile(r"[0-9]{17}[0-9Xx]")
_CARD = re.compile(r"(?:62|4|5[1-5]|35|9558|9559)[0-9]+")
_MOBILE = re.compile(r"(?:(?:\+|00)?86)?(1[3-9][0-9]{9})")
_SEPARATORS = re.compile(r"[ -]")
_RUN = re.compile(r"[0-9](?:[ -]?[0-9]){14,}(?:[ -]?[Xx])?")
_IN_A_WORD = re.compile(r"[0-9A-Za-z]")
_WRITTEN_MOBILE = re.compile(
    r"(?<![0-9])(?:(?:\+|00)?86[ -]?)?1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4}(?![0-9A-Za-z])"
)
IDENTITY_GROUPS = ((6, 8, 4), (6, 4, 4, 4))
SHORTEST, LONGEST = 16, 19


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
    """Whether ``text`` is a person's number: region, day of birth and check digit fit."""
    if not _IDENTITY.fullmatch(text):
        return False
    if not REGIONS.match(text) and not FOREIGNERS.match(text):
        return False
    return _is_birthday(text[6:14]) and has_check_digit(text)


def has_check_digit(text: str) -> bool:
    """Whether the last of 18 characters is what the 17 digits before it make it (GB 11643)."""
    if not _IDENTITY.fullmatch(text):
        return False
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, text[:17], strict=True))
    return CHECK_DIGITS[total % 11] == text[17].upper()


def is_bank_card(text: str) -> bool:
    """Whether ``text`` is a card number: issuer's prefix, length and Luhn digit fit."""
    return SHORTEST <= len(text) <= LONGEST and _CARD.fullmatch(text) is not None and _luhn(text)


def is_mobile_number(text: str) -> bool:
    """Whether ``text`` is a mainland mobile number, with or without 86."""
    return _MOBILE.fullmatch(text) is not None


def find_all(text: str) -> list[Sighting]:
    """Every valid number in ``text``, in its order; full-width digits and gaps are seen through."""
    plain = text.translate(_WIDE)
    seen: list[Sighting] = []
    for sighting in sorted(_sightings(plain, text), key=lambda each: (each.start, -each.end)):
        if not seen or sighting.start >= seen[-1].end:
            seen.append(sighting)
    return seen


def _sightings(plain: str, text: str) -> Iterator[Sighting]:
    spans = [(PersonalNumber.MOBILE, *found.span()) for found in _WRITTEN_MOBILE.finditer(plain)]
    for run in _RUN.finditer(plain):
        spans.extend(_numbers_in(plain, *run.span()))
    for kind, start, end in spans:
        yield Sighting(kind, start, end, text[start:end])


def _numbers_in(plain: str, start: int, end: int) -> Iterator[tuple[PersonalNumber, int, int]]:
    """Identity and card numbers in a run of digits with gaps; one does not hide the next."""
    places = [place for place in range(start, end) if plain[place] not in " -"]
    digits = "".join(plain[place] for place in places)
    begins = [n for n, place in enumerate(places) if n == 0 or plain[place - 1] in " -"]
    ends = {n for n, place in enumerate(places, start=1) if not _IN_A_WORD.match(plain, place + 1)}
    for begin in begins:
        for stop in ends.intersection(range(begin + SHORTEST, begin + LONGEST + 1)):
            first, after = places[begin], places[stop - 1] + 1
            kind = _kind_of(digits[begin:stop])
            if kind and _is_one_number(plain[first:after]):
                yield kind, first, after


def _kind_of(digits: str) -> PersonalNumber | None:
    if is_identity_number(digits):
        return PersonalNumber.IDENTITY
    return PersonalNumber.BANK_CARD if is_bank_card(digits) else None


def _is_one_number(written: str) -> bool:
    """In one, broken once, or in groups as people write them; not a row of several numbers."""
    parts = tuple(map(len, _SEPARATORS.split(written)))
    is_even = len(set(parts[:-1])) == 1 and parts[-1] <= parts[0]
    return len(parts) <= 2 or is_even or parts in IDENTITY_GROUPS


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
