"""Files that the applicant sends along; nobody of the office is needed for it."""

import os
from datetime import datetime
from typing import BinaryIO
from uuid import UUID

from sqlalchemy import select

from app import audit
from app.files import actions as files
from app.files import storage
from app.files.errors import FileTooLarge
from app.files.models import StoredFile
from app.kit.db import db
from app.requests.models import DisclosureRequest, FileRole, RequestFile

MEGABYTE = 1024 * 1024
MOST_OF_THE_PUBLIC = 20 * MEGABYTE


def add_file_of_applicant(
    disclosure_request: DisclosureRequest, stream: BinaryIO, *, name: str, at: datetime
) -> None:
    """Keep what the applicant of this request sends; the same file is kept once."""
    if stream.seek(0, os.SEEK_END) > MOST_OF_THE_PUBLIC:
        raise FileTooLarge(name=name, most=MOST_OF_THE_PUBLIC // MEGABYTE)
    stream.seek(0)
    if _is_there(disclosure_request.id, storage.digest_of(stream)):
        return
    stored = files.store(stream, name=name, organ_id=disclosure_request.organ_id, by=None, at=at)
    row = RequestFile(
        request_id=disclosure_request.id,
        file_id=stored.id,
        role=FileRole.FROM_APPLICANT,
        unit_id=None,
        note="",
        added_by_id=None,
        added_at=at,
    )
    db.session.add(row)
    db.session.flush()
    audit.record(
        "file put into the case", organ_id=disclosure_request.organ_id, by=None, at=at,
        subject=str(disclosure_request.id), role=row.role.value, digest=stored.sha256,
        words={"file": stored.name},
    )  # fmt: skip


def _is_there(request_id: UUID, digest: str) -> bool:
    statement = (
        select(RequestFile.id)
        .join(StoredFile, StoredFile.id == RequestFile.file_id)
        .where(
            RequestFile.request_id == request_id,
            RequestFile.role == FileRole.FROM_APPLICANT,
            StoredFile.sha256 == digest,
        )
        .limit(1)
    )
    return db.session.scalar(statement) is not None
