"""Plain text: which encoding it is in, and whether it is text at all."""

import codecs
import re
from pathlib import Path

from app.files.errors import NotText

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
PUNCTUATION = "，。、；：（）“”《》〔〕"
BINARY = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffe\uffff]")


def encoding_of(content: bytes) -> str:
    """By its mark, else UTF-8, else UTF-16 by its zero bytes, else GB 18030."""
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return encoding
    sample = content[:4096]
    if b"\x00" in sample:
        return "utf-16-be" if sample[0::2].count(0) > sample[1::2].count(0) else "utf-16-le"
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return _utf16_without_zeros(sample) or "gb18030"
    return "utf-8"


def _utf16_without_zeros(sample: bytes) -> str | None:
    """UTF-16 of pure Chinese has no zero bytes, but nearly all its letters are common ones."""
    even = sample[: len(sample) // 2 * 2]
    as_gb = _commonness(sample.decode("gb18030", errors="replace"))
    for encoding in ("utf-16-le", "utf-16-be"):
        if _commonness(even.decode(encoding, errors="replace")) > max(0.9, as_gb):
            return encoding
    return None


def _commonness(text: str) -> float:
    """Which part of ``text`` are Chinese characters, their punctuation and ASCII."""
    common = sum(1 for c in text if "\u4e00" <= c <= "\u9fa5" or c.isascii() or c in PUNCTUATION)
    return common / (len(text) or 1)


def decoded(content: bytes, name: str) -> str:
    """``content`` as text, or the error that says it is none."""
    try:
        text = content.decode(encoding_of(content))
    except UnicodeDecodeError:
        raise NotText(name=name) from None
    if BINARY.search(text):
        raise NotText(name=name)
    return text.removeprefix("\ufeff")


def look(path: Path, name: str) -> None:
    """Text in one of the known encodings, without binary characters."""
    decoded(path.read_bytes(), name)
