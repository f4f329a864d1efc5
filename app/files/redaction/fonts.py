"""How wide the letters of a PDF font are, as far as the file says. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf

UNKNOWN = 0.5
WHOLE = 1.0
LAST = 0xFFFF


@dataclass(frozen=True, slots=True)
class Font:
    """The widths of its codes in parts of the letter height; ``size`` bytes make a code."""

    widths: dict[int, float]
    other: float
    size: int

    def codes(self, text: bytes) -> Iterator[int]:
        """The codes of a shown text."""
        for place in range(0, len(text) - self.size + 1, self.size):
            yield int.from_bytes(text[place : place + self.size], "big")

    def width(self, code: int) -> float:
        """How far the next letter stands."""
        return self.widths.get(code, self.other)


PLAIN = Font({}, UNKNOWN, 1)


def font_of(written: Any) -> Font:
    """The font as a PDF writes it; what cannot be read is taken for a plain one."""
    try:
        below = written.get("/DescendantFonts")
        return _composite(below[0]) if below is not None else _simple(written)
    except (AttributeError, TypeError, ValueError, IndexError, KeyError):
        return PLAIN


def _simple(written: Any) -> Font:
    first = int(written.get("/FirstChar", 0))
    widths = [float(each) / 1000 for each in written.get("/Widths", [])]
    return Font({first + n: width for n, width in enumerate(widths)}, UNKNOWN, 1)


def _composite(written: Any) -> Font:
    widths: dict[int, float] = {}
    rows = list(written.get("/W", []))
    while rows:
        first, second = int(rows.pop(0)), rows.pop(0)
        if isinstance(second, pikepdf.Array):
            widths |= {first + n: float(each) / 1000 for n, each in enumerate(second)}
        else:
            width = float(rows.pop(0)) / 1000
            widths |= dict.fromkeys(range(first, min(int(second), LAST) + 1), width)
    return Font(widths, float(written.get("/DW", 1000)) / 1000 or WHOLE, 2)
