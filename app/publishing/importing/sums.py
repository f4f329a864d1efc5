"""Totals with 其中: whether the parts named after it add up, within one paragraph. Pure.

The total stands right before 其中, or, where 其中 begins its sentence, in the sentence before.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
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
    r"(?:人次|家次|件次|批次|户次|万元|亿元|元|件|条|人|户|家|个|项|次|起|篇|份|期|部|场|批|吨|公里|千米|亩|公顷|平方米"
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
PIECES = re.compile(r"[^；;]+[；;]?")
ENDS_ITS_CLAUSE = re.compile(r"\s*(?:$|[，,、；;：:（(）)])")
MOST_PARTS = 40
SENTENCES_BACK = 2


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit; ``scale`` and ``decimals`` say how exactly it was written."""

    value: Decimal
    unit: str
    scale: Decimal
    decimals: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Claim:
    """Parts that are said to make up a total; any of ``totals`` may be meant."""

    totals: tuple[Amount, ...]
    parts: tuple[Amount, ...]


def sums_that_differ(paragraphs: Sequence[str]) -> Iterator[Doubt]:
    """Each total whose parts, all of the same unit, do not add up to it."""
    for paragraph in paragraphs:
        plain = simple(paragraph)
        for claim in _claims(plain):
            if not _holds(claim):
                start, end = claim.totals[-1].start, claim.parts[-1].end
                yield Doubt("body", Rule.SUM_DIFFERS, paragraph[start:end])


def _claims(plain: str) -> Iterator[Claim]:
    """Every 其中 of a paragraph with the amounts it is about; places stay places."""
    outer = _without_inner(plain)
    spans = [found.span() for found in SENTENCE.finditer(outer)]
    for place, (start, end) in enumerate(spans):
        for inner in INNER.finditer(plain, start, end):
            yield from _claim(outer, (start, inner.start()), plain, inner.span())
        for piece in _pieces(outer, start, end):
            yield from _claim(outer, piece, outer, piece)
        among = AMONG.search(outer, start, end)
        if among and not outer[start : among.start()].strip():
            yield from _claim_on_what_was_said(outer, spans, place, among.end())


def _pieces(outer: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence parted at its semicolons so that each piece has one 其中 of its own."""
    begin, has_one = start, False
    for piece in PIECES.finditer(outer, start, end):
        another = AMONG.search(outer, *piece.span()) is not None
        if another and has_one:
            yield begin, piece.start()
            begin = piece.start()
        has_one = has_one or another
    yield begin, end


def _claim(
    before: str, total_in: tuple[int, int], text: str, span: tuple[int, int]
) -> Iterator[Claim]:
    """The total right before the only 其中 of ``span`` and the parts behind it."""
    among = AMONG.search(text, *span)
    if among is None or AMONG.search(text, among.end(), span[1]):
        return
    amounts = list(_amounts(before, total_in[0], min(total_in[1], among.start())))
    if amounts and not NOT_ALL.search(text[among.end() : span[1]]):
        yield from _of_one_unit(amounts[-1:], _amounts(text, among.end(), span[1]))


def _claim_on_what_was_said(
    outer: str, spans: Sequence[tuple[int, int]], place: int, begin: int
) -> Iterator[Claim]:
    """The claim of a sentence that begins with 其中. Numbers inside its clauses are no parts."""
    end = spans[place][1]
    parts = list(_amounts(outer, begin, end))
    if AMONG.search(outer, begin, end) or NOT_ALL.search(outer[begin:end]) or not parts:
        return
    if not all(ENDS_ITS_CLAUSE.match(outer, part.end, end) for part in parts):
        return
    for span in reversed(spans[max(0, place - SENTENCES_BACK) : place]):
        totals = [each for each in _amounts(outer, *span) if each.unit == parts[0].unit]
        if totals:
            yield from _of_one_unit(totals, parts)
            return


def _of_one_unit(totals: Sequence[Amount], amounts: Iterable[Amount]) -> Iterator[Claim]:
    parts = tuple(part for part in amounts if part.unit == totals[0].unit)
    if 2 <= len(parts) <= MOST_PARTS:
        yield Claim(tuple(totals), parts)


def _holds(claim: Claim) -> bool:
    """Whether the parts add up to one of the totals, or to all of them together."""
    possible = [*((each,) for each in claim.totals), claim.totals]
    return any(
        abs(_sum(claim.parts) - _sum(totals)) <= _slack([*totals, *claim.parts])
        for totals in possible
    )


def _sum(amounts: Iterable[Amount]) -> Decimal:
    return sum((amount.value for amount in amounts), Decimal(0))


def _slack(amounts: Sequence[Amount]) -> Decimal:
    """How far rounding may have moved the sum: 30.16万 may stand for anything near it.

    Who writes 1.5亿 and 1亿 means 1.0亿; whole numbers of one scale are exact.
    """
    decimals = max(amount.decimals for amount in amounts)
    if not decimals and len({amount.scale for amount in amounts}) == 1:
        return Decimal(0)
    steps = (amount.scale for amount in amounts if amount.scale > 1 or amount.decimals)
    return sum(steps, Decimal(0)) * Decimal(10) ** -decimals / 2


def _without_inner(text: str) -> str:
    """``text`` with what stands in brackets blanked out, so that places stay places."""
    return INNER.sub(lambda inner: " " * len(inner.group()), text)


def _amounts(text: str, start: int, stop: int) -> Iterator[Amount]:
    for found in NUMBER.finditer(text, start, stop):
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
