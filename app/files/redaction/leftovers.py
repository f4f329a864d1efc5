"""Everything a redacted copy may not hold any more, with the place where it is."""

import json
import re
import tempfile
from pathlib import Path

import pikepdf
from lxml import etree

from app.files.cleaning import clean
from app.files.errors import (
    BadFile,
    FileDamaged,
    LeftUnderRedaction,
    PropertiesLeft,
    TooHardToRead,
    named,
)
from app.files.extraction import Passage, Where, passage_of
from app.files.names import MEDIA_TYPES
from app.files.reasons import where_words
from app.files.redaction.covered import covered_pages
from app.jobs import child

SECONDS, MEGABYTES = 60, 1_500
MOST_NAMED = 8
XMP = "XMP"
OF_PROGRAMS = (
    *("{http://ns.adobe.com/xap/1.0/}", "{http://ns.adobe.com/xap/1.0/mm/}"),
    *("{http://ns.adobe.com/pdf/1.3/}Producer", "{http://purl.org/dc/elements/1.1/}format"),
    "{http://www.aiim.org/pdfa/ns/id/}",
)
PLAIN = frozenset({Where.LINK, Where.FIELD_CODE})
"""Addresses behind what is seen; the copy that is given out does not have them."""
TECHNICAL = frozenset(
    {
        *("Application", "AppVersion", "Creator", "Producer", "generator", "Trapped"),
        *("created", "modified", "CreationDate", "ModDate", "lastPrinted", "tIME"),
        *("creation-date", "date", "print-date", "editing-cycles", "editing-duration"),
        *("revision", "TotalTime", "KSOProductBuildVer", "ICV", "KSOReadingLayout"),
    }
)
"""Properties that name a program, a time or a count, as each kind of file spells them."""
USUAL_TEMPLATES = re.compile(r"normal[\w.]*", re.IGNORECASE)


def check(path: Path, *, media_type: str, name: str, without_properties: bool = False) -> None:
    """Raise with the places what is left in the file, or why it cannot be read.

    ``without_properties``: what its properties say is known and taken away before it is given out.
    """
    args = {"path": str(path), "media_type": media_type, "name": name}
    try:
        answered = child.run(f"{__name__}:answer", args, seconds=SECONDS, megabytes=MEGABYTES)
    except (child.ChildTooSlow, child.ChildTooLarge):
        raise TooHardToRead(name=name) from None
    except child.ChildFailed:
        raise FileDamaged(name=name) from None
    said = json.loads(answered)
    if "problem" in said:
        raise named(said["problem"], name=name)
    found = [passage_of(each) for each in said["found"]]
    if inside := [each for each in found if each.where is not Where.PROPERTY]:
        raise LeftUnderRedaction(name=name, places=_places(inside))
    if found and not without_properties:
        raise PropertiesLeft(name=name, places=_places(found))


def answer(path: str, media_type: str, name: str) -> bytes:
    """The child's side."""
    try:
        found = leftovers(Path(path), media_type=media_type, name=name)
    except BadFile as problem:
        return json.dumps({"problem": type(problem).__name__}).encode()
    except (pikepdf.PdfError, ValueError, RecursionError):
        return json.dumps({"problem": FileDamaged.__name__}).encode()
    return json.dumps({"found": [each.plain for each in found]}).encode()


def leftovers(path: Path, *, media_type: str, name: str) -> list[Passage]:
    """What is painted over, and what a reader does not see. Pure but for the file."""
    with tempfile.TemporaryDirectory() as aside:
        removed = clean(path, Path(aside) / "copy", media_type=media_type, name=name).removed
    found = [each for each in removed if _counts(each)]
    if media_type == MEDIA_TYPES["pdf"]:
        found = [Passage(Where.COVERED, number, "") for number in covered_pages(path)] + found
        if _tells_in_metadata(path):
            found.append(Passage(Where.PROPERTY, 1, "", name=XMP))
    return found


def _tells_in_metadata(path: Path) -> bool:
    """Whether the metadata stream says more than which program wrote it, and when."""
    with pikepdf.open(path) as pdf:
        if "/Metadata" not in pdf.Root:
            return False
        try:
            with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
                names = [str(name) for name in metadata]
        except (ValueError, KeyError, etree.LxmlError):
            return True
    return not names or any(not name.startswith(OF_PROGRAMS) for name in names)


def _counts(passage: Passage) -> bool:
    if passage.where is not Where.PROPERTY:
        return passage.where not in PLAIN
    if passage.name == "Template" and USUAL_TEMPLATES.fullmatch(passage.text.strip()):
        return False
    return passage.name not in TECHNICAL | {XMP} and bool(passage.text.strip())


def _places(found: list[Passage]) -> str:
    words = dict.fromkeys(
        where_words(each.where, each.number, name=each.name, column=each.column) for each in found
    )
    more = "…" if len(words) > MOST_NAMED else ""
    return "；".join(list(words)[:MOST_NAMED]) + more
