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
PUNCTUATION = "\r\n\t，。、；：（）“”《》〔〕"
SAMPLE = 4096
GUESSES = ("gb18030", "utf-16-le", "utf-16-be")
BINARY = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffe\uffff]")


def encoding_of(content: bytes) -> str:
    """By its mark, else UTF-8, else what makes most sense of the beginning."""
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return encoding
    if b"\x00" not in content[:SAMPLE] and _is_utf8(content):
        return "utf-8"
    sample = content[:SAMPLE] if len(content) > SAMPLE else content[: len(content) // 2 * 2]
    return max(GUESSES, key=lambda encoding: _commonness(sample.decode(encoding, "replace")))


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _commonness(text: str) -> float:
    """Which part of ``text`` are Chinese characters, their punctuation and ASCII."""
    common = sum(
        1
        for c in text
        if "\u4e00" <= c <= "\u9fa5" or c.isprintable() and c.isascii() or c in PUNCTUATION
    )
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
