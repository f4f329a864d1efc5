"""Fields in a Word text: what they show stays, what they say to the program goes.

Page numbers must go on counting; their codes can say nothing else and are kept.
"""

import re
from dataclasses import dataclass, field
from typing import Any

from app.files.cleaning.removed import Removed
from app.files.cleaning.trees import drop, drop_all, unwrap
from app.files.extraction.passages import Where
from app.files.extraction.word import WORD

KEPT = re.compile(
    r'(?:(?:PAGE|NUMPAGES|SECTIONPAGES|SECTION)\b(?:\s*\\[*#]\s*"?\w{1,24}"?)*|EQ\b[^"]*)',
    re.IGNORECASE,
)
TOLD_NOTHING = re.compile(
    r"\s*(?:TOC|PAGEREF|REF|NOTEREF|SEQ|STYLEREF|FORM\w+|DATE|TIME|SYMBOL|=|QUOTE|EQ|ADVANCE"
    r'|HYPERLINK\s+(?:\\[lot]\s+)*"?(?:https?:|mailto:|_))',
    re.IGNORECASE,
)
MARK, CODE, TEXT, SIMPLE = (WORD + name for name in ("fldChar", "instrText", "t", "fldSimple"))
TYPE = WORD + "fldCharType"


@dataclass(slots=True)
class Open:
    """A field whose end was not met yet."""

    marks: list[Any] = field(default_factory=list)
    code: str = ""
    shows: bool = False


def flatten(root: Any, *, part: str, removed: Removed) -> None:
    """Leave of every field what it shows."""
    for simple in list(root.iter(SIMPLE)):
        code = simple.get(WORD + "instr", "")
        if not KEPT.fullmatch(code.strip()):
            _note(code, part, removed)
            unwrap(simple)
    opened: list[Open] = []
    for element in list(root.iter(MARK, CODE, TEXT)):
        if element.tag == MARK:
            _at_mark(element, opened, part, removed)
        elif element.tag == CODE:
            _at_code(element, opened)
        elif any(not each.shows for each in opened):
            drop(element)
    for left in opened:
        _note(left.code, part, removed)
        drop_all(left.marks)


def _at_mark(mark: Any, opened: list[Open], part: str, removed: Removed) -> None:
    for child in list(mark):
        drop(child)
    kind = mark.get(TYPE)
    if kind == "begin":
        opened.append(Open([mark]))
    elif not opened:
        drop(mark)
    elif kind == "separate":
        opened[-1].shows = True
        opened[-1].marks.append(mark)
    else:
        closed = opened.pop()
        closed.marks.append(mark)
        if not KEPT.fullmatch(closed.code.strip()) or any(not each.shows for each in opened):
            _note(closed.code, part, removed)
            drop_all(closed.marks)


def _at_code(element: Any, opened: list[Open]) -> None:
    if not opened:
        drop(element)
        return
    opened[-1].marks.append(element)
    opened[-1].code += element.text or ""


def _note(code: str, part: str, removed: Removed) -> None:
    if code.strip() and not KEPT.fullmatch(code.strip()) and not TOLD_NOTHING.match(code.strip()):
        removed.note(Where.FIELD_CODE, code, name=part)
