"""Plain text without characters that are not seen; UTF-8, in tables with the mark Excel needs."""

import re
from pathlib import Path

from app.files.cleaning.removed import Removed
from app.files.extraction.passages import Where
from app.files.inspection.text import decoded

UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufeff\uffa0\ufff9-\ufffb\U0001bca0-\U0001bca3\U000e0000-\U000e007f]+"
)
AROUND = 10


def clean(path: Path, target: Path, name: str) -> Removed:
    """Write the copy; the lines in which something was not seen."""
    removed = Removed()
    kept = []
    written = decoded(path.read_bytes(), name)
    for number, line in enumerate(written.splitlines(), start=1):
        seen = UNSEEN.sub("", line)
        if seen != line:
            removed.note(Where.INVISIBLE, said(line), number=number)
        kept.append(seen)
    end = "\n" if written.endswith(("\n", "\r")) else ""
    encoding = "utf-8-sig" if name.lower().endswith(".csv") else "utf-8"
    target.write_text("\n".join(kept) + end, encoding=encoding, newline="\n")
    return removed


def said(line: str) -> str:
    """The words around the first of them; letters written as tags are made readable."""
    tags = "".join(chr(ord(c) - 0xE0000) for c in line if "\U000e0020" <= c <= "\U000e007e")
    found = UNSEEN.search(line)
    start = found.start() if found else 0
    around = UNSEEN.sub("", line[max(0, start - AROUND) : start + AROUND * 2])
    return f"{tags} {around}".strip()
