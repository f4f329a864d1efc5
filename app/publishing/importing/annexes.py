"""Annexes a paper speaks of, and whether they stand in the file. Pure."""

import re
from collections.abc import Sequence

from app.publishing.importing import days, titles
from app.publishing.importing.scripts import simple
from app.publishing.importing.values import Doubt, Rule

COUNTS = "一二三四五六七八九十"
NUMBER = rf"(?P<number>\d{{1,2}}|[{COUNTS}])?"
CITED = re.compile(
    rf"(?:[（(]\s*(?:详见|见)?\s*附\s*件\s*{NUMBER}\s*[）)]|(?:详见|见|按照|参照|填报|填写)\s*附\s*件\s*(?P<n2>\d{{1,2}}|[{COUNTS}])?)"
)
LISTED = re.compile(rf"^附\s*件\s*{NUMBER}\s*[:：]\s*(?P<title>.*)$")
ALONE = re.compile(rf"^[【\[]?附\s*件\s*{NUMBER}\s*[:：]?[】\]]?$")
ITEM = re.compile(r"^(?P<number>\d{1,2})\s*[.、．]\s*(?P<title>.{2,80})$")
LONGEST_HEADING = 60


def missing_annexes(lines: Sequence[str]) -> list[Doubt]:
    """One doubt for each annex that is cited or listed but does not stand in the text."""
    plain = [simple(line.strip()) for line in lines]
    present = _present(plain)
    cited: dict[str, str] = {}
    for place, line in enumerate(plain):
        for number, quote in _cited_in(plain, place):
            cited.setdefault(number, lines[place].strip()[: len(quote)] if quote == line else quote)
    numbers = set(cited) - present
    if "1" in present:
        numbers.discard("")
    if "" in present:
        numbers.discard("1")
    if numbers - {""}:
        numbers.discard("")
    return [Doubt("attachments", Rule.MISSING_ANNEX, cited[number]) for number in sorted(numbers)]


def _cited_in(lines: Sequence[str], place: int) -> list[tuple[str, str]]:
    """The numbers of annexes that a line speaks of, with the words."""
    line = lines[place]
    listed = LISTED.match(line)
    if listed and listed["title"]:
        first = ITEM.match(listed["title"])
        if first is None:
            return [(_number(listed["number"]), line)]
        return [(first["number"], line), *_items_after(lines, place + 1)]
    return [
        (_number(found["number"] or found["n2"]), _words_around(line, found))
        for found in CITED.finditer(line)
    ]


def _items_after(lines: Sequence[str], place: int) -> list[tuple[str, str]]:
    """2.… 3.… below 附件:1.…"""
    items = []
    expected = 2
    for line in lines[place:]:
        item = ITEM.match(line)
        if item is None or int(item["number"]) != expected:
            break
        items.append((item["number"], line))
        expected += 1
    return items


def _present(lines: Sequence[str]) -> set[str]:
    """The numbers of annexes that begin somewhere and have content."""
    found = set()
    for place, line in enumerate(lines[:-1]):
        alone = ALONE.match(line)
        if alone:
            found.add(_number(alone["number"]))
            continue
        listed = LISTED.match(line)
        if listed and _is_heading(line, lines[place + 1]):
            found.add(_number(listed["number"]))
    return found


def _is_heading(line: str, following: str) -> bool:
    """A listed annex is followed by the next one, the signature or the day; a heading is not."""
    if len(line) > LONGEST_HEADING or ITEM.match(LISTED.sub(r"\g<title>", line)):
        return False
    if days.is_day(following) or titles.is_organ(following):
        return False
    return not (LISTED.match(following) or following.startswith(("(此件", "（此件")))


def _number(written: str | None) -> str:
    if not written:
        return ""
    return str(COUNTS.index(written) + 1) if written in COUNTS else str(int(written))


def _words_around(line: str, found: re.Match[str]) -> str:
    return line[max(0, found.start() - 20) : found.end()]
