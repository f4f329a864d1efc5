"""What handling a request may cost: by piece or by page, never both (国办函〔2020〕109号).

Asking is free (Art. 42); only who asks beyond reason may be charged. Each slice has its own rate.
"""

import sys
from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class Tariff(StrEnum):
    """One of them is chosen for a request; the organ may also charge nothing."""

    PIECES = "pieces"  # its Art. 4: whatever the answer
    PAGES = "pages"  # its Art. 5: what is given out on paper, by mail, or as a copy of files


# Up to and with how many, and yuan for each of them.
PIECE_RATES = ((10, 0), (30, 100))
PIECES_A_STEP, STEP = 10, 100  # from the 31st: 200, and 100 more with every further ten
PAGE_RATES = ((30, 0), (100, 10), (200, 20))
PAGE_BEYOND = 40


class Slice(NamedTuple):
    """The pieces or pages from ``first`` to ``last``, each at ``rate`` yuan (超额累进)."""

    first: int
    last: int
    rate: int

    @property
    def quantity(self) -> int:
        """How many they are."""
        return self.last - self.first + 1

    @property
    def amount(self) -> int:
        """Yuan for all of them."""
        return self.quantity * self.rate


def slices(tariff: Tariff, count: int, *, before: int = 0) -> list[Slice]:
    """The reckoning, step by step. ``before``: pieces the applicant asked for in the month."""
    if count < 0 or before < 0:
        raise ValueError("Nothing can be counted below none.")
    steps = _piece_steps() if tariff is Tariff.PIECES else _page_steps()
    done = before if tariff is Tariff.PIECES else 0
    last, found = done + count, []
    for upto, rate in steps:
        end = min(upto, last)
        if end > done:
            found.append(Slice(done + 1, end, rate))
            done = end
        if done >= last:
            break
    return found


def by_pieces(pieces: int, *, before: int = 0) -> int:
    """Yuan for ``pieces`` when the applicant has asked for ``before`` in the same month."""
    return fee(Tariff.PIECES, pieces, before=before)


def by_pages(pages: int) -> int:
    """Yuan for the pages of one request."""
    return fee(Tariff.PAGES, pages)


def fee(tariff: Tariff, count: int, *, before: int = 0) -> int:
    """Yuan by the one tariff that was chosen; ``before`` matters only for pieces."""
    return sum(each.amount for each in slices(tariff, count, before=before))


def asked_before(received: Iterable[date], on: date) -> int:
    """How many of an applicant's earlier requests fall in the calendar month of ``on``."""
    return sum((day.year, day.month) == (on.year, on.month) for day in received)


def _piece_steps() -> Iterator[tuple[int, int]]:
    """Up to which piece which rate: after the last that is written, ten at a time."""
    yield from PIECE_RATES
    upto, rate = PIECE_RATES[-1]
    while True:
        upto, rate = upto + PIECES_A_STEP, rate + STEP
        yield upto, rate


def _page_steps() -> Iterator[tuple[int, int]]:
    yield from PAGE_RATES
    yield sys.maxsize, PAGE_BEYOND
