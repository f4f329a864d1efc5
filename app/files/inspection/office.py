"""Office documents and OFD: packed XML that holds text and pictures, and nothing that acts."""

import re
import stat
import zipfile
import zlib
from pathlib import Path, PurePosixPath

from app.files.errors import (
    ArchiveTooLarge,
    ArchiveUnsafe,
    ContentDiffers,
    FileDamaged,
    FileEncrypted,
    HasDoctype,
    HasExternalTargets,
    HasMacros,
    SomethingAppended,
)

MOST_ENTRIES = 1_000
MOST_UNPACKED = 200 * 1024 * 1024
MOST_RATIO = 100
SMALL = 1024 * 1024
"""Below this no ratio is a danger."""

MACROS = re.compile(r"vbaproject|vbadata|/activex/|/ctrlprops/|macrosheets|customui", re.IGNORECASE)
XML = frozenset({".xml", ".rels", ".vml"})
DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")
EXTERNAL = re.compile(rb"""TargetMode\s*=\s*["']\s*External""", re.IGNORECASE)
HYPERLINK = re.compile(rb"""Type\s*=\s*["'][^"']*/hyperlink["']""")
LEFT_OUT = re.compile(rb"""Type\s*=\s*["'][^"']*/(?:attachedTemplate|externalLinkPath)["']""")
"""Where a document came from: never fetched, and not in the copy that is released."""
SAFE_TARGET = re.compile(rb"""Target\s*=\s*["']\s*(?:https?:|mailto:|#)""", re.IGNORECASE)
MACRO_TYPE = re.compile(rb"macroEnabled|vbaProject", re.IGNORECASE)


def look_docx(path: Path, name: str) -> None:
    """A Word document."""
    _look(path, name=name, part="word/document.xml")


def look_xlsx(path: Path, name: str) -> None:
    """An Excel workbook."""
    _look(path, name=name, part="xl/workbook.xml")


def look_pptx(path: Path, name: str) -> None:
    """A PowerPoint presentation."""
    _look(path, name=name, part="ppt/presentation.xml")


def look_ofd(path: Path, name: str) -> None:
    """A document in the national format (GB/T 33190)."""
    _look(path, name=name, part="OFD.xml")


def _look(path: Path, *, name: str, part: str) -> None:
    _check_ends(path, name=name)
    try:
        with zipfile.ZipFile(path) as archive:
            check_size(archive, packed=path.stat().st_size, name=name)
            if part not in archive.namelist():
                raise ContentDiffers(name=name)
            for entry in archive.infolist():
                _check_entry(archive, entry, name=name)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError):
        raise FileDamaged(name=name) from None


def _check_ends(path: Path, *, name: str) -> None:
    """The archive begins with its first entry and ends with its directory."""
    with path.open("rb") as content:
        if content.read(4) != b"PK\x03\x04":
            raise ContentDiffers(name=name)
        content.seek(max(0, path.stat().st_size - 66_000))
        tail = content.read()
    directory = tail.rfind(b"PK\x05\x06")
    if directory < 0:
        raise FileDamaged(name=name)
    if len(tail) - directory != 22:
        raise SomethingAppended(name=name)


def check_size(archive: zipfile.ZipFile, *, packed: int, name: str) -> None:
    entries = archive.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > MOST_ENTRIES or unpacked > MOST_UNPACKED:
        raise ArchiveTooLarge(name=name)
    if unpacked > SMALL and unpacked > packed * MOST_RATIO:
        raise ArchiveTooLarge(name=name)
    if len({entry.filename.lower() for entry in entries}) != len(entries):
        raise ArchiveUnsafe(name=name)
    if entries and min(entry.header_offset for entry in entries) != 0:
        raise SomethingAppended(name=name)


def _check_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, *, name: str) -> None:
    inside = PurePosixPath(entry.filename.replace("\\", "/"))
    if inside.is_absolute() or ".." in inside.parts or ":" in entry.filename:
        raise ArchiveUnsafe(name=name)
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise ArchiveUnsafe(name=name)
    if entry.flag_bits & 0x1:
        raise FileEncrypted(name=name)
    if MACROS.search("/" + entry.filename):
        raise HasMacros(name=name)
    content = archive.read(entry)  # bounded by the size it declares, checked by its CRC
    if inside.suffix.lower() in XML:
        _check_xml(content, inside=inside, name=name)


def _check_xml(content: bytes, *, inside: PurePosixPath, name: str) -> None:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in content[:200]:
        content = content.replace(b"\x00", b"")
    if DOCTYPE.search(content):
        raise HasDoctype(name=name)
    if inside.name == "[Content_Types].xml" and MACRO_TYPE.search(content):
        raise HasMacros(name=name)
    if inside.suffix.lower() != ".rels":
        return
    for relation in RELATION.findall(content):
        if not EXTERNAL.search(relation) or LEFT_OUT.search(relation):
            continue
        if not (HYPERLINK.search(relation) and SAFE_TARGET.search(relation)):
            raise HasExternalTargets(name=name)
