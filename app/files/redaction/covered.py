"""Text of a PDF that something opaque was painted over: what a careless redaction leaves.

Each letter is placed as a viewer places it; one that lies within a filled box or a picture drawn
after it is covered. Boxes before it are its background and cover nothing.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Name

from app.files.cleaning.pdf_drawing import FILLS, SHOWN
from app.files.cleaning.pdf_pictures import DEEPEST
from app.files.cleaning.pdf_state import FULL, Box, Matrix, covers, times
from app.files.redaction.fonts import PLAIN, Font, font_of

MOST_LETTERS, MOST_BOXES = 200_000, 5_000
OPAQUE = 0.9
OUTLINES = frozenset({"re", "m", "l"})
ENDS = FILLS | {"S", "s", "n"}


@dataclass(frozen=True, slots=True)
class Pen:
    """What holds for the next thing that is drawn."""

    matrix: Matrix = FULL
    line: Matrix = FULL
    text: Matrix = FULL
    font: Font = PLAIN
    size: float = 1.0
    leading: float = 0.0
    spaced: float = 0.0
    word_spaced: float = 0.0
    stretched: float = 1.0
    alpha: float = 1.0

    def at_line(self, across: float, up: float) -> "Pen":
        """A new line begins there."""
        line = times((1, 0, 0, 1, across, up), self.line)
        return replace(self, line=line, text=line)

    def on(self, across: float) -> "Pen":
        """The next letter stands further on."""
        return replace(self, text=times((1, 0, 0, 1, across, 0), self.text))


@dataclass(slots=True)
class Page:
    """One page gone through in the order in which it is painted."""

    letters: list[tuple[float, float]] = field(default_factory=list)
    is_covered: bool = False

    def show(self, point: tuple[float, float]) -> None:
        """A letter, by its middle."""
        if len(self.letters) < MOST_LETTERS:
            self.letters.append(point)

    def cover(self, box: Box) -> None:
        """Something opaque over what was drawn so far."""
        left, low, right, high = box
        self.is_covered = self.is_covered or any(
            left <= x <= right and low <= y <= high for x, y in self.letters
        )


def covered_pages(path: Path) -> Iterator[int]:
    """The numbers of the pages on which text is painted over."""
    with pikepdf.open(path) as pdf:
        for number, page in enumerate(pdf.pages, start=1):
            gone_through = Page()
            _go(pikepdf.parse_content_stream(page), page.resources, Pen(), gone_through, depth=0)
            if gone_through.is_covered:
                yield number


@dataclass(slots=True)
class Outline:
    """The path that is being drawn, as far as it is made of upright boxes."""

    boxes: list[Box] = field(default_factory=list)
    points: list[tuple[float, float]] = field(default_factory=list)

    def add(self, said: str, numbers: list[float]) -> None:
        """One more piece."""
        if said == "re":
            x, y, width, height = numbers
            self.boxes.append((x, y, x + width, y + height))
        else:
            self.points.append((numbers[0], numbers[1]))

    def all(self) -> list[Box]:
        """Its boxes, the one among them that lines draw."""
        across, up = {round(x, 1) for x, _ in self.points}, {round(y, 1) for _, y in self.points}
        if len(self.points) not in (4, 5) or len(across) != 2 or len(up) != 2:
            return self.boxes
        return [*self.boxes, (min(across), min(up), max(across), max(up))]


def _go(instructions: Any, resources: Any, pen: Pen, page: Page, *, depth: int) -> None:
    stack: list[Pen] = []
    outline = Outline()
    for instruction in instructions:
        said, operands = str(instruction.operator), instruction.operands
        if said == "q":
            stack.append(pen)
        elif said == "Q":
            pen = stack.pop() if stack else pen
        elif said in OUTLINES:
            outline.add(said, [float(each) for each in operands])
        elif said in ENDS:
            _paint(outline.all(), pen, page, is_filled=said in FILLS)
            outline = Outline()
        elif said in ("Do", "INLINE IMAGE"):
            _draw(operands[0] if said == "Do" else None, resources, pen, page, depth=depth)
        else:
            pen = _next(said, operands, resources, pen, page)


def _next(said: str, operands: Any, resources: Any, pen: Pen, page: Page) -> Pen:
    """The pen after an instruction that moves it, or shows text with it."""
    if said in ("'", '"'):
        pen = pen.at_line(0, -pen.leading)
    if said in SHOWN:
        return _shown(operands[-1], pen, page)
    if said == "Tf":
        fonts = resources.get("/Font", pikepdf.Dictionary())
        return replace(pen, font=font_of(fonts.get(operands[0])), size=float(operands[1]))
    if said == "gs":
        states = resources.get("/ExtGState", pikepdf.Dictionary())
        return _with_state(pen, states.get(operands[0]))
    act = ACTS.get(said)
    return act(pen, [float(each) for each in operands]) if act else pen


def _with_state(pen: Pen, state: Any) -> Pen:
    if state is None:
        return pen
    mode = state.get("/BM", Name.Normal)
    alpha = float(state.get("/ca", pen.alpha))
    return replace(pen, alpha=alpha if mode in (Name.Normal, Name.Compatible) else 0.0)


def _shown(shown: Any, pen: Pen, page: Page) -> Pen:
    pieces = [shown] if isinstance(shown, pikepdf.String) else list(shown)
    for piece in pieces:
        if not isinstance(piece, pikepdf.String):
            pen = pen.on(-float(piece) / 1000 * pen.size * pen.stretched)
            continue
        for code in pen.font.codes(bytes(piece)):
            width = pen.font.width(code) * pen.size
            placed = times(pen.text, pen.matrix)
            page.show(_point(placed, width * pen.stretched / 2, pen.size * 0.3))
            gap = pen.spaced + (pen.word_spaced if code == 32 and pen.font.size == 1 else 0)
            pen = pen.on((width + gap) * pen.stretched)
    return pen


def _point(matrix: Matrix, across: float, up: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * across + c * up + e, b * across + d * up + f


def _paint(path: list[Box], pen: Pen, page: Page, *, is_filled: bool) -> None:
    if is_filled and pen.alpha >= OPAQUE:
        for box in path[:MOST_BOXES]:
            page.cover(covers(pen.matrix, box))


def _draw(name: Any, resources: Any, pen: Pen, page: Page, *, depth: int) -> None:
    if name is None:
        page.cover(covers(pen.matrix, (0, 0, 1, 1)))
        return
    drawn = resources.get("/XObject", pikepdf.Dictionary()).get(name)
    if drawn is None:
        return
    if drawn.get("/Subtype") == Name.Image:
        is_whole = not any(key in drawn for key in ("/SMask", "/Mask", "/ImageMask"))
        if is_whole and pen.alpha >= OPAQUE:
            page.cover(covers(pen.matrix, (0, 0, 1, 1)))
        return
    if depth < DEEPEST:
        own = tuple(float(each) for each in drawn.get("/Matrix", FULL))
        inner = replace(pen, matrix=times(own, pen.matrix))
        inside = pikepdf.parse_content_stream(drawn)
        _go(inside, drawn.get("/Resources", resources), inner, page, depth=depth + 1)


ACTS: dict[str, Callable[[Pen, list[float]], Pen]] = {
    "cm": lambda pen, n: replace(pen, matrix=times(tuple(n), pen.matrix)),
    "BT": lambda pen, _: replace(pen, line=FULL, text=FULL),
    "Tm": lambda pen, n: replace(pen, line=tuple(n), text=tuple(n)),
    "Td": lambda pen, n: pen.at_line(n[0], n[1]),
    "TD": lambda pen, n: replace(pen, leading=-n[1]).at_line(n[0], n[1]),
    "T*": lambda pen, _: pen.at_line(0, -pen.leading),
    "TL": lambda pen, n: replace(pen, leading=n[0]),
    "Tc": lambda pen, n: replace(pen, spaced=n[0]),
    "Tw": lambda pen, n: replace(pen, word_spaced=n[0]),
    "Tz": lambda pen, n: replace(pen, stretched=n[0] / 100),
}
