"""The papers of a case file: each with its day, its pages and its digest, in the order of days."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader

from app.files.archive.packing import Part
from app.files.names import clean_name


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper. Without ``content`` it is named in the index and left out of this copy."""

    on: date
    title: str
    name: str
    content: bytes | Path | None
    sha256: str = ""
    pages: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the index (卷内目录)."""

    number: int
    paper: Paper

    @property
    def place(self) -> str:
        """Where it lies in the archive."""
        return f"{self.number:03d}-{clean_name(self.paper.name)}"

    def part(self) -> Part | None:
        """The file itself, if this copy holds it."""
        return None if self.paper.content is None else Part(self.place, self.paper.content)


def made(on: date, title: str, pdf: bytes) -> Paper:
    """A paper the product has just printed."""
    pages = len(PdfReader(BytesIO(pdf)).pages)
    return Paper(on, title, f"{title}.pdf", pdf, hashlib.sha256(pdf).hexdigest(), pages)


def in_order(papers: Iterable[Paper]) -> Sequence[Entry]:
    """By day; what happened on one day in the order in which it is given."""
    by_day = sorted(papers, key=lambda paper: paper.on)
    return [Entry(number, paper) for number, paper in enumerate(by_day, start=1)]
