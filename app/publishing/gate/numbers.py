"""Numbers that name a person, in one line of text. Pure."""

import re
from collections.abc import Iterator
from datetime import date

from app.law import identity
from app.law.identity import PersonalNumber
from app.publishing.gate.hits import Find
from app.publishing.gate.places import Rule

RULES = {
    PersonalNumber.IDENTITY: Rule.IDENTITY,
    PersonalNumber.BANK_CARD: Rule.BANK_CARD,
    PersonalNumber.MOBILE: Rule.MOBILE,
}
WIDE = {ord("０") + digit: str(digit) for digit in range(10)}
OLD_IDENTITY = re.compile(r"(?<![0-9A-Za-z])[1-9][0-9]{14}(?![0-9A-Za-z])")
COUNTED = re.compile(r"\s*(?:元|万|亿|件|条|份|吨|公斤|千克|千瓦|平方|立方|人次|户|%|％)")
OTHER_NUMBER = re.compile(
    r"(?:注册号|执照|编号|单号|订单|许可证|代码|账号|流水|备案号|案号)\D{0,4}$"
)
BEFORE = 12
ENOUGH_DIGITS = re.compile(r"(?:[0-9０-９][^0-9０-９]{0,3}){10}[0-9０-９]")
GAPS = re.compile(r"[^0-9Xx]")


def finds(line: str) -> Iterator[Find]:
    """Every number of a person in ``line``."""
    if not ENOUGH_DIGITS.search(line):
        return
    for seen in identity.find_all(line):
        if seen.kind is PersonalNumber.MOBILE and COUNTED.match(line, seen.end):
            continue
        value = GAPS.sub("", seen.written.translate(WIDE)).upper()
        yield Find(RULES[seen.kind], seen.start, seen.end, value)
    yield from _old_identities(line)


def _old_identities(line: str) -> Iterator[Find]:
    plain = line.translate(WIDE)
    for found in OLD_IDENTITY.finditer(plain):
        digits = found.group()
        if not identity.REGIONS.match(digits) or not _is_day(digits[6:12]):
            continue
        if not OTHER_NUMBER.search(
            plain[max(0, found.start() - BEFORE) : found.start()]
        ) and not COUNTED.match(plain, found.end()):
            yield Find(Rule.OLD_IDENTITY, found.start(), found.end(), digits)


def _is_day(digits: str) -> bool:
    try:
        date(1900 + int(digits[:2]), int(digits[2:4]), int(digits[4:]))
    except ValueError:
        return False
    return True


def masked(line: str) -> str:
    """``line`` with the middle of every number in it hidden."""
    shown = list(line)
    for find in finds(line):
        digits = [place for place in range(find.start, find.end) if shown[place].isalnum()]
        for place in digits[3:-2]:
            shown[place] = "*"
    return "".join(shown)
