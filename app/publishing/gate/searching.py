"""Going through a document line by line. Pure: the same text gives the same hits."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from app.files.extraction import Passage, Where
from app.publishing.gate import marks, numbers
from app.publishing.gate.hits import AROUND, AttachedText, Find, Hit, identity_of
from app.publishing.gate.places import Part, Place, Rule

EDGES = frozenset({Where.HEADER, Where.FOOTER})
EDGE_LINES = 2
"""So many lines at the top and the bottom of a PDF page may be its header and footer."""


@dataclass(slots=True)
class Search:
    """Collects hits; counts finds that look the same, so that each keeps a name of its own."""

    hits: list[Hit] = field(default_factory=list)
    seen: Counter[str] = field(default_factory=Counter)

    def look(self, line: str, place: Place, *, part: str, at_the_edge: bool = False) -> None:
        """Note everything in ``line``."""
        finds = [*numbers.finds(line), *marks.finds(line, at_the_edge=at_the_edge)]
        shown = numbers.masked(line) if finds else ""
        for find in finds:
            first = identity_of(find, line, part=part, occurrence=0)
            name = identity_of(find, line, part=part, occurrence=self.seen[first])
            self.seen[first] += 1
            self.hits.append(Hit(name, find.rule, place, quote_of(find, shown)))


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
        search.look(value, Place(Part.METADATA), part=Part.METADATA)
    for number, line in enumerate(text.splitlines(), start=1):
        search.look(line, Place(Part.TEXT, Where.PARAGRAPH, number), part=Part.TEXT)
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
    for passage in attached.passages:
        place = Place(Part.ATTACHMENT, passage.where, passage.number, attached.name)
        for line, at_the_edge in _lines(passage):
            search.look(line, place, part=part, at_the_edge=at_the_edge)


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
