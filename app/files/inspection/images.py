"""Pictures: read chunk by chunk to their end, measured, and with nothing behind it."""

from pathlib import Path
from typing import BinaryIO

from app.files.errors import (
    MEGAPIXELS,
    ContentDiffers,
    FileDamaged,
    SomethingAppended,
    TooManyPixels,
)

PNG = b"\x89PNG\r\n\x1a\n"
SIZED = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
JPEG_END = b"\xff\xd9"


def look_png(path: Path, name: str) -> None:
    """Signature, size, chunks up to IEND, and nothing after it."""
    with path.open("rb") as picture:
        if picture.read(8) != PNG:
            raise ContentDiffers(name=name)
        first = True
        while (kind := _png_chunk(picture, name=name, first=first)) != b"IEND":
            first = False
            if not kind:
                raise FileDamaged(name=name)
        if picture.read(1):
            raise SomethingAppended(name=name)


def _png_chunk(picture: BinaryIO, *, name: str, first: bool) -> bytes:
    head = picture.read(8)
    if len(head) < 8:
        return b""
    length, kind = int.from_bytes(head[:4], "big"), head[4:]
    if first:
        size = picture.read(8)
        if kind != b"IHDR" or len(size) < 8:
            raise FileDamaged(name=name)
        _measure(int.from_bytes(size[:4], "big"), int.from_bytes(size[4:], "big"), name=name)
        length -= 8
    picture.seek(length + 4, 1)
    return kind


def look_jpeg(path: Path, name: str) -> None:
    """Signature, segments up to the picture itself, its size, and its end at the file's end."""
    with path.open("rb") as picture:
        if picture.read(3) != b"\xff\xd8\xff":
            raise ContentDiffers(name=name)
        picture.seek(2)
        measured = False
        while (marker := _marker(picture)) != 0xDA:
            if marker is None:
                raise FileDamaged(name=name)
            if marker in ALONE:
                continue
            body = _segment(picture, name=name)
            if marker in SIZED and len(body) >= 5:
                width, height = body[3:5], body[1:3]
                _measure(int.from_bytes(width, "big"), int.from_bytes(height, "big"), name=name)
                measured = True
    if not measured:
        raise FileDamaged(name=name)
    _check_jpeg_end(path.read_bytes(), name=name)


def _marker(picture: BinaryIO) -> int | None:
    if picture.read(1) != b"\xff":
        return None
    byte = picture.read(1)
    while byte == b"\xff":
        byte = picture.read(1)
    return byte[0] if byte and byte[0] not in (0x00, 0xD9) else None


def _segment(picture: BinaryIO, *, name: str) -> bytes:
    length = int.from_bytes(picture.read(2), "big")
    body = picture.read(length - 2) if length >= 2 else b""
    if length < 2 or len(body) < length - 2:
        raise FileDamaged(name=name)
    return body


def _check_jpeg_end(content: bytes, *, name: str) -> None:
    end = content.rfind(JPEG_END)
    if end < 0:
        raise FileDamaged(name=name)
    if content[end + 2 :].strip(b"\x00\r\n"):
        raise SomethingAppended(name=name)
    if b"PK\x05\x06" in content[-66_000:]:
        raise SomethingAppended(name=name)


def _measure(width: int, height: int, *, name: str) -> None:
    if not width or not height:
        raise FileDamaged(name=name)
    if width * height > MEGAPIXELS * 1_000_000:
        raise TooManyPixels(name=name, most=MEGAPIXELS)
