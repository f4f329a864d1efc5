"""What lies on the pages of a PDF: notes go, filled-in forms join the page, links stay."""

from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Name

from app.files.cleaning.removed import Removed
from app.files.errors import CannotBeCleaned
from app.files.extraction.passages import Where

LINK = frozenset(
    {
        *("/Type", "/Subtype", "/Rect", "/Border", "/A", "/Dest", "/H", "/C", "/BS"),
        *("/QuadPoints", "/F"),
    }
)
SAFE_TARGETS = ("http://", "https://", "mailto:")
UNSEEN = 0x02 | 0x20  # hidden, not viewed


def clean(pdf: pikepdf.Pdf, removed: Removed, *, name: str) -> None:
    """Leave links, and of forms what they show."""
    links: list[list[Any]] = []
    for number, page in enumerate(pdf.pages, start=1):
        kept: list[Any] = []
        shown: list[Any] = []
        for note in _notes(page):
            kind = note.get("/Subtype")
            if kind == Name.Link and _is_harmless(note):
                kept.append(note)
            elif kind == Name.Widget and not int(note.get("/F", 0)) & UNSEEN:
                _keep_form(note, removed, number=number, name=name)
                shown.append(note)
            else:
                _note(note, removed, number=number)
        page.obj["/Annots"] = Array(shown)
        links.append(kept)
    pdf.flatten_annotations("all")
    for page, kept in zip(pdf.pages, links, strict=True):
        if kept:
            page.obj["/Annots"] = Array(kept)
        elif "/Annots" in page.obj:
            del page.obj["/Annots"]


def _notes(page: pikepdf.Page) -> Iterator[Any]:
    found = page.obj.get("/Annots")
    for note in found if isinstance(found, Array) else ():
        if isinstance(note, pikepdf.Dictionary):
            yield note


def _is_harmless(link: Any) -> bool:
    """A link within the paper or to a web page; it keeps its target and nothing else."""
    for key in set(link.keys()) - LINK:
        del link[key]
    act = link.get("/A")
    if act is None:
        return True
    if act.get("/S") == Name.URI:
        target = str(act.get("/URI", ""))
        link["/A"] = pikepdf.Dictionary(S=Name.URI, URI=pikepdf.String(target))
        return target.lower().startswith(SAFE_TARGETS)
    if act.get("/S") == Name.GoTo and "/D" in act:
        link["/A"] = pikepdf.Dictionary(S=Name.GoTo, D=act["/D"])
        return True
    return False


def _keep_form(widget: Any, removed: Removed, *, number: int, name: str) -> None:
    value = _value(widget)
    if not value:
        return
    if widget.get("/AP") is None:
        raise CannotBeCleaned(name=name)
    removed.note(Where.FORM_VALUE, value, number=number)


def _value(widget: Any) -> str:
    for _ in range(10):
        if widget is None:
            return ""
        if "/V" in widget:
            said = widget["/V"]
            return str(said) if isinstance(said, pikepdf.String) else ""
        widget = widget.get("/Parent")
    return ""


def _note(note: Any, removed: Removed, *, number: int) -> None:
    kind = note.get("/Subtype")
    if kind == Name.FileAttachment:
        file = note.get("/FS")
        called = "" if file is None else str(file.get("/UF", file.get("/F", "")))
        removed.note(Where.EMBEDDED, called)
        return
    if kind == Name.Popup:
        return
    said = [str(note[key]) for key in ("/T", "/Contents", "/Subj") if _is_text(note.get(key))]
    removed.note(Where.ANNOTATION, "：".join([*said, _value(note)]).strip("："), number=number)


def _is_text(value: Any) -> bool:
    return isinstance(value, pikepdf.String)
