"""Keeping the text of each content once: short files at once, others by a job in the worker."""

from datetime import datetime
from typing import Any

from sqlalchemy.exc import IntegrityError

from app.files import storage
from app.files.errors import BadFile
from app.files.extraction import READABLE, Extract, Passage, Where, passages_of, read_apart
from app.files.models import FileText, Reading, StoredFile
from app.files.names import MEDIA_TYPES
from app.jobs import enqueue
from app.kit.db import db

READ = "files.read"
SHORT = 256 * 1024
QUICK = READABLE - {MEDIA_TYPES["pdf"]}
"""Kinds whose reading takes a time in proportion to their size."""


def have_read(file: StoredFile, *, at: datetime) -> None:
    """See to it that the text of ``file`` is or will be known."""
    if file.media_type not in READABLE:
        return
    if db.session.get(FileText, file.sha256) is not None or not _announced(file.sha256):
        return
    if file.size <= SHORT and file.media_type in QUICK:
        keep(file.sha256, _read_here(file), at=at)
        return
    payload = {"sha256": file.sha256, "media_type": file.media_type, "name": file.name}
    enqueue(READ, key=file.sha256, payload=payload, organ_id=file.organ_id)


def _read_here(file: StoredFile) -> Extract | None:
    place = storage.path_of(file.sha256)
    try:
        return passages_of(place, media_type=file.media_type, name=file.name)
    except BadFile:
        return None


def read(sha256: str, *, media_type: str, name: str) -> Extract | None:
    """The text of a content, read in a child process; None when it cannot be read."""
    try:
        return read_apart(storage.path_of(sha256), media_type=media_type, name=name)
    except BadFile:
        return None


def keep(sha256: str, extract: Extract | None, *, at: datetime) -> None:
    """Record what reading gave."""
    row = db.session.get(FileText, sha256)
    if row is None or row.state is Reading.READ:
        return
    row.read_at = at
    row.state = Reading.READ if extract else Reading.FAILED
    if extract:
        row.is_complete = extract.is_complete
        row.passages = [[each.where.value, each.number, each.text] for each in extract.passages]
    db.session.flush()


def extract_of(row: FileText) -> Extract:
    """The stored text as it was read."""
    passages = (_passage(*entry) for entry in row.passages)
    return Extract(tuple(passages), is_complete=row.is_complete)


def _passage(*entry: Any) -> Passage:
    where, number, text = entry
    return Passage(Where(where), number, text)


def _announced(sha256: str) -> bool:
    """Make the row; False when another upload of the same content was first."""
    try:
        with db.session.begin_nested():
            db.session.add(FileText(sha256=sha256, state=Reading.WAITING, passages=[]))
    except IntegrityError:
        return False
    return True
