"""Revisions and hidden text in one Word text: found, named, and taken out."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from app.files.cleaning.package import Package
from app.files.cleaning.removed import Removed
from app.files.cleaning.trees import drop, drop_all, is_on, named, unwrap, words
from app.files.extraction.passages import Where
from app.files.extraction.word import WORD

VAL = WORD + "val"
DELETED = (WORD + "del", WORD + "moveFrom")
INSERTED = (WORD + "ins", WORD + "moveTo")
PARAGRAPH, RUN, ROW, CELL = (WORD + name for name in ("p", "r", "tr", "tc"))
PROPERTIES = WORD + "pPr"
DELETED_ROW, DELETED_CELL = f"{WORD}trPr/{WORD}del", f"{WORD}tcPr/{WORD}cellDel"
WHITE = frozenset({"FFFFFF", "FFFFFE", "FEFEFE"})
SMALLEST = 4
"""Half points. Nothing that is to be read is smaller than two points."""
SAYING = frozenset(WORD + name for name in ("t", "instrText", "sym", "delText"))
BOX = WORD + "txbxContent"
OLD_SHAPES = "{urn:schemas-microsoft-com:vml}*"
UNSEEN = re.compile(r"(?:visibility\s*:\s*hidden|display\s*:\s*none)", re.IGNORECASE)


def accept_revisions(root: Any, *, part: str, removed: Removed) -> None:
    """The text as it is shown when every revision has been accepted."""
    _drop_deleted_rows(root, part=part, removed=removed)
    for element in [each for each in root.iter(*DELETED) if len(each)]:
        _note(Where.DELETION, element, part=part, removed=removed)
        drop(element)
    _join_paragraphs(root)
    for element in [each for each in root.iter(*INSERTED) if len(each)]:
        _note(Where.INSERTION, element, part=part, removed=removed)
        unwrap(element)
    drop_all(root.iter(*DELETED, *INSERTED))


def _drop_deleted_rows(root: Any, *, part: str, removed: Removed) -> None:
    """Rows go; a cell is emptied, so that its row keeps its shape."""
    for row in [each for each in root.iter(ROW) if each.find(DELETED_ROW) is not None]:
        _note(Where.DELETION, row, part=part, removed=removed)
        drop(row)
    for cell in [each for each in root.iter(CELL) if each.find(DELETED_CELL) is not None]:
        _note(Where.DELETION, cell, part=part, removed=removed)
        drop_all(cell.iter(RUN, WORD + "cellDel"))


def _note(where: Where, element: Any, *, part: str, removed: Removed) -> None:
    if said := words(element, "t", "delText"):
        removed.note(where, said, name=part)


def _join_paragraphs(root: Any) -> None:
    """A paragraph whose end was deleted goes on in the next one."""
    for paragraph in list(root.iter(PARAGRAPH)):
        marks = paragraph.find(f"{PROPERTIES}/{WORD}rPr")
        if marks is None or all(marks.find(name) is None for name in DELETED):
            continue
        following = paragraph.getnext()
        if following is None or following.tag != PARAGRAPH:
            continue
        start = following.find(PROPERTIES)
        place = 0 if start is None else 1
        for child in [each for each in paragraph if each.tag != PROPERTIES]:
            following.insert(place, child)
            place += 1
        drop(paragraph)


def hidden_styles(package: Package) -> frozenset[str]:
    """The styles whose text is hidden, by what they say or are based on."""
    found: set[str] = set()
    for part in package.of_kind("styles"):
        styles = {
            style.get(WORD + "styleId"): style for style in named(package.tree(part), "style")
        }
        for name, style in styles.items():
            if _is_hidden_style(style, styles):
                found.add(str(name))
    return frozenset(found)


def _is_hidden_style(style: Any, styles: dict[Any, Any]) -> bool:
    for _ in range(20):
        if style is None:
            return False
        said = style.find(f"{WORD}rPr/{WORD}vanish")
        if said is not None:
            return is_on(said, VAL)
        base = style.find(WORD + "basedOn")
        style = None if base is None else styles.get(base.get(VAL))
    return False


def remove_hidden(root: Any, *, part: str, hidden: frozenset[str], removed: Removed) -> None:
    """Take out what is not shown: marked hidden, white on nothing, too small to be read."""
    runs = [run for run in root.iter(RUN) if _says(run) and _is_hidden(run, hidden)]
    for _paragraph, together in groupby(runs, key=lambda run: run.getparent()):
        group = list(together)
        if said := "".join(words(run, "t", "instrText") for run in group):
            removed.note(Where.HIDDEN_TEXT, said, name=part)
        drop_all(group)
    for shape in list(named(root, "docPr", "cNvPr")):
        if shape.get("hidden") in ("1", "true"):
            _remove_shape(shape, part=part, removed=removed)
    for shape in [each for each in root.iter(OLD_SHAPES) if UNSEEN.search(each.get("style", ""))]:
        removed.note(Where.HIDDEN_SHAPE, words(shape, "t") or shape.get("alt", ""), name=part)
        drop(shape)


def _remove_shape(shape: Any, *, part: str, removed: Removed) -> None:
    drawing = next(shape.iterancestors(WORD + "drawing"), None)
    if drawing is not None:
        said = words(drawing, "t") or shape.get("descr", "")
        removed.note(Where.HIDDEN_SHAPE, said, name=part)
        drop(drawing)


def _says(run: Any) -> bool:
    return any(child.tag in SAYING for child in run)


def _is_hidden(run: Any, hidden: frozenset[str]) -> bool:
    marks = run.find(WORD + "rPr")
    said = None if marks is None else marks.find(WORD + "vanish")
    if said is not None:
        return is_on(said, VAL)
    if hidden and not hidden.isdisjoint(_styles_of(run, marks)):
        return True
    return marks is not None and (_is_tiny(marks) or _is_white(run, marks))


def _styles_of(run: Any, marks: Any) -> Iterator[str]:
    """The run's own style and its paragraph's."""
    paragraph = next(run.iterancestors(PARAGRAPH), None)
    own = None if marks is None else marks.find(WORD + "rStyle")
    around = None if paragraph is None else paragraph.find(f"{PROPERTIES}/{WORD}pStyle")
    for style in (own, around):
        if style is not None:
            yield style.get(VAL)


def _is_tiny(marks: Any) -> bool:
    size = marks.find(WORD + "sz")
    written = "" if size is None else size.get(VAL, "")
    return bool(written.isdecimal()) and int(written) < SMALLEST


def _is_white(run: Any, marks: Any) -> bool:
    colour = marks.find(WORD + "color")
    if colour is None or colour.get(VAL, "").upper() not in WHITE:
        return False
    if marks.find(WORD + "shd") is not None or marks.find(WORD + "highlight") is not None:
        return False
    for holder in run.iterancestors():
        if holder.tag == BOX or holder.find(f"{holder.tag}Pr/{WORD}shd") is not None:
            return False
        if holder.find(f"{WORD}tblPr/{WORD}tblStyle") is not None:
            return False
    return True
