"""Word documents as they are shown: revisions accepted, comments, fields and hidden text gone."""

import re
import zipfile
from pathlib import Path
from typing import Any

from app.files.cleaning import fields, word_text
from app.files.cleaning.charts import clean_chart
from app.files.cleaning.package import Package, note_left_out
from app.files.cleaning.removed import Removed
from app.files.cleaning.trees import drop, drop_all, local, named, unwrap, words
from app.files.errors import CannotBeCleaned
from app.files.extraction.passages import Where
from app.files.extraction.word import WORD

KEPT = frozenset(
    {
        *("styles", "numbering", "fontTable", "settings", "theme", "header", "footer", "image"),
        *("footnotes", "endnotes", "chart", "font", "hyperlink", "chartColorStyle", "chartStyle"),
        *("diagramData", "diagramLayout", "diagramQuickStyle", "diagramColors", "diagramDrawing"),
        "chartUserShapes",
    }
)
SETTINGS = frozenset(
    {
        *("zoom", "mirrorMargins", "evenAndOddHeaders", "defaultTabStop", "autoHyphenation"),
        *("characterSpacingControl", "footnotePr", "endnotePr", "compat", "themeFontLang"),
        *("clrSchemeMapping", "decimalSymbol", "listSeparator", "noLineBreaksAfter"),
        *("noLineBreaksBefore", "drawingGridVerticalSpacing", "drawingGridHorizontalSpacing"),
        *("displayHorizontalDrawingGridEvery", "displayVerticalDrawingGridEvery"),
        *("gutterAtTop", "bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter"),
        *("embedTrueTypeFonts", "saveSubsetFonts"),
    }
)
MARKERS = (
    *(
        "proofErr",
        "rsid",
        "permStart",
        "permEnd",
        "commentRangeStart",
        "commentRangeEnd",
        "annotationRef",
    ),
    *("commentReference", "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart"),
    *("moveToRangeEnd", "customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart"),
    *("customXmlDelRangeEnd", "customXmlMoveFromRangeStart", "customXmlMoveFromRangeEnd"),
    *("customXmlMoveToRangeStart", "customXmlMoveToRangeEnd", "lastRenderedPageBreak"),
    *("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tcPrChange", "trPrChange"),
    *("tblGridChange", "tblPrExChange", "numberingChange", "cellIns", "cellMerge"),
)
OF_A_SESSION = re.compile(re.escape(WORD) + "(?:rsid|tooltip$)")
CONTROLS = frozenset({"sdt", "smartTag", "customXml"})
PROPERTIES = ("sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr")
TEXTS = ("document", "header", "footer", "footnotes", "endnotes")


def clean(path: Path, target: Path, name: str) -> Removed:
    """Write the copy; what was left out."""
    removed = Removed()
    with zipfile.ZipFile(path) as archive:
        package = Package(archive, name, removed)
        main = package.follow(KEPT)
        if package.tree(main).tag != WORD + "document":
            raise CannotBeCleaned(name=name)
        _note_comments(package)
        hidden = word_text.hidden_styles(package)
        for part in (main, *package.of_kind("header", "footer", "footnotes", "endnotes")):
            kind = package.kinds[part].replace("officeDocument", "")
            _clean_text(package.tree(part), part=kind, hidden=hidden, package=package)
        for part in package.of_kind("settings"):
            _clean_settings(package.tree(part), removed)
        for part in package.of_kind("chart"):
            clean_chart(package.tree(part))
        for part in package.of_kind("styles", "numbering"):
            _clean_marks(package.tree(part))
        note_left_out(package)
        package.save(target)
    return removed


def _note_comments(package: Package) -> None:
    for part in package.left_out():
        if part.rpartition("/")[2] == "comments.xml":
            for comment in named(package.tree(part), "comment"):
                said = f"{comment.get(WORD + 'author', '')}：{words(comment, 't')}"
                package.removed.note(Where.COMMENT, said)


def _clean_text(root: Any, *, part: str, hidden: frozenset[str], package: Package) -> None:
    """One text: that of the document, of a header, of the notes."""
    if next(named(root, "altChunk", "subDoc"), None) is not None:
        raise CannotBeCleaned(name=package.name)
    word_text.accept_revisions(root, part=part, removed=package.removed)
    word_text.remove_hidden(root, part=part, hidden=hidden, removed=package.removed)
    fields.flatten(root, part=part, removed=package.removed)
    _open_controls(root)
    drop_all(named(root, "OLEObject", "control", "docVars"))
    _clean_marks(root)
    _clean_drawings(root)


def _open_controls(root: Any) -> None:
    """Content controls and tags are bound to data that is not copied; their content stays."""
    drop_all(root.iter(*(WORD + name for name in PROPERTIES)))
    controls = [each for each in root.iter("*") if local(each) in CONTROLS]
    for each in controls:
        content = each.find(WORD + "sdtContent")
        if content is not None:
            unwrap(content)
        unwrap(each)


def _clean_marks(root: Any) -> None:
    """Marks of editing, and the numbers of the sessions in which it was done."""
    drop_all(root.iter(*(WORD + name for name in MARKERS)))
    for element in root.iter("*"):
        for name in element.attrib:
            if OF_A_SESSION.match(name):
                del element.attrib[name]


def _clean_drawings(root: Any) -> None:
    """Names of shapes tell from which file a picture came; only the words for readers stay."""
    for element in named(root, "docPr", "cNvPr"):
        if element.get("name"):
            element.set("name", element.get("id") or "1")
        for child in named(element, "hlinkClick", "hlinkHover"):
            child.attrib.pop("tooltip", None)
    for element in root.iter("{urn:schemas-microsoft-com:vml}*"):
        for name in ("alt", "title"):
            element.attrib.pop(name, None)


def _clean_settings(root: Any, removed: Removed) -> None:
    for variable in named(root, "docVar"):
        removed.note(Where.CUSTOM_PART, variable.get(WORD + "val", ""))
    for element in list(root):
        if local(element) not in SETTINGS:
            drop(element)
