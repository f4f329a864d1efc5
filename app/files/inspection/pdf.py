"""PDF: whole, readable without a password, and without anything that acts.

Names are looked for in the raw bytes and in the unpacked object streams, where writers put most
objects. Only whole names of seven letters and more are looked for: packed bytes do not hit them
by chance.
"""

import re
import zlib
from collections.abc import Iterator
from pathlib import Path

from app.files.errors import (
    ArchiveTooLarge,
    ContentDiffers,
    FileDamaged,
    FileEncrypted,
    HasActiveContent,
    SomethingAppended,
)

MOST_UNPACKED = 200 * 1024 * 1024
DICTIONARY = 2_000
END = rb"(?=[\s/<>\[\](){}%]|$)"
PLAIN_FILTER = re.compile(rb"/Filter\s*\[?\s*/FlateDecode\s*\]?(?=\s*[/>])")


def _names(*names: str) -> re.Pattern[bytes]:
    """Any of ``names``, each letter as itself or as #xx."""
    spelt = "|".join(
        "".join(f"(?:{letter}|#(?i:{ord(letter):02x}))" for letter in name) for name in names
    )
    return re.compile(b"/(?:" + spelt.encode() + b")" + END)


ACTIVE = _names("JavaScript", "Launch", "RichMedia", "SubmitForm", "ImportData")
ENCRYPTED = _names("Encrypt")
OBJECT_STREAM = _names("ObjStm")


def look(path: Path, name: str) -> None:
    """Refuse what is no PDF, cannot be read, or would do something when opened."""
    content = path.read_bytes()
    if not content.startswith(b"%PDF-"):
        raise ContentDiffers(name=name)
    end = content.rfind(b"%%EOF")
    if end < 0:
        raise FileDamaged(name=name)
    if content[end + 5 :].strip(b"\x00\r\n\t ") or b"PK\x05\x06" in content[-66_000:]:
        raise SomethingAppended(name=name)
    if ENCRYPTED.search(content):
        raise FileEncrypted(name=name)
    _check(content, name=name)
    for unpacked in _object_streams(content, name=name):
        _check(unpacked, name=name)


def _check(content: bytes, *, name: str) -> None:
    if ACTIVE.search(content):
        raise HasActiveContent(name=name)


def _object_streams(content: bytes, *, name: str) -> Iterator[bytes]:
    """Every object stream unpacked. One that is packed in an unusual way is not taken."""
    left = MOST_UNPACKED
    for found in OBJECT_STREAM.finditer(content):
        begin = content.rfind(b"obj", max(0, found.start() - DICTIONARY), found.start())
        stream = content.find(b"stream", found.end(), found.end() + DICTIONARY)
        if begin < 0 or stream < 0:
            continue
        dictionary = content[begin:stream]
        packed = memoryview(content)[stream + 6 :]
        if b"/Filter" not in dictionary:
            continue  # its objects stand in the raw bytes
        if not PLAIN_FILTER.search(dictionary) or b"/DecodeParms" in dictionary:
            raise HasActiveContent(name=name)
        unpacked = _unpacked(packed, most=left, name=name)
        left -= len(unpacked)
        yield unpacked


def _unpacked(packed: memoryview, *, most: int, name: str) -> bytes:
    skip = 2 if bytes(packed[:2]) == b"\r\n" else 1
    reader = zlib.decompressobj()
    try:
        unpacked = reader.decompress(packed[skip:], max(most, 1))
    except zlib.error:
        raise FileDamaged(name=name) from None
    if reader.unconsumed_tail:
        raise ArchiveTooLarge(name=name)
    return unpacked
