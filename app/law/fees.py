"""What handling a request may cost: by piece or by page, never both (国办函〔2020〕109号).

Asking is free (Art. 42); only who asks beyond reason may be charged. Each slice has its own rate.
"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum


class Tariff(StrEnum):
    """One of them is chosen for a request; the organ may also charge nothing."""

    PIECES = "pieces"  # its Art. 4: whatever the answer
    PAGES = "pages"  # its Art. 5: what is given out on paper, by mail, or as a copy of files


# Up to and with how many, and yuan for each of them.
PIECE_RATES = ((10, 0), (30, 100))
PIECES_A_STEP, STEP = 10, 100  # from the 31st: 200, and 100 more with every further ten
PAGE_RATES = ((30, 0), (100, 10), (200, 20))
PAGE_BEYOND = 40


def by_pieces(pieces: int, *, before: int = 0) -> int:
    """Yuan for ``pieces`` when the applicant has asked for ``before`` in the same month."""
    return _for_pieces(before + pieces) - _for_pieces(before)


def by_pages(pages: int) -> int:
    """Yuan for the pages of one request."""
    _refuse_less_than_none(pages)
    paid, total = 0, 0
    for upto, rate in PAGE_RATES:
        taken = max(0, min(pages, upto) - paid)
        total += taken * rate
        paid += taken
    return total + (pages - paid) * PAGE_BEYOND


def fee(tariff: Tariff, count: int, *, before: int = 0) -> int:
    """Yuan by the one tariff that was chosen; ``before`` matters only for pieces."""
    return by_pieces(count, before=before) if tariff is Tariff.PIECES else by_pages(count)


def asked_before(received: Iterable[date], on: date) -> int:
    """How many of an applicant's earlier requests fall in the calendar month of ``on``."""
    return sum((day.year, day.month) == (on.year, on.month) for day in received)


def _for_pieces(pieces: int) -> int:
    _refuse_less_than_none(pieces)
    total, counted, rate = 0, 0, 0
    for upto, rate in PIECE_RATES:
        taken = max(0, min(pieces, upto) - counted)
        total += taken * rate
        counted += taken
    while counted < pieces:
        rate += STEP
        taken = min(PIECES_A_STEP, pieces - counted)
        total += taken * rate
        counted += taken
    return total


def _refuse_less_than_none(count: int) -> None:
    if count < 0:
        raise ValueError("Nothing can be counted below none.")
