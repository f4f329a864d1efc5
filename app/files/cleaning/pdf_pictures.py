"""Where pictures lie on a PDF page, those too that a form draws."""

from typing import Any

import pikepdf
from pikepdf import Name

from app.files.cleaning.pdf_state import FULL, Box, Matrix, covers, times

DEEPEST = 12
MOST_BOXES = 3_000


def pictures_in(owner: Any, resources: Any, matrix: Matrix = FULL, depth: int = 0) -> list[Box]:
    """The boxes in which pictures are drawn."""
    found: list[Box] = []
    stack: list[Matrix] = []
    for instruction in pikepdf.parse_content_stream(owner, "q Q cm Do"):
        operands, said = instruction.operands, str(instruction.operator)
        if said == "q":
            stack.append(matrix)
        elif said == "Q" and stack:
            matrix = stack.pop()
        elif said == "cm":
            matrix = times(tuple(float(each) for each in operands), matrix)
        elif said == "Do" and len(found) < MOST_BOXES:
            found += _pictures_of(resources, operands[0], matrix, depth)
    return found


def _pictures_of(resources: Any, name: Any, matrix: Matrix, depth: int) -> list[Box]:
    drawn = resources.get("/XObject", pikepdf.Dictionary()).get(name)
    if drawn is None:
        return []
    if drawn.get("/Subtype") == Name.Image:
        return [covers(matrix, (0, 0, 1, 1))]
    if depth >= DEEPEST:
        return []
    own = tuple(float(each) for each in drawn.get("/Matrix", FULL))
    return pictures_in(drawn, drawn.get("/Resources", resources), times(own, matrix), depth + 1)
