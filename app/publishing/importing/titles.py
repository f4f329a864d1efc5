"""Finding the title, the issuing organs, the number and the day in the lines of a paper. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.law import document_number
from app.publishing.importing import days
from app.publishing.importing.scripts import simple

LONGEST_TITLE = 120
HEAD = 8
KINDS = (
    "通知|意见|办法|规定|方案|要点|报告|公告|通告|决定|决议|命令|令|函|批复|请示|纪要|公示|细则|规划|计划|总结"
    "|说明|条例|名单|目录|清单|预案|制度|指南|规则|解读|简报|公报|通报|预算|决算|预算公开|决算公开|情况|标准|规范|措施|议程|结果|书"
)
ADDITION = r"(?:\s*[（(〔\[][^）)〕\]]{1,20}[）)〕\]])?"
TITLE = re.compile(rf"^.{{2,}}(?:{KINDS}){ADDITION}$")
SENTENCE = re.compile(r"[。;；!！?？]|[,，].*[,，]")
SALUTATION = re.compile(r"[:：]$")
NUMBERED = re.compile(
    r"^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d+[.、．]"
    r"|第[一二三四五六七八九十百]+[章条节])"
)
ORGAN_END = (
    "人民政府办公厅|人民政府办公室|人民政府|办公厅|办公室|委员会|管理局|监督局|总局|分局|局|厅|部|委|署|院|处"
    "|领导小组|指挥部|管委会|中心|法院|检察院|银行"
)
ORGAN = re.compile(rf"^[\u4e00-\u9fff（）()]{{2,40}}(?:{ORGAN_END})$")
OF_TITLE = re.compile(
    rf"^(?P<organs>[^《》]{{2,80}}?(?:{ORGAN_END}))\s*(?=关于|[12]\d{{3}}年|转发|印发)"
)
HEAD_MARK = re.compile(
    r"^(?:[绝机秘]\s*密.{0,12}|内\s*部.{0,10}|特\s*[急提]|[加平]\s*急|急\s*件|(?:份号\s*[:：]?\s*)?\d{6})$"
)
ANNEX = re.compile(r"^附\s*件")
BETWEEN = re.compile(r"[、，,;；\s\u3000]+")


@dataclass(frozen=True, slots=True)
class FoundTitle:
    """A title and the lines it takes up; ``is_inside``: it stands further down in the text."""

    text: str
    first: int
    lines: int
    is_inside: bool = False


def title_among(lines: Sequence[str], heading: str = "") -> FoundTitle | None:
    """The title at the head of ``lines``, else one that stands alone further down."""
    for place, line in enumerate(lines[:HEAD]):
        if heading and line == heading:
            return FoundTitle(line, place, 1)
        if HEAD_MARK.match(simple(line)):
            continue
        if found := _title_at(lines, place):
            return found
        if _is_text(line):
            break
    for place, line in enumerate(lines[1:], start=1):
        if _is_title(line) and not ANNEX.match(line) and _begins_a_paper(lines[place + 1 :]):
            return FoundTitle(line, place, 1, is_inside=True)
    return None


def _title_at(lines: Sequence[str], place: int) -> FoundTitle | None:
    """A title of one to three lines; broken lines are put together again."""
    for count in (1, 2, 3):
        part = lines[place : place + count]
        if len(part) < count or any(_is_text(line) for line in part):
            return None
        joined = "".join(part)
        if count > 1 and (ORGAN.match(simple(part[0])) and not _names_what(part[1])):
            return None
        if _is_title(joined):
            return FoundTitle(joined, place, count)
    return None


def _names_what(line: str) -> bool:
    return simple(line).startswith(("关于", "印发", "转发"))


def _is_title(line: str) -> bool:
    plain = simple(line).rstrip()
    return (
        4 <= len(plain) <= LONGEST_TITLE
        and TITLE.match(plain) is not None
        and not SENTENCE.search(plain)
        and not NUMBERED.match(plain)
    )


def _is_text(line: str) -> bool:
    """Whether ``line`` is a sentence, a salutation or a numbered heading: the paper has begun."""
    plain = simple(line)
    return bool(SENTENCE.search(plain) or SALUTATION.search(plain) or NUMBERED.match(plain))


def _begins_a_paper(following: Sequence[str]) -> bool:
    return bool(following) and _is_text(following[0])


def organs_of_title(title: str) -> tuple[str, ...]:
    """The organs a title begins with: 云川市商务局、云川市财政局关于…"""
    found = OF_TITLE.match(simple(title))
    return organs_in(title[: found.end("organs")]) if found else ()


def organs_in(text: str) -> tuple[str, ...]:
    """Several names in one value."""
    return tuple(dict.fromkeys(filter(None, (part.strip() for part in BETWEEN.split(text)))))


def is_organ(line: str) -> bool:
    """Whether ``line`` consists of the name of an organ."""
    return ORGAN.match(simple(line.strip())) is not None


@dataclass(frozen=True, slots=True)
class Signature:
    """署名 and 成文日期 under a paper: the organs, and the day as it is written."""

    organs: tuple[str, ...]
    day: str


def signature(lines: Sequence[str]) -> Signature | None:
    """The first day that stands on a line of its own, with the organs right above it."""
    for place, line in enumerate(lines):
        if place and days.is_day(line):
            above: list[str] = []
            for organ in reversed(lines[max(0, place - 5) : place]):
                if not is_organ(organ):
                    break
                above.insert(0, organ.strip())
            return Signature(tuple(above), line.strip())
    return None


def number_line(lines: Sequence[str]) -> tuple[int, str] | None:
    """A line near the head that consists of a document number."""
    for place, line in enumerate(lines[:HEAD]):
        found = document_number.find_all(line)
        if len(found) == 1 and not _beside(line, found[0].start, found[0].end):
            return place, found[0].written
    return None


def _beside(line: str, start: int, end: int) -> str:
    return (line[:start] + line[end:]).strip(" \t\u3000\u00a0()（）")


def possible_day(written: str) -> date | None:
    """The day in ``written``, or None when there is none in the calendar."""
    try:
        return days.day_in(written)
    except days.ImpossibleDay:
        return None
