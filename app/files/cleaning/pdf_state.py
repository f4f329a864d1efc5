"""Where and how the next text of a PDF drawing would appear: plain geometry. Pure."""

import math
from dataclasses import dataclass, replace
from typing import Any

from pikepdf import String

Matrix = tuple[float, ...]
Box = tuple[float, float, float, float]
FULL: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
WIDEST = 1.0
"""No letter is wider than its height by more than this."""


def times(first: Matrix, then: Matrix) -> Matrix:
    """Both transformations, ``first`` and ``then``."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (
        *(a * g + b * i, a * h + b * j),
        *(c * g + d * i, c * h + d * j),
        *(e * g + f * i + k, e * h + f * j + m),
    )


def covers(matrix: Matrix, box: Box) -> Box:
    """The upright box around ``box`` after the transformation."""
    corners = [(x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
    a, b, c, d, e, f = matrix
    across = [a * x + c * y + e for x, y in corners]
    up = [b * x + d * y + f for x, y in corners]
    return min(across), min(up), max(across), max(up)


def box_of(written: Any) -> Box:
    """A box as a PDF writes it, corners in any order."""
    left, low, right, high = (float(each) for each in written)
    return min(left, right), min(low, high), max(left, right), max(low, high)


def is_in(point: tuple[float, float], box: Box) -> bool:
    """Whether a point lies in a box, or at its edge."""
    return box[0] - 1 <= point[0] <= box[2] + 1 and box[1] - 1 <= point[1] <= box[3] + 1


def is_white(operands: Any, *, is_grey: bool) -> bool:
    """Whether a colour is the paper's; of one number only when it is known to be a grey."""
    try:
        numbers = [float(each) for each in operands]
    except (TypeError, ValueError):
        return False
    if len(numbers) == 4:
        return all(each <= 0.02 for each in numbers)
    return (len(numbers) == 3 or (len(numbers) == 1 and is_grey)) and all(
        each >= 0.98 for each in numbers
    )


@dataclass(frozen=True, slots=True)
class State:
    """What holds for the next thing that is drawn."""

    matrix: Matrix = FULL
    text: Matrix = FULL
    size: float = 1.0
    leading: float = 0.0
    mode: int = 0
    is_white: bool = False
    is_grey: bool = True
    is_clear: bool = False
    is_in_clear: bool = False  # within a form that is drawn wholly transparent

    def moved(self, across: float, up: float) -> "State":
        """The text's line begins elsewhere."""
        return replace(self, text=times((1, 0, 0, 1, across, up), self.text))

    @property
    def origin(self) -> tuple[float, float]:
        """Where the line begins on the page."""
        placed = times(self.text, self.matrix)
        return placed[4], placed[5]

    @property
    def height(self) -> float:
        """How high a letter is on the page."""
        placed = times(self.text, self.matrix)
        return abs(self.size) * math.hypot(placed[2], placed[3])

    def is_beyond(self, edges: Box, shown: Any) -> bool:
        """Whether a text that begins here lies wholly outside ``edges``, however wide it is."""
        x, y = self.origin
        if edges[0] <= x <= edges[2] and edges[1] <= y <= edges[3]:
            return False
        placed = times(self.text, self.matrix)
        length = math.hypot(placed[0], placed[1]) or 1.0
        reach = self.height * WIDEST * _letters(shown)
        end = x + placed[0] / length * reach, y + placed[1] / length * reach
        height = self.height
        return (
            max(x, end[0]) < edges[0]
            or min(x, end[0]) > edges[2]
            or max(y, end[1]) + height < edges[1]
            or min(y, end[1]) - height / 3 > edges[3]
        )


def _letters(shown: Any) -> int:
    pieces = [shown] if isinstance(shown, String) else shown
    return sum(len(bytes(each)) for each in pieces if isinstance(each, String))
