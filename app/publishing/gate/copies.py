"""What there is to say of an attachment beside its text: its copy, and what that lacks. Pure.

What the copy leaves out is told and needs no answer; what keeps the copy from being made blocks.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import replace

from app.files.extraction import Passage, Where
from app.publishing.gate import numbers
from app.publishing.gate.hits import AttachedText, Copy, Hit
from app.publishing.gate.places import Part, Place, Rule, place_of

STAYING = frozenset({Where.INSERTION, Where.FORM_VALUE})
"""Kinds of which the mark goes and the words stay: they are searched in the text of the copy."""
STILL_SHOWN = frozenset({Where.TEXT_LAYER})
"""The text layer of a scan goes, but the picture goes on showing what it says."""
METADATA = frozenset({Where.PROPERTY, Where.PICTURE_DATA, Where.CUSTOM_PART})
TOGETHER = frozenset({Where.HIDDEN_SHEET, Where.HIDDEN_COLUMN, Where.HIDDEN_ROW})
BLOCKING = {
    Copy.WAITING: Rule.COPY_WAITING,
    Copy.FAILED: Rule.COPY_FAILED,
    Copy.NONE: Rule.NOT_REWRITTEN,
}
QUOTED = 30


def hits(attached: AttachedText) -> Iterator[Hit]:
    """How the copy stands, then every hidden part, each once."""
    if rule := BLOCKING.get(attached.copy):
        place = Place(Part.ATTACHMENT, attachment=attached.name)
        yield Hit(_name(rule, attached, ""), rule, place, attached.problem)
    told: set[tuple[object, ...]] = set()
    for number, passage in enumerate(attached.removed):
        if passage.where in TOGETHER and not _is_first(passage, told):
            continue
        rule = Rule.FILE_METADATA if passage.where in METADATA else Rule.HIDDEN
        yield Hit(
            _name(rule, attached, str(number)),
            rule,
            _place(passage, attached.name),
            _quote(passage.text),
            is_removed=True,
        )


def _is_first(passage: Passage, told: set[tuple[object, ...]]) -> bool:
    """A sheet, row or column is told of once, not cell by cell."""
    counted = {
        Where.HIDDEN_ROW: passage.number,
        Where.HIDDEN_COLUMN: passage.column,
    }
    key = (passage.where, passage.name, counted.get(passage.where))
    is_first = key not in told
    told.add(key)
    return is_first


def _place(passage: Passage, attachment: str) -> Place:
    """A row and a column are named as a whole."""
    place = place_of(passage, attachment)
    if passage.where is Where.HIDDEN_ROW:
        return replace(place, column=0)
    return replace(place, number=0) if passage.where is Where.HIDDEN_COLUMN else place


def _name(rule: Rule, attached: AttachedText, more: str) -> str:
    says = "\x1f".join((rule, attached.sha256, attached.name, more))
    return hashlib.sha256(says.encode()).hexdigest()[:32]


def _quote(text: str) -> str:
    words = " ".join(numbers.masked(text).split())
    return words[:QUOTED] + ("…" if len(words) > QUOTED else "")
