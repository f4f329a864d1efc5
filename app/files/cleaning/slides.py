"""Presentations as they are shown: without speaker's notes, comments and hidden slides."""

import zipfile
from pathlib import Path
from typing import Any

from app.files.cleaning.charts import clean_chart
from app.files.cleaning.package import OFFICE, Package, note_left_out
from app.files.cleaning.removed import Removed
from app.files.cleaning.trees import drop, drop_all, is_on, local, named, parsed, words
from app.files.errors import CannotBeCleaned
from app.files.extraction.passages import Where

KEPT = frozenset(
    {
        *("slide", "slideLayout", "slideMaster", "theme", "tableStyles", "image", "hyperlink"),
        *("chart", "chartColorStyle", "chartStyle", "font", "diagramData", "diagramLayout"),
        *("diagramQuickStyle", "diagramColors", "diagramDrawing", "themeOverride"),
    }
)
SHOWN = frozenset(
    {"sldMasterIdLst", "sldIdLst", "sldSz", "notesSz", "embeddedFontLst", "defaultTextStyle"}
)
BY = "{" + OFFICE + "}id"


def clean(path: Path, target: Path, name: str) -> Removed:
    """Write the copy; what was left out."""
    removed = Removed()
    with zipfile.ZipFile(path) as archive:
        package = Package(archive, name, removed)
        main = package.follow(KEPT)
        root = package.tree(main)
        if local(root) != "presentation":
            raise CannotBeCleaned(name=name)
        _drop_hidden_slides(package, main)
        for element in list(root):
            if local(element) not in SHOWN:
                drop(element)
        for part in package.of_kind("slide", "slideLayout", "slideMaster"):
            _clean_slide(package.tree(part), removed)
        for part in package.of_kind("chart"):
            clean_chart(package.tree(part))
        _note_beside(package)
        note_left_out(package)
        package.save(target)
    return removed


def _drop_hidden_slides(package: Package, main: str) -> None:
    targets = package.targets(main)
    for number, entry in enumerate(list(named(package.tree(main), "sldId")), start=1):
        part = targets.get(entry.get(BY), "")
        if part not in package.kinds:
            raise CannotBeCleaned(name=package.name)
        slide = package.tree(part)
        if slide.get("show") and not is_on(slide, "show"):
            package.removed.note(Where.HIDDEN_SLIDE, words(slide, "t"), number=number)
            package.drop_whole(part)
            drop(entry)


def _clean_slide(root: Any, removed: Removed) -> None:
    for shape in list(named(root, "cNvPr")):
        if shape.get("hidden") and is_on(shape, "hidden"):
            holder = shape.getparent().getparent()
            removed.note(Where.HIDDEN_SHAPE, words(holder, "t") or shape.get("descr", ""))
            drop(holder)
        elif shape.get("name"):
            shape.set("name", shape.get("id") or "1")
    drop_all(list(named(root, "custDataLst", "controls", "oleObj", "timing", "extLst")))


def _note_beside(package: Package) -> None:
    """Speaker's notes and comments, by their slide's place in the file."""
    for part in package.left_out():
        if part.startswith("ppt/notesSlides/") and part.endswith(".xml"):
            root = parsed(package.archive.read(part))
            if said := words(root, "t"):
                package.removed.note(Where.SPEAKER_NOTE, said)
        elif part.startswith("ppt/comments/") and part.endswith(".xml"):
            for comment in named(parsed(package.archive.read(part)), "cm"):
                package.removed.note(Where.COMMENT, words(comment, "text", "t"))
