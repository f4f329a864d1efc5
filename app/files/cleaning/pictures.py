"""Pictures without what cameras and programs write into them; not one pixel is touched."""

import struct
from collections.abc import Iterator
from pathlib import Path

from app.files.cleaning.removed import Removed
from app.files.errors import FileDamaged
from app.files.extraction.passages import Where

PNG = b"\x89PNG\r\n\x1a\n"
SEEN = frozenset(
    {
        *(b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP"),
        *(b"sBIT", b"pHYs", b"bKGD", b"acTL", b"fcTL", b"fdAT"),
    }
)
APP0, EXIF, COLOURS, ADOBE, COMMENT, SCAN, END = 0xE0, 0xE1, 0xE2, 0xEE, 0xFE, 0xDA, 0xD9
ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
ORIENTATION = 0x0112
MOST_ENTRIES = 200


def clean_png(path: Path, target: Path, name: str) -> Removed:
    """A PNG with the chunks that are drawn and no others."""
    removed = Removed()
    target.write_bytes(cleaned_png(path.read_bytes(), name, removed))
    return removed


def clean_jpeg(path: Path, target: Path, name: str) -> Removed:
    """A JPEG with the segments that are drawn, and the way up if a camera has noted it."""
    removed = Removed()
    target.write_bytes(cleaned_jpeg(path.read_bytes(), name, removed))
    return removed


def cleaned_png(content: bytes, name: str, removed: Removed) -> bytes:
    """The chunks that are drawn."""
    kept = [PNG]
    for kind, chunk in _chunks(content, name):
        if kind in SEEN:
            kept.append(chunk)
        else:
            said = chunk[8:-4].replace(b"\0", b" ").decode("utf-8", "replace")
            removed.note(
                Where.PROPERTY, said if kind != b"eXIf" else "", name=kind.decode("latin-1")
            )
    return b"".join(kept)


def _chunks(content: bytes, name: str) -> Iterator[tuple[bytes, bytes]]:
    place, kind = len(PNG), b""
    while kind != b"IEND":
        length = int.from_bytes(content[place : place + 4], "big")
        chunk = content[place : place + 12 + length]
        if len(chunk) < 12 + length:
            raise FileDamaged(name=name)
        kind = chunk[4:8]
        yield kind, chunk
        place += 12 + length


def cleaned_jpeg(content: bytes, name: str, removed: Removed) -> bytes:
    """The segments that are drawn. A second picture behind the first (a preview) is left out."""
    kept = [b"\xff\xd8"]
    for marker, segment in _segments(content, name):
        if marker == EXIF and segment[4:10] == b"Exif\0\0":
            turned = _way_up(segment[10:])
            if len(segment) != len(_only_orientation(1)) + 4 or not turned:
                removed.note(Where.PROPERTY, _readable(segment), name="Exif")
            kept += [_segment(EXIF, _only_orientation(turned))] if turned else []
        elif APP0 < marker <= 0xEF and not _is_drawn(marker, segment) or marker == COMMENT:
            kind = "Comment" if marker == COMMENT else f"APP{marker - APP0}"
            removed.note(Where.PROPERTY, _readable(segment), name=kind)
        else:
            kept.append(segment)
    return b"".join(kept)


def _segments(content: bytes, name: str) -> Iterator[tuple[int, bytes]]:
    place = 2
    while True:
        while content[place : place + 2] == b"\xff\xff":
            place += 1
        if place == len(content):
            yield END, b"\xff\xd9"  # cut short behind its last line: programs show it all the same
            return
        if place + 2 > len(content) or content[place] != 0xFF:
            raise FileDamaged(name=name)
        marker = content[place + 1]
        if marker == END:
            yield marker, content[place : place + 2]
            return
        length = 0 if marker in ALONE else int.from_bytes(content[place + 2 : place + 4], "big")
        end = place + 2 + length
        if marker == SCAN:
            end = _end_of_scan(content, end)
        yield marker, content[place:end]
        place = end


def _end_of_scan(content: bytes, place: int) -> int:
    """Where the next marker stands that is neither stuffing nor a restart."""
    while (place := content.find(b"\xff", place)) >= 0 and place + 1 < len(content):
        if content[place + 1] and not 0xD0 <= content[place + 1] <= 0xD7:
            return place
        place += 2
    return len(content)


def _is_drawn(marker: int, segment: bytes) -> bool:
    if marker == ADOBE:
        return segment[4:9] == b"Adobe"
    return marker == COLOURS and segment[4:15] == b"ICC_PROFILE"


def _segment(marker: int, body: bytes) -> bytes:
    return bytes([0xFF, marker]) + (len(body) + 2).to_bytes(2, "big") + body


def _only_orientation(turned: int) -> bytes:
    entry = struct.pack(">HHIHH", ORIENTATION, 3, 1, turned, 0)
    return b"Exif\0\0MM\0*" + struct.pack(">IH", 8, 1) + entry + b"\0\0\0\0"


def _way_up(tiff: bytes) -> int:
    """The orientation noted in an Exif block; 0 when there is none or it is the usual one."""
    order = "<" if tiff[:2] == b"II" else ">"
    try:
        (start,) = struct.unpack_from(order + "I", tiff, 4)
        (count,) = struct.unpack_from(order + "H", tiff, start)
        for entry in range(min(count, MOST_ENTRIES)):
            tag, _, _, turned = struct.unpack_from(order + "HHIH", tiff, start + 2 + 12 * entry)
            if tag == ORIENTATION:
                return int(turned) if 2 <= turned <= 8 else 0
    except struct.error:
        return 0
    return 0


def _readable(segment: bytes) -> str:
    """The words in a segment: runs of printable characters."""
    text = segment[4:2000].decode("utf-8", "replace")
    runs = "".join(c if c.isprintable() and c != "\ufffd" else "\n" for c in text).split("\n")
    return " ".join(run for run in runs if len(run) > 2)
