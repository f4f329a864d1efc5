"""One page of a long list."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

PAGE_SIZE = 20
LAST_PAGE = 500

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """Rows of one page; ``has_next`` was learned by reading one row more than is shown."""

    rows: Sequence[Row]
    number: int
    has_next: bool

    @classmethod
    def of(cls, rows: Sequence[Row], *, number: int, size: int = PAGE_SIZE) -> "Page[Row]":
        """``rows`` hold up to ``size`` + 1 rows, as read with limit ``size`` + 1."""
        return cls(rows[:size], number, len(rows) > size)


def page_number(text: str | None) -> int:
    """The page asked for in a URL: 1 for anything that is no page."""
    if text is None or not text.isascii() or not text.isdigit() or len(text) > 4:
        return 1
    return min(max(int(text), 1), LAST_PAGE)
