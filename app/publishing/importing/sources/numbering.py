"""The numbers that Word puts before paragraphs: they are read on paper but stand in no text."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from app.files.extraction.word import SAFE, WORD

DIGITS = "零一二三四五六七八九"
PLACE = re.compile(r"%([1-9])")
LONGEST_LOOK = 20
HIGHEST_START = 9_999


def chinese(number: int) -> str:
    """12 as 十二; what is beyond 99 stays in digits."""
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    ten = ("" if tens < 2 else DIGITS[tens]) + "十" if tens else ""
    return ten + (DIGITS[ones] if ones else "")


def letter(number: int) -> str:
    """3 as c, 27 as aa; what nobody counts in letters stays in digits."""
    if number > LONGEST_LOOK * 26:
        return str(number)
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def circled(number: int) -> str:
    """3 as ③."""
    return chr(0x2460 + number - 1) if 0 < number <= 20 else str(number)


FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": lambda number: str(number).translate(
        {ord("0") + digit: "０１２３４５６７８９"[digit] for digit in range(10)}
    ),
    "chineseCounting": chinese,
    "chineseCountingThousand": chinese,
    "japaneseCounting": chinese,
    "decimalEnclosedCircle": circled,
    "decimalEnclosedCircleChinese": circled,
    "lowerLetter": letter,
    "upperLetter": lambda number: letter(number).upper(),
}
"""Bullets and what is not known here have no number."""


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts and looks: 第%1条."""

    start: int
    kind: str
    look: str


@dataclass(slots=True)
class Numbering:
    """The lists of a document while it is read from its beginning."""

    lists: dict[str, tuple[str, dict[int, Level]]] = field(default_factory=dict)
    styles: dict[str, Any] = field(default_factory=dict)
    counted: dict[str, dict[int, int]] = field(default_factory=dict)

    def before(self, paragraph: Any) -> str:
        """The number that stands before ``paragraph``; each call counts on."""
        list_id, depth = self._place_of(paragraph)
        family, levels = self.lists.get(list_id, ("", {}))
        level = levels.get(depth)
        if level is None:
            return ""
        counts = self.counted.setdefault(family, {})
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [each for each in counts if each > depth]:
            del counts[deeper]
        if level.kind not in FORMATS:
            return ""

        def number(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            shown = levels.get(at, level)
            return FORMATS.get(shown.kind, str)(counts.get(at, shown.start))

        return PLACE.sub(number, level.look)

    def _place_of(self, paragraph: Any) -> tuple[str, int]:
        """The list and the level, said by the paragraph itself or by its style."""
        own = paragraph.find(WORD + "pPr")
        if own is None:
            return "", 0
        for properties in (own, self.styles.get(_said(own, "pStyle"))):
            numbered = properties.find(WORD + "numPr") if properties is not None else None
            if numbered is not None and (list_id := _said(numbered, "numId")):
                return list_id, int(_said(numbered, "ilvl") or 0)
        return "", 0


def numbering_of(document: Any) -> Numbering:
    """The lists of ``document``, nothing counted yet."""
    found = Numbering()
    for style in document.styles.element.iterfind(WORD + "style"):
        properties = style.find(WORD + "pPr")
        found.styles[style.get(WORD + "styleId")] = properties
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/numbering") and not relation.is_external:
            root = etree.fromstring(relation.target_part.blob, SAFE)
            found.lists.update(_lists(root))
    return found


def _lists(root: Any) -> dict[str, tuple[str, dict[int, Level]]]:
    families = {
        family.get(WORD + "abstractNumId"): dict(map(_level, family.iterfind(WORD + "lvl")))
        for family in root.iterfind(WORD + "abstractNum")
    }
    lists = {}
    for each in root.iterfind(WORD + "num"):
        family = _said(each, "abstractNumId")
        lists[each.get(WORD + "numId")] = (family, families.get(family, {}))
    return lists


def _level(level: Any) -> tuple[int, Level]:
    start = _said(level, "start")
    return int(level.get(WORD + "ilvl")), Level(
        start=min(int(start or 1), HIGHEST_START),
        kind=_said(level, "numFmt"),
        look=_said(level, "lvlText")[:LONGEST_LOOK],
    )


def _said(parent: Any, name: str) -> str:
    child = parent.find(WORD + name)
    return (child.get(WORD + "val") or "") if child is not None else ""
