"""Filling the fields of a paper from its head, its title, its signature and its page. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from app.law import document_number, index_number
from app.publishing import themes
from app.publishing.importing import days, furniture, titles
from app.publishing.importing.metadata import Head
from app.publishing.importing.scripts import simple
from app.publishing.importing.values import Block, Doubt, Imported, Rule

QUOTED = 60
USUAL_DAYS = 28
"""Papers are published within twenty working days (Regulation, Art. 26)."""
RED_HEAD = re.compile(r"^(?P<organs>.{2,60}?)\s*文\s*件$")
ANNOUNCEMENT = re.compile(r"(?:[公通]告|令)$")
SERIAL = re.compile(r"(?:[12]\d{3}\s*年\s*)?第\s*\d{1,6}\s*号")
SITE = re.compile(r"$|\s*[-_|—–·]")
LEAST_TITLE = 6
FARTHEST_TITLE = 80
"""A title that is stated is found below the menus of a page too."""
BETWEEN_LEVELS = "\\/、>＞-—：: \t"
ROUND = str.maketrans("（）", "()")


@dataclass(slots=True)
class Found:
    """A paper while it is being read: its fields so far, what is left as body, the doubts."""

    body: list[Block]
    paper: Imported = field(default_factory=Imported)
    doubtful: list[Doubt] = field(default_factory=list)

    def set(self, **values: Any) -> None:
        """Fill fields."""
        self.paper = replace(self.paper, **values)

    def doubt(self, name: str, rule: Rule, quote: str) -> None:
        """Note that somebody must look."""
        self.doubtful.append(Doubt(name, rule, quote[:QUOTED].strip()))

    @property
    def lines(self) -> list[str]:
        """The text of the body as it is now; tables are no lines."""
        return ["" if block.rows else block.text for block in self.body]

    def drop(self, first: int, count: int = 1) -> None:
        """Take blocks out of the body: they went into a field."""
        del self.body[first : first + count]


def fields_of(
    head: Head, blocks: Sequence[Block], page: Sequence[str], *, is_page: bool = False
) -> Found:
    """Everything the paper says about itself. ``page`` are the lines of the page around it."""
    found = Found(list(blocks))
    for name, written in head.blanks:
        found.doubt(name, Rule.BLANK_METADATA, written)
    for name, written in head.clashes:
        found.doubt(name, Rule.TWO_VALUES, written)
    red_head = _red_head(found)
    _number(found, head.values.get("document_number", ""))
    above = _title(found, head, is_page=is_page)
    _announced(found)
    found.set(has_no_number=head.has_no_number and not found.paper.document_number)
    signed = titles.signature(found.lines)
    _issuers(found, head.values.get("issuers", ""), signed, red_head=red_head, above=above)
    _days(found, head, signed, page)
    _index_number(found, head.values.get("original_index_number", ""))
    _theme(found, head.values.get("theme", ""))
    found.set(keywords=titles.organs_in(head.values.get("keywords", "")))
    return found


def _red_head(found: Found) -> tuple[str, ...]:
    """The organs of a line 云川市商务局文件 above everything else."""
    for place, line in enumerate(found.lines[:3]):
        red = RED_HEAD.match(line)
        if red and titles.is_organ(titles.organs_in(red["organs"])[-1]):
            found.drop(place)
            return titles.organs_in(red["organs"])
    return ()


def _number(found: Found, written: str) -> None:
    line = titles.number_line(found.lines)
    if line:
        found.drop(line[0])
    written = written or (line[1] if line else "")
    if not written:
        return
    normalised = document_number.normalise(written)
    if normalised is None:
        found.doubt("document_number", Rule.UNUSUAL_NUMBER, written)
    elif any(not each.brackets_match for each in document_number.find_all(written)):
        found.doubt("document_number", Rule.MIXED_BRACKETS, written)
    found.set(document_number=normalised or written)


def _announced(found: Found) -> None:
    """云川市商务局公告 above a line 2024年第3号: both together are the number."""
    title = found.paper.title
    if found.paper.document_number or not found.lines or not ANNOUNCEMENT.search(title):
        return
    line = found.lines[0].strip("()（） ")
    number = document_number.normalise(title + line) if SERIAL.fullmatch(line) else None
    if number:
        found.drop(0)
        found.set(document_number=number)


def _title(found: Found, head: Head, *, is_page: bool) -> tuple[str, ...]:
    """Set the title; what stands above it, when that is an organ's name, is given back."""
    stated = head.values.get("title", "")
    heading = next((block.text for block in found.body if block.is_heading), "")
    heading = heading or _named_by_page(found, head.values.get("page_title", ""))
    title = _stated_at(found, stated) or titles.title_among(found.lines, heading)
    if title is None:
        found.set(title=stated)
        if not stated:
            found.doubt("title", Rule.NO_TITLE, found.lines[0] if found.lines else "")
        return ()
    found.set(title=stated or title.text)
    if title.is_inside:
        if not stated:
            found.doubt("title", Rule.TITLE_INSIDE, title.text)
        return ()
    found.drop(title.first, title.lines)
    above = found.lines[: title.first]
    if above and all(map(titles.is_organ, above)):
        found.drop(0, len(above))
        return tuple(above)
    if above and is_page and (stated or heading):  # the menu of the site
        found.drop(0, len(above))
        found.doubt("body", Rule.FURNITURE, " ".join(above))
    return ()


def _named_by_page(found: Found, page_title: str) -> str:
    """The line near the head that the page's title begins with, before the name of the site."""
    for line in found.lines[: titles.HEAD]:
        rest = page_title.removeprefix(line)
        is_named = rest != page_title and SITE.match(rest)
        if is_named and len(line) >= LEAST_TITLE and not titles.is_organ(line):
            return line
    return ""


def _stated_at(found: Found, stated: str) -> titles.FoundTitle | None:
    """The lines near the head that repeat the title of the metadata."""
    wanted = "".join(stated.split())
    for place in range(min(FARTHEST_TITLE, len(found.body)) if wanted else 0):
        for count in (1, 2, 3):
            if "".join("".join(found.lines[place : place + count]).split()) == wanted:
                return titles.FoundTitle(stated, place, count)
    return None


def _issuers(
    found: Found,
    stated: str,
    signed: titles.Signature | None,
    *,
    red_head: tuple[str, ...],
    above: tuple[str, ...],
) -> None:
    by_title = titles.organs_of_title(found.paper.title)
    by_hand = signed.organs if signed else ()
    if by_hand and by_title and _is_full_name(by_hand, by_title):
        by_title = ()
    issuers = titles.organs_in(stated) or red_head or by_title or by_hand
    if not issuers and above:
        issuers = titles.organs_in(" ".join(above))
        found.doubt("issuers", Rule.ISSUER_FROM_PAGE, " ".join(above))
    found.set(issuers=issuers)


def _is_full_name(full: Sequence[str], short: Sequence[str]) -> bool:
    """Whether each of ``short`` is how one of ``full`` ends: 市商务局 of 云川市商务局."""
    return all(any(simple(name).endswith(simple(end)) for name in full) for end in short)


def _days(found: Found, head: Head, signed: titles.Signature | None, page: Sequence[str]) -> None:
    stamp, source = furniture.stamps(page)
    stated = _day(found, "formed_on", head.values.get("formed_on", ""))
    by_hand = _day(found, "formed_on", signed.day if signed else "")
    page_date = _day(found, "page_date", head.values.get("page_date", "") or stamp)
    formed_on = stated or by_hand
    found.set(
        formed_on=formed_on,
        page_date=page_date,
        page_source=head.values.get("page_source", "") or source,
    )
    if stated and by_hand and stated != by_hand:
        found.doubt("formed_on", Rule.DATES_DIFFER, f"{stated} ≠ {by_hand}")
    if formed_on and page_date and not 0 <= (page_date - formed_on).days <= USUAL_DAYS:
        found.doubt("page_date", Rule.DATES_DIFFER, f"{page_date} ≠ {formed_on}")


def _day(found: Found, name: str, written: str) -> date | None:
    try:
        day = days.day_in(written)
    except days.ImpossibleDay:
        day = None
    if day is None and written:
        found.doubt(name, Rule.IMPOSSIBLE_DATE, written)
    return day


def _index_number(found: Found, written: str) -> None:
    if written and not index_number.is_original_index_number(written):
        found.doubt("original_index_number", Rule.UNUSUAL_NUMBER, written)
    found.set(original_index_number=written)


def _theme(found: Found, written: str) -> None:
    """The theme of the official list: named by both levels, or by its second level alone."""
    plain = _even(written)
    for first, seconds in themes.THEMES.items():
        rest = plain.removeprefix(_even(first)).strip(BETWEEN_LEVELS)
        second = next((each for each in seconds if _even(each) == rest), "")
        if plain.startswith(_even(first)) or second not in ("", themes.OTHER):
            found.set(theme=first, subtheme=second)
            if second or not rest:
                return
            break
    if written:
        found.doubt("theme", Rule.UNKNOWN_THEME, written)


def _even(name: str) -> str:
    return simple(name).strip().translate(ROUND)
