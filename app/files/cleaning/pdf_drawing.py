"""The drawing of a PDF page, gone through as a reader does: which text in it is not seen.

Not seen is text in invisible mode, wholly transparent, white where nothing coloured lies below,
too small, beyond the edge of the page, or on a layer that is switched off. Invisible text over a
picture is the text layer of a scan: it goes too, but says what the picture shows.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import pikepdf
from pikepdf import Name, Operator

from app.files.cleaning.pdf_layers import is_off_layer
from app.files.cleaning.pdf_pictures import DEEPEST, MOST_BOXES, pictures_in
from app.files.cleaning.pdf_state import (
    FULL,
    Box,
    Matrix,
    State,
    box_of,
    covers,
    is_in,
    is_white,
    times,
)
from app.files.extraction.passages import Where

SHOWN = frozenset({"Tj", "TJ", "'", '"'})
FILLS = frozenset({"f", "F", "f*", "B", "B*", "b", "b*"})
DRAWS = FILLS | SHOWN | {"Do", "sh", "S", "s", "INLINE IMAGE"}
PATHS = frozenset({"m", "l", "c", "v", "y", "re"})
SAID_TWICE = ("/ActualText", "/Alt", "/E")


@dataclass(slots=True)
class Drawing:
    """Goes through pages. Keeps what is seen; with ``only``, just the hidden text of that kind."""

    pdf: pikepdf.Pdf
    off: frozenset[tuple[int, int]]
    only: Where | None = None
    done: set[tuple[int, int]] = field(default_factory=set)

    def clean(self, page: pikepdf.Page) -> frozenset[Where]:
        """Rewrite the drawing of ``page`` where that is needed; the kinds of text taken out."""
        walk = Walk(self, box_of(page.cropbox), page.resources)
        walk.pictures = pictures_in(page, page.resources)
        kept = walk.through(pikepdf.parse_content_stream(page), State())
        if walk.is_changed:
            page.obj["/Contents"] = self.pdf.make_stream(pikepdf.unparse_content_stream(kept))
        return frozenset(walk.found)


@dataclass(slots=True)
class Walk:
    """One drawing: what was painted so far, and how the next thing would be."""

    drawing: Drawing
    edges: Box
    resources: Any
    depth: int = 0
    pictures: list[Box] = field(default_factory=list)
    painted: list[Box] = field(default_factory=list)
    found: set[Where] = field(default_factory=set)
    path: list[tuple[float, float]] = field(default_factory=list)
    stack: list[State] = field(default_factory=list)
    contents: list[bool] = field(default_factory=list)
    state: State = field(default_factory=State)
    is_changed: bool = False

    def through(self, instructions: Any, state: State) -> list[Any]:
        """The instructions that stay."""
        self.state = state
        kept: list[Any] = []
        for instruction in instructions:
            said = str(instruction.operator)
            if act := ACTS.get(said):
                act(self, instruction.operands)
            elif said in PATHS:
                self._draw_path(said, instruction.operands)
            if said in DRAWS and not self._stays(said, instruction.operands):
                kept += self._instead(said, instruction.operands)
                self.is_changed = True
            elif said == "BDC" and self._says_twice(instruction.operands):
                kept.append(([instruction.operands[0]], Operator("BMC")))
                self.is_changed = True
            else:
                kept.append(instruction)
            if said in FILLS or said in ("S", "s", "n"):
                self._end_path(said)
        return kept

    def _stays(self, said: str, operands: Any) -> bool:
        """Whether something that is drawn belongs into the drawing that is made."""
        is_off = any(self.contents)
        if said == "Do":
            return self._draw_form(operands[0], is_off=is_off)
        if said not in SHOWN:
            if said in ("sh", "INLINE IMAGE"):
                self._paint(self.edges)
            return not is_off and self.drawing.only is None
        where = Where.LAYER_OFF if is_off else self._hidden(operands[-1])
        if where is not None:
            self.found.add(where)
        return where is self.drawing.only

    def _instead(self, said: str, operands: Any) -> list[Any]:
        if said in FILLS or said in ("S", "s"):
            return [([], Operator("n"))]
        if said == "'":
            return [([], Operator("T*"))]
        if said == '"':
            spaces = [([operands[0]], Operator("Tw")), ([operands[1]], Operator("Tc"))]
            return [*spaces, ([], Operator("T*"))]
        return []

    def _hidden(self, text: Any) -> Where | None:
        """Why the text shown next is not seen; None when it is."""
        state = self.state
        start = state.origin
        if state.mode in (3, 7):
            on_picture = any(is_in(start, box) for box in self.pictures)
            return Where.TEXT_LAYER if on_picture else Where.PAGE_HIDDEN
        if (
            state.is_clear
            or state.is_in_clear
            or state.height < 0.7
            or state.is_beyond(self.edges, text)
        ):
            return Where.PAGE_HIDDEN
        if state.is_white and state.mode == 0:
            middle = start[0] + state.height * 0.2, start[1] + state.height * 0.2
            if not any(is_in(middle, box) for box in (*self.painted, *self.pictures)):
                return Where.PAGE_HIDDEN
        return None

    def _draw_form(self, name: Any, *, is_off: bool) -> bool:
        drawn = self.resources.get("/XObject", pikepdf.Dictionary()).get(name)
        if drawn is None:
            return True
        is_off = is_off or is_off_layer(drawn.get("/OC"), self.drawing.off)
        if drawn.get("/Subtype") == Name.Image:
            self._paint(covers(self.state.matrix, (0, 0, 1, 1)))
            return not is_off and self.drawing.only is None
        if is_off and self.drawing.only is None:
            self.found.add(Where.LAYER_OFF)
            return False
        own = tuple(float(each) for each in drawn.get("/Matrix", FULL))
        matrix = times(own, self.state.matrix)
        if drawn.objgen not in self.drawing.done and self.depth < DEEPEST:
            self.drawing.done.add(drawn.objgen)
            self._clean_form(drawn, matrix, is_off=is_off)
        return True

    def _clean_form(self, form: Any, matrix: Matrix, *, is_off: bool) -> None:
        inner = Walk(
            self.drawing,
            self.edges,
            form.get("/Resources", self.resources),
            depth=self.depth + 1,
            pictures=self.pictures,
            painted=self.painted,
            found=self.found,
            contents=[is_off],
        )
        is_clear = self.state.is_clear or self.state.is_in_clear
        state = replace(self.state, matrix=matrix, is_in_clear=is_clear)
        kept = inner.through(pikepdf.parse_content_stream(form), state)
        if inner.is_changed:
            form.write(pikepdf.unparse_content_stream(kept))

    def _says_twice(self, operands: Any) -> bool:
        """Marked content that carries words of its own, or names a layer that has a name."""
        said = operands[1]
        return not isinstance(said, pikepdf.Dictionary) or any(key in said for key in SAID_TWICE)

    def _draw_path(self, said: str, operands: Any) -> None:
        numbers = [float(each) for each in operands]
        if said == "re":
            x, y, width, height = numbers
            numbers = [x, y, x + width, y + height, x + width, y, x, y + height]
        self.path += zip(numbers[::2], numbers[1::2], strict=False)

    def _end_path(self, said: str) -> None:
        if said in FILLS and self.path and not self.state.is_white and not any(self.contents):
            across, up = [x for x, _ in self.path], [y for _, y in self.path]
            around = (min(across), min(up), max(across), max(up))
            self._paint(covers(self.state.matrix, around))
        self.path = []

    def _paint(self, box: Box) -> None:
        if len(self.painted) < MOST_BOXES:
            self.painted.append(box)

    def save(self, _operands: Any) -> None:
        """q"""
        self.stack.append(self.state)

    def restore(self, _operands: Any) -> None:
        """Q"""
        if self.stack:
            self.state = self.stack.pop()

    def begin_content(self, operands: Any) -> None:
        """BDC"""
        group = None
        if operands[0] == Name.OC and isinstance(operands[1], pikepdf.Name):
            group = self.resources.get("/Properties", pikepdf.Dictionary()).get(operands[1])
        self.contents.append(is_off_layer(group, self.drawing.off))

    def begin_plain(self, _operands: Any) -> None:
        """BMC"""
        self.contents.append(False)

    def end_content(self, _operands: Any) -> None:
        """EMC"""
        if len(self.contents) > (1 if self.depth else 0):
            self.contents.pop()

    def set(self, **changes: Any) -> None:
        """From now on."""
        self.state = replace(self.state, **changes)

    def colour_space(self, operands: Any) -> None:
        """cs: black from now on, and what one number means."""
        self.set(is_white=False, is_grey=operands[0] in (Name.DeviceGray, Name.CalGray, Name.G))

    def graphics_state(self, operands: Any) -> None:
        """gs: how transparent."""
        found = self.resources.get("/ExtGState", pikepdf.Dictionary()).get(operands[0])
        if found is not None and "/ca" in found:
            self.set(is_clear=float(found["/ca"]) == 0)


def _numbers(operands: Any) -> Matrix:
    return tuple(float(each) for each in operands)


def _moved(walk: Walk, operands: Any) -> None:
    across, up = _numbers(operands)
    walk.state = walk.state.moved(across, up)


def _moved_with_leading(walk: Walk, operands: Any) -> None:
    across, up = _numbers(operands)
    walk.state = replace(walk.state, leading=-up).moved(across, up)


def _next_line(walk: Walk, _operands: Any) -> None:
    walk.state = walk.state.moved(0, -walk.state.leading)


def _set_text(walk: Walk, operands: Any) -> None:
    walk.set(text=_numbers(operands))


def _set_matrix(walk: Walk, operands: Any) -> None:
    walk.set(matrix=times(_numbers(operands), walk.state.matrix))


def _set_colour(walk: Walk, operands: Any) -> None:
    walk.set(is_white=is_white(operands, is_grey=walk.state.is_grey))


ACTS: dict[str, Callable[[Walk, Any], None]] = {
    "q": Walk.save,
    "Q": Walk.restore,
    "cm": _set_matrix,
    "BT": lambda walk, _: walk.set(text=FULL),
    "Tm": _set_text,
    "Td": _moved,
    "TD": _moved_with_leading,
    "T*": _next_line,
    "'": _next_line,
    '"': _next_line,
    "TL": lambda walk, operands: walk.set(leading=float(operands[0])),
    "Tf": lambda walk, operands: walk.set(size=float(operands[1])),
    "Tr": lambda walk, operands: walk.set(mode=int(operands[0])),
    "g": lambda walk, operands: walk.set(is_white=is_white(operands, is_grey=True)),
    "rg": _set_colour,
    "k": _set_colour,
    "sc": _set_colour,
    "scn": _set_colour,
    "cs": Walk.colour_space,
    "gs": Walk.graphics_state,
    "BDC": Walk.begin_content,
    "BMC": Walk.begin_plain,
    "EMC": Walk.end_content,
}
