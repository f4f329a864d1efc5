"""PDF files written anew: what pages show, and nothing that stands beside, under or before it."""

import io
import re
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Name
from pypdf import PdfReader

from app.files.cleaning import pdf_earlier, pdf_notes
from app.files.cleaning.pdf_drawing import Drawing
from app.files.cleaning.pdf_layers import layers_off
from app.files.cleaning.pictures import cleaned_jpeg
from app.files.cleaning.removed import Removed
from app.files.errors import BadFile, CannotBeCleaned, FileDamaged
from app.files.extraction.passages import Where
from app.files.extraction.pdf import page_text

CATALOGUE = frozenset(
    {
        *("/Type", "/Pages", "/Outlines", "/Dests", "/Names", "/PageLabels", "/PageLayout"),
        *("/PageMode", "/ViewerPreferences", "/Lang", "/Version"),
    }
)
PAGE = frozenset(
    {
        *("/Type", "/Parent", "/Resources", "/MediaBox", "/CropBox", "/BleedBox", "/TrimBox"),
        *("/ArtBox", "/Contents", "/Rotate", "/Group", "/UserUnit", "/Annots"),
    }
)
NOWHERE = (
    *("/Metadata", "/PieceInfo", "/LastModified", "/Thumb", "/OPI", "/Alternates", "/StructParent"),
    *("/StructParents", "/ActualText", "/Alt", "/AA", "/OC", "/Measure", "/AF"),
)
PERSONAL = (b"Exif\0\0", b"http://ns.adobe.com/xap", b"Photoshop 3.0")
TAGS = re.compile(r"<[^<>]*>")


def clean(path: Path, target: Path, name: str) -> Removed:
    """Write the copy; what was left out."""
    removed = Removed()
    try:
        with pikepdf.open(path) as pdf:
            if pdf.is_encrypted or not len(pdf.pages):
                raise CannotBeCleaned(name=name)
            _note_properties(pdf, removed)
            pdf_earlier.note(path.read_bytes(), removed)
            _clean_pages(pdf, path, removed)
            pdf_notes.clean(pdf, removed, name=name)
            _clean_catalogue(pdf, removed)
            _clean_page_frames(pdf)
            _clean_objects(pdf, name, removed)
            pdf.save(
                target,
                deterministic_id=True,
                object_stream_mode=pikepdf.ObjectStreamMode.generate,
                fix_metadata_version=False,
            )
    except pikepdf.PdfError:
        raise FileDamaged(name=name) from None
    return removed


def _note_properties(pdf: pikepdf.Pdf, removed: Removed) -> None:
    for key, value in pdf.docinfo.items() if "/Info" in pdf.trailer else ():
        removed.note(Where.PROPERTY, _plain(value), name=str(key).removeprefix("/"))
    if "/Metadata" in pdf.Root:
        written = pdf.Root.Metadata.read_bytes().decode("utf-8", "replace")
        removed.note(Where.PROPERTY, " ".join(TAGS.sub(" ", written).split()), name="XMP")
    for key in pdf.attachments:
        removed.note(Where.EMBEDDED, key)


def _plain(value: Any) -> str:
    return str(value) if isinstance(value, pikepdf.String | pikepdf.Name) else ""


def _clean_pages(pdf: pikepdf.Pdf, path: Path, removed: Removed) -> None:
    """Take hidden text out of the drawings, and read from a second copy what it said."""
    found: dict[Where, list[int]] = {}
    drawing = Drawing(pdf, layers_off(pdf))
    for number, page in enumerate(pdf.pages):
        for where in sorted(drawing.clean(page)):
            found.setdefault(where, []).append(number)
    for where, numbers in found.items():
        for number, said in zip(numbers, _said(path, numbers, where), strict=True):
            removed.note(where, said, number=number + 1)


def _said(path: Path, numbers: list[int], where: Where) -> list[str]:
    """The text of one hidden kind: the same pages, with that text alone left on them."""
    with pikepdf.open(path) as pdf:
        drawing = Drawing(pdf, layers_off(pdf), only=where)
        for number in numbers:
            drawing.clean(pdf.pages[number])
        alone = io.BytesIO()
        pdf.save(alone)
    pages = PdfReader(alone).pages
    return [page_text(pages[number]) for number in numbers]


def _clean_catalogue(pdf: pikepdf.Pdf, removed: Removed) -> None:
    form = pdf.Root.get("/AcroForm")
    if form is not None and "/XFA" in form:
        removed.note(Where.CUSTOM_PART, "XFA")
    for key in set(pdf.Root.keys()) - CATALOGUE:
        del pdf.Root[key]
    if (names := pdf.Root.get("/Names")) is not None:
        for key in set(names.keys()) - {"/Dests"}:
            del names[key]
    for key in {"/Info", "/ID"} & set(pdf.trailer.keys()):
        del pdf.trailer[key]


def _clean_page_frames(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        for key in set(page.obj.keys()) - PAGE:
            del page.obj[key]
        _forget_layers(page.resources)


def _forget_layers(resources: Any) -> None:
    """Layers have names. What was drawn on one that is shown is part of the page now."""
    if resources is not None and "/Properties" in resources:
        del resources["/Properties"]


def _clean_objects(pdf: pikepdf.Pdf, name: str, removed: Removed) -> None:
    """Notes that programs leave on pictures, fonts and pages."""
    for each in pdf.objects:
        if not isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
            continue
        for key in NOWHERE:
            if key in each:
                del each[key]
        _forget_layers(each.get("/Resources"))
        if isinstance(each, pikepdf.Stream) and each.get("/Filter") == Name.DCTDecode:
            _clean_photograph(each, name, removed)


def _clean_photograph(picture: Any, name: str, removed: Removed) -> None:
    written = bytes(picture.read_raw_bytes())
    noted = Removed()
    try:
        cleaned = cleaned_jpeg(written, name, noted)
    except BadFile:
        if any(mark in written for mark in PERSONAL):
            raise CannotBeCleaned(name=name) from None
        return
    if noted.passages:
        removed.note(Where.PICTURE_DATA, " ".join(each.text for each in noted.passages))
    if cleaned != written:
        picture.write(cleaned, filter=Name.DCTDecode, decode_parms=picture.get("/DecodeParms"))
