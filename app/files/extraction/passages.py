"""What reading a file gives: pieces of text, each with its place, up to a limit."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

MOST_TEXT = 5_000_000
MOST_PASSAGES = 200_000


class Where(StrEnum):
    """What the number of a passage counts."""

    PARAGRAPH = "paragraph"
    PAGE = "page"
    ROW = "row"
    SLIDE = "slide"
    HEADER = "header"
    FOOTER = "footer"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of text and where it stands; numbers begin at one."""

    where: Where
    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Extract:
    """A file's text. Not complete when there was more than is read, or pages without text."""

    passages: tuple[Passage, ...]
    is_complete: bool = True

    @property
    def text(self) -> str:
        """All of it, one line a passage."""
        return "\n".join(passage.text for passage in self.passages)


def gathered(passages: Iterable[Passage], *, is_complete: bool = True) -> Extract:
    """As many of ``passages`` as the limits allow, without the empty ones."""
    taken: list[Passage] = []
    length = 0
    for passage in passages:
        if not passage.text.strip():
            continue
        length += len(passage.text)
        if length > MOST_TEXT or len(taken) >= MOST_PASSAGES:
            return Extract(tuple(taken), is_complete=False)
        taken.append(passage)
    return Extract(tuple(taken), is_complete=is_complete)
