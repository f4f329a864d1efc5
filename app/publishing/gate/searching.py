"""Going through a document line by line. Pure: the same text gives the same hits."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from app.files.extraction import Passage, Where
from app.publishing.gate import breaks, copies, marks, numbers
from app.publishing.gate.hits import AROUND, AttachedText, Find, Hit, identity_of
from app.publishing.gate.places import Part, Place, Rule, place_of

EDGES = frozenset({Where.HEADER, Where.FOOTER})
EDGE_LINES = 2
"""So many lines at the top and the bottom of a PDF page may be its header and footer."""
INVISIBLE = re.compile(r"[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text, where it stands, and whether it may be a header or footer."""

    text: str
    place: Place
    is_edge: bool = False


@dataclass(slots=True)
class Search:
    """Collects hits; counts finds that look the same, so that each keeps a name of its own."""

    hits: list[Hit] = field(default_factory=list)
    seen: Counter[str] = field(default_factory=Counter)

    def look(self, line: str, place: Place, *, part: str, at_the_edge: bool = False) -> None:
        """Note everything in ``line``."""
        line = visible(line)
        finds = [*numbers.finds(line), *marks.finds(line, at_the_edge=at_the_edge)]
        self._note(finds, line, place, part=part)

    def look_across(self, first: str, second: str, place: Place, *, part: str) -> None:
        """Note every number that begins in ``first``, at ``place``, and ends in ``second``."""
        both, finds = breaks.finds(visible(first), visible(second))
        self._note(finds, both, place, part=part)

    def _note(self, finds: Sequence[Find], line: str, place: Place, *, part: str) -> None:
        shown = numbers.masked(line) if finds else ""
        for find in finds:
            first = identity_of(find, line, part=part, occurrence=0)
            name = identity_of(find, line, part=part, occurrence=self.seen[first])
            self.seen[first] += 1
            at = place.at(line, find.start)
            self.hits.append(Hit(name, find.rule, at, quote_of(find, shown)))


def hits(
    title: str,
    text: str,
    attachments: Sequence[AttachedText] = (),
    *,
    metadata: Sequence[str] = (),
) -> list[Hit]:
    """Everything that must be removed or answered, in the order in which it stands.

    ``text`` has one paragraph a line; ``metadata`` are the other words the public will see.
    """
    search = Search()
    search.look(title, Place(Part.TITLE), part=Part.TITLE)
    for value in metadata:
        written = [Line(line, Place(Part.METADATA)) for line in value.splitlines()]
        _look_through(written, search, part=Part.METADATA)
    lines = [
        Line(line, Place(Part.TEXT, Where.PARAGRAPH, number))
        for number, line in enumerate(text.splitlines(), start=1)
    ]
    _look_through(lines, search, part=Part.TEXT)
    for attached in attachments:
        _look_into(attached, search)
    return search.hits


def _look_into(attached: AttachedText, search: Search) -> None:
    part = f"{Part.ATTACHMENT}\x1f{attached.name}"
    search.look(attached.name, Place(Part.ATTACHMENT, attachment=attached.name), part=part)
    if not attached.is_searched:
        nothing = Find(Rule.UNREAD, 0, 0, attached.sha256)
        name = identity_of(nothing, "", part=part, occurrence=0)
        place = Place(Part.ATTACHMENT, attachment=attached.name)
        search.hits.append(Hit(name, Rule.UNREAD, place, attached.name))
    lines = [
        Line(line, place_of(passage, attached.name), edge)
        for passage in attached.passages
        for line, edge in _lines(passage)
    ]
    _look_through(lines, search, part=part)
    search.hits.extend(copies.hits(attached))
    for passage in attached.removed:
        if passage.where in copies.STILL_SHOWN:
            _look_through(_all_lines(passage, attached), search, part=part)
        elif passage.where not in copies.STAYING:
            _look_at_removed(passage, attached, search)


def _look_at_removed(passage: Passage, attached: AttachedText, search: Search) -> None:
    """What is found in hidden parts is told too, though the copy does not have it."""
    hidden = Search()
    part = f"removed\x1f{attached.name}\x1f{passage.where}\x1f{passage.number}"
    _look_through(_all_lines(passage, attached), hidden, part=part)
    search.hits.extend(replace(hit, is_removed=True) for hit in hidden.hits)


def _all_lines(passage: Passage, attached: AttachedText) -> list[Line]:
    place = place_of(passage, attached.name)
    return [Line(line, place) for line in passage.text.splitlines()]


def _look_through(lines: Sequence[Line], search: Search, *, part: str) -> None:
    """Each line, and each with the next. The rows of a sheet are whole: nothing breaks there."""
    filled = [line for line in lines if line.text.strip()]
    for line, following in zip_longest(filled, filled[1:]):
        search.look(line.text, line.place, part=part, at_the_edge=line.is_edge)
        if following and line.place.where is following.place.where is not Where.ROW:
            search.look_across(line.text, following.text, line.place, part=part)


def visible(line: str) -> str:
    """``line`` as a reader sees it: without the characters that have no width."""
    return INVISIBLE.sub("", line)


def _lines(passage: Passage) -> Iterator[tuple[str, bool]]:
    """The lines of a passage, and whether each may be part of a header or footer."""
    if passage.where is not Where.PAGE:
        for line in passage.text.splitlines():
            yield line, passage.where in EDGES
        return
    lines = [line for line in passage.text.splitlines() if line.strip()]
    for place, line in enumerate(lines):
        yield line, place < EDGE_LINES or place >= len(lines) - EDGE_LINES


def quote_of(find: Find, shown: str) -> str:
    """The find with the words beside it, out of its line in which every number is masked."""
    start, end = max(0, find.start - AROUND), min(len(shown), find.end + AROUND)
    before, after = "…" if start else "", "…" if end < len(shown) else ""
    return before + " ".join(shown[start:end].split()) + after
