"""Reading stored files: the row of an organ, and where its checked content lies."""

from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

from sqlalchemy import select

from app.files import storage
from app.files.errors import NoSuchFile
from app.files.models import CleanedFile, FileText, StoredFile
from app.kit.db import db


def stored_file(file_id: UUID, *, organ_id: UUID) -> StoredFile:
    """The file, if it is the organ's."""
    statement = select(StoredFile).where(StoredFile.id == file_id, StoredFile.organ_id == organ_id)
    row = db.session.scalars(statement).one_or_none()
    if row is None:
        raise NoSuchFile
    return row


def content_of(file: StoredFile) -> Path:
    """Where the content lies, found unchanged."""
    return storage.checked(file.sha256)


def texts_of(digests: Iterable[str]) -> dict[str, FileText]:
    """What was read from each content, by digest; pictures and the like have no entry."""
    wanted = set(digests)
    statement = select(FileText).where(FileText.sha256.in_(wanted))
    return {row.sha256: row for row in db.session.scalars(statement)} if wanted else {}


def copies_of(digests: Iterable[str]) -> dict[str, CleanedFile]:
    """What became of the copy of each content, by the digest of what was handed in."""
    wanted = set(digests)
    statement = select(CleanedFile).where(CleanedFile.sha256.in_(wanted))
    return {row.sha256: row for row in db.session.scalars(statement)} if wanted else {}
