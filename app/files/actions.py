"""Taking files in, and sweeping up what nothing refers to any more."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from sqlalchemy import delete, or_, select, union_all

from app.files import copies, redaction, storage
from app.files.errors import (
    ExtensionNotAllowed,
    FileEmpty,
    FileTooLarge,
    ItemTooLarge,
    NameMissing,
)
from app.files.inspection import inspect
from app.files.models import CleanedFile, StoredFile
from app.files.names import (
    ATTACHABLE,
    IMPORTABLE,
    MEDIA_TYPES,
    clean_name,
    extension_of,
)
from app.kit.db import db
from app.people.models import Person

MADE_MEDIA_TYPES = {"zip": "application/zip"}
MEGABYTE = 1024 * 1024
MOST_FILE = 50 * MEGABYTE
MOST_ITEM = 500 * MEGABYTE
LEFT_ALONE = timedelta(hours=24)


def store(
    stream: BinaryIO, *, name: str, organ_id: UUID, by: Person | None, at: datetime, used: int = 0
) -> StoredFile:
    """Keep an attachment after looking into it, and have its copy made.

    ``by``: None when somebody of the public hands it in; ``used``: bytes its item already carries.
    """
    shown, extension = _named(name, ATTACHABLE)
    row = _kept(stream, name=shown, extension=extension, used=used)
    _recorded(row, organ_id=organ_id, by=by, at=at)
    copies.have_made(row, at=at)
    return row


def check_redacted(row: StoredFile, *, without_properties: bool = False) -> None:
    """Refuse a redacted copy while anything of what was taken out is left in it.

    ``without_properties``: what its properties say is known, and nothing is given out with them.
    """
    redaction.check(
        storage.path_of(row.sha256),
        media_type=row.media_type,
        name=row.name,
        without_properties=without_properties,
    )


def store_original(
    stream: BinaryIO, *, name: str, organ_id: UUID, by: Person, at: datetime
) -> StoredFile:
    """Keep a paper that is to be imported. Its content is judged by whoever reads it."""
    shown, extension = _named(name, IMPORTABLE)
    row = _kept(stream, name=shown, extension=extension, looked_into=False)
    return _recorded(row, organ_id=organ_id, by=by, at=at)


def store_made(made: Path, *, name: str, organ_id: UUID, by: Person, at: datetime) -> StoredFile:
    """Keep what the product itself made aside, however large: it takes the file over."""
    with made.open("rb") as content:
        digest = storage.digest_of(content)
    size = made.stat().st_size
    storage.keep(storage.Received(path=made, sha256=digest, size=size))
    shown = clean_name(name)
    row = StoredFile(
        sha256=digest, name=shown, media_type=MADE_MEDIA_TYPES[extension_of(shown)], size=size
    )
    return _recorded(row, organ_id=organ_id, by=by, at=at)


def forget_made(file: StoredFile) -> None:
    """Let go of what the product made before and has made anew; its content is swept up."""
    db.session.delete(file)


def _named(name: str, allowed: frozenset[str]) -> tuple[str, str]:
    shown = clean_name(name)
    if not shown:
        raise NameMissing
    extension = extension_of(shown)
    if extension not in allowed:
        raise ExtensionNotAllowed(name=shown, allowed="、".join(sorted(allowed)))
    return shown, extension


def _kept(
    stream: BinaryIO, *, name: str, extension: str, used: int = 0, looked_into: bool = True
) -> StoredFile:
    try:
        with storage.received(stream, most=MOST_FILE) as content:
            if not content.size:
                raise FileEmpty(name=name)
            if used + content.size > MOST_ITEM:
                raise ItemTooLarge(name=name, most=MOST_ITEM // MEGABYTE)
            if looked_into:
                inspect(content.path, name=name, extension=extension)
            storage.keep(content)
    except storage.TooLong:
        raise FileTooLarge(name=name, most=MOST_FILE // MEGABYTE) from None
    return StoredFile(
        sha256=content.sha256,
        name=name,
        media_type=MEDIA_TYPES[extension],
        size=content.size,
    )


def _recorded(row: StoredFile, *, organ_id: UUID, by: Person | None, at: datetime) -> StoredFile:
    row.organ_id = organ_id
    row.made_by_id = by.id if by else None
    row.made_at = at
    db.session.add(row)
    db.session.flush()
    return row


def sweep(*, at: datetime) -> int:
    """Delete content that no row has named for a day; how many there were.

    A day is longer than any request: content on its way to its row is never taken for lost.
    """
    before = (at - LEFT_ALONE).timestamp()
    swept = storage.forget_aside(before)
    for digest in storage.digests_untouched_since(before):
        known = union_all(
            select(StoredFile.sha256).where(StoredFile.sha256 == digest),
            select(StoredFile.sha256)
            .join(CleanedFile, CleanedFile.sha256 == StoredFile.sha256)
            .where(CleanedFile.copy_sha256 == digest),
        )
        if db.session.execute(known.limit(1)).first() is None:
            is_of_it = or_(CleanedFile.sha256 == digest, CleanedFile.copy_sha256 == digest)
            db.session.execute(delete(CleanedFile).where(is_of_it))
            storage.forget(digest)
            swept += 1
    return swept
