"""Having the released copy of each content made once: short files at once, others by a job.

What is signed names both, the file as it was handed in and the copy the public will get.
"""

import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.exc import IntegrityError

from app.files import storage
from app.files.cleaning import CLEANERS, Cleaned, clean
from app.files.cleaning.apart import clean_apart
from app.files.errors import BadFile, named
from app.files.extraction import READABLE, Extract
from app.files.extraction.passages import passage_of
from app.files.models import CleanedFile, Cleaning, FileText, Reading, StoredFile
from app.files.names import MEDIA_TYPES
from app.jobs import enqueue
from app.kit.db import db

CLEAN = "files.clean"
SHORT = 256 * 1024
SHORT_UNPACKED = 4 * 1024 * 1024
MOST_COPY = 200 * 1024 * 1024
QUICK = frozenset(CLEANERS) - {MEDIA_TYPES["pdf"]}
"""Kinds whose cleaning takes a time in proportion to their size."""


@dataclass(frozen=True, slots=True)
class Made:
    """A copy that lies in its place, and what is known of it."""

    sha256: str
    size: int
    cleaned: Cleaned


def have_made(file: StoredFile, *, at: datetime) -> None:
    """See to it that there is or will be a copy.

    A short file of which there can be none is refused here, and so is one known from before.
    """
    if file.media_type not in CLEANERS:
        return
    known = db.session.get(CleanedFile, file.sha256)
    if known is not None and known.state is Cleaning.FAILED:
        raise named(known.problem, name=file.name)
    if known is not None or not _announced(file.sha256):
        return
    if _is_quick(file):
        made = _make(clean, file.sha256, media_type=file.media_type, name=file.name)
        keep(file.sha256, made, media_type=file.media_type, at=at)
        return
    _enqueue(file)


def have_made_later(file: StoredFile) -> None:
    """Let the worker make the copy, whatever kind of file it is."""
    if _announced(file.sha256):
        _enqueue(file)


def _enqueue(file: StoredFile) -> None:
    payload = {"sha256": file.sha256, "media_type": file.media_type, "name": file.name}
    enqueue(CLEAN, key=file.sha256, payload=payload, organ_id=file.organ_id)


def _is_quick(file: StoredFile) -> bool:
    if file.size > SHORT or file.media_type not in QUICK:
        return False
    place = storage.path_of(file.sha256)
    if not zipfile.is_zipfile(place):
        return True
    with zipfile.ZipFile(place) as archive:
        return sum(entry.file_size for entry in archive.infolist()) <= SHORT_UNPACKED


def make(sha256: str, *, media_type: str, name: str) -> Made | BadFile:
    """The copy of a content, made in a child process, or why there can be none."""
    try:
        return _make(clean_apart, sha256, media_type=media_type, name=name)
    except BadFile as problem:
        return problem


def _make(cleaner: Callable[..., Cleaned], sha256: str, *, media_type: str, name: str) -> Made:
    """Let ``cleaner`` write the copy to the side, and give it its place on disk."""
    with storage.place_aside() as target:
        place = storage.path_of(sha256)
        cleaned = cleaner(place, target, media_type=media_type, name=name)
        with target.open("rb") as written, storage.received(written, most=MOST_COPY) as copy:
            storage.keep(copy)
    return Made(copy.sha256, copy.size, cleaned)


def keep(sha256: str, made: Made | BadFile, *, media_type: str, at: datetime) -> None:
    """Record what became of a content; a second time changes nothing."""
    row = db.session.get(CleanedFile, sha256)
    if row is None or row.state is not Cleaning.WAITING:
        return
    row.done_at = at
    if isinstance(made, BadFile):
        row.state, row.problem = Cleaning.FAILED, type(made).__name__
    else:
        row.state, row.copy_sha256, row.copy_size = Cleaning.MADE, made.sha256, made.size
        row.removed = [each.plain for each in made.cleaned.removed]
        if media_type in READABLE:
            _keep_text(made.sha256, made.cleaned.extract, at=at)
    db.session.flush()


def _keep_text(sha256: str, extract: Extract, *, at: datetime) -> None:
    row = db.session.get(FileText, sha256) or FileText(sha256=sha256)
    row.state, row.read_at = Reading.READ, at
    row.is_complete = extract.is_complete
    row.passages = [each.plain for each in extract.passages]
    db.session.add(row)


def extract_of(row: FileText) -> Extract:
    """The stored text as it was read."""
    return Extract(tuple(map(passage_of, row.passages)), is_complete=row.is_complete)


def _announced(sha256: str) -> bool:
    """Make the row; False when another upload of the same content was first."""
    try:
        with db.session.begin_nested():
            db.session.add(CleanedFile(sha256=sha256, removed=[]))
    except IntegrityError:
        return False
    return True
