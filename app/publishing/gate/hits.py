"""A find of the gate as a value: what it is, where it stands, how it is shown and recognised."""

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum

from app.files.extraction import Passage
from app.publishing.gate import reasons
from app.publishing.gate.place_words import place_words
from app.publishing.gate.places import Place, Rule


class Copy(StrEnum):
    """How the copy of an attachment stands that is to be released."""

    MADE = "made"
    WAITING = "waiting"
    FAILED = "failed"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class AttachedText:
    """An attachment for searching: the text of its copy, and what the copy does not have.

    Without passages when it was not or could not be read.
    """

    name: str
    sha256: str
    passages: tuple[Passage, ...] = field(default=(), repr=False)
    is_searched: bool = True
    removed: tuple[Passage, ...] = field(default=(), repr=False)
    copy: Copy = Copy.MADE
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Find:
    """A find within one line: its rule, its place in the line, and its value without gaps."""

    rule: Rule
    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class Hit:
    """One place. ``id`` is the same for the same find in a later version of the document."""

    id: str
    rule: Rule
    at: Place
    quote: str
    reason: str = ""
    words: str = ""
    is_removed: bool = False

    @property
    def is_answered(self) -> bool:
        """Whether the released copy does not have it, or somebody has said why it stays."""
        return self.is_removed or bool(self.reason)

    @property
    def what(self) -> str:
        """What was found, in words."""
        return str(reasons.RULES[self.rule])

    @property
    def place(self) -> str:
        """Where it stands, in words."""
        return place_words(self.at)

    @property
    def is_certain(self) -> bool:
        """Old numbers have no check digit; everything else is what it looks like."""
        return self.rule is not Rule.OLD_IDENTITY


BESIDE = 6
"""How many characters on either side belong to the identity of a find."""
NEAR = 40
"""Where these characters are looked for; blanks do not count."""
AROUND = 10
"""How many characters on either side are quoted."""


def identity_of(find: Find, line: str, *, part: str, occurrence: int) -> str:
    """A name for the find that lasts while it and the words beside it stay as they are."""
    before = "".join(line[max(0, find.start - NEAR) : find.start].split())[-BESIDE:]
    after = "".join(line[find.end : find.end + NEAR].split())[:BESIDE]
    says = "\x1f".join((find.rule, find.value, part, before, after, str(occurrence)))
    return hashlib.sha256(says.encode()).hexdigest()[:32]
