"""Totals with 其中: whether the parts named after it add up, within one paragraph. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.publishing.importing.scripts import simple
from app.publishing.importing.values import Doubt, Rule

SCALES = {
    "": Decimal(1),
    "百": Decimal(100),
    "千": Decimal(1000),
    "万": Decimal(10_000),
    "亿": Decimal(10**8),
}
UNIT = (
    r"(?:人次|件次|批次|户次|万元|亿元|元|件|条|人|户|家|个|项|次|起|篇|份|期|部|场|批|吨|公里|千米|亩|公顷|平方米"
    r"|辆|台|套|所|名|例|宗|座|株|只|头|处|本|册|幅|字|张|班|期|类)"
)
NUMBER = re.compile(
    r"(?<![\d.〔\[第])(?P<number>\d+(?:[,，]\d{3})*(?:\.\d+)?)\s*(?P<scale>[百千万亿]?)余?\s*"
    rf"(?P<unit>{UNIT})"
)
AMONG = re.compile(r"其中\s*[,，:：]?")
SENTENCE = re.compile(r"[^。！!？?\n]+")
NOT_ALL = re.compile(r"主要|重点|包括|等$|等[,，;；]|之一|特别")
CHANGE = re.compile(
    r"(?:增加|减少|增长|下降|同比|环比|比上年|较上年|较去年|提高|平均|每|超过|不少于|不低于|约占)"
    r"[了到至为]?\s*$"
)
INNER = re.compile(r"[（(][^（）()]*[）)]")
MOST_PARTS = 40


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit; ``scale`` and ``decimals`` say how exactly it was written."""

    value: Decimal
    unit: str
    scale: Decimal
    decimals: int
    start: int
    end: int


def sums_that_differ(paragraphs: Sequence[str]) -> Iterator[Doubt]:
    """Each total whose parts, all of the same unit, do not add up to it."""
    for paragraph in paragraphs:
        for sentence in SENTENCE.findall(paragraph):
            if wrong := _wrong_sum(sentence.strip()):
                yield Doubt("body", Rule.SUM_DIFFERS, wrong)


def _wrong_sum(sentence: str) -> str:
    plain = simple(sentence)
    among = AMONG.search(plain)
    if among is None or AMONG.search(plain, among.end()):
        return ""
    total = _total(plain[: among.start()])
    if total is None or NOT_ALL.search(plain[among.end() :]):
        return ""
    amounts = _amounts(_without_inner(plain), among.end())
    parts = [part for part in amounts if part.unit == total.unit]
    if not 2 <= len(parts) <= MOST_PARTS:
        return ""
    summed = sum((part.value for part in parts), Decimal(0))
    if abs(summed - total.value) <= _slack([total, *parts]):
        return ""
    return sentence[total.start : parts[-1].end]


def _slack(amounts: Sequence[Amount]) -> Decimal:
    """How far rounding may have moved the sum: 30.16万 may stand for anything near it.

    Who writes 1.5亿 and 1亿 means 1.0亿; whole numbers of one scale are exact.
    """
    decimals = max(amount.decimals for amount in amounts)
    if not decimals and len({amount.scale for amount in amounts}) == 1:
        return Decimal(0)
    steps = (amount.scale for amount in amounts if amount.scale > 1 or amount.decimals)
    return sum(steps, Decimal(0)) * Decimal(10) ** -decimals / 2


def _total(before: str) -> Amount | None:
    """The last amount before 其中."""
    amounts = list(_amounts(_without_inner(before), 0))
    return amounts[-1] if amounts else None


def _without_inner(text: str) -> str:
    """``text`` with what stands in brackets blanked out, so that places stay places."""
    return INNER.sub(lambda inner: " " * len(inner.group()), text)


def _amounts(text: str, start: int) -> Iterator[Amount]:
    for found in NUMBER.finditer(text, start):
        if CHANGE.search(text[max(0, found.start() - 6) : found.start()]):
            continue
        unit, scale = found["unit"], SCALES[found["scale"]]
        if unit in {"万元", "亿元"}:
            unit, scale = "元", SCALES[unit[0]]
        number = found["number"].replace(",", "").replace("，", "")
        decimals = len(number.partition(".")[2])
        yield Amount(
            Decimal(number) * scale, unit, scale, decimals, start=found.start(), end=found.end()
        )
