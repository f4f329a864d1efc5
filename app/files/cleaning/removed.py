"""Noting what is taken out of a copy, in the order in which it was met, up to a limit."""

from collections import Counter
from dataclasses import dataclass, field

from app.files.extraction.passages import Passage, Where

MOST_NOTED = 2_000
LONGEST = 2_000


@dataclass(slots=True)
class Removed:
    """What a reader of the original would not have seen, and the copy does not have."""

    passages: list[Passage] = field(default_factory=list)
    counts: Counter[tuple[Where, str]] = field(default_factory=Counter)

    def note(
        self, where: Where, text: str = "", *, number: int = 0, name: str = "", column: int = 0
    ) -> None:
        """Remember one; without ``number`` it counts those of its kind."""
        self.counts[where, name] += 1
        if len(self.passages) < MOST_NOTED:
            place = number or self.counts[where, name]
            self.passages.append(Passage(where, place, text[:LONGEST].strip(), name, column))
