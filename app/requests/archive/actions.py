"""Asking for the file of a case, keeping what the worker made, noting who took it."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from app import audit, jobs
from app.files.archive import keeping
from app.files.archive.keeping import Made
from app.files.models import StoredFile
from app.people.models import Person
from app.requests.access import locked_request
from app.requests.archive import queries
from app.requests.archive.errors import CaseMoved, NoCaseFile
from app.requests.models import CaseArchive

MAKE_CASE_FILE = "requests.case_file"


class Variant(StrEnum):
    """The file of record, or one without the numbers and addresses of the applicant."""

    WHOLE = "whole"
    MASKED = "masked"


def ask_for_case_file(
    request_id: UUID, variant: Variant, *, by: Person, at: datetime
) -> CaseArchive:
    """The file as it stands: the one that is there when nothing happened since, else a new one."""
    case = queries.whole_for(by, request_id)
    locked_request(request_id)
    last = queries.last_of(case)
    stand = last.digest if last else ""
    is_masked = variant is Variant.MASKED
    row = queries.locked_archive(request_id, is_masked=is_masked)
    if row and keeping.is_good(row, stand, at=at):
        return row

    row = row or CaseArchive(
        organ_id=case.request.organ_id, request_id=request_id, is_masked=is_masked
    )
    keeping.ask_anew(row, stand=stand, by=by, at=at)
    jobs.enqueue(
        MAKE_CASE_FILE,
        key=f"{row.id} {at.isoformat()}",
        payload={"request": str(request_id), "variant": variant.value},
        run_at=at,
        organ_id=row.organ_id,
    )
    _record("case file asked for", row, by=by, at=at)
    return row


def keep(request_id: UUID, variant: Variant, made: Made, *, at: datetime) -> None:
    """Store what was made, unless the case has moved on meanwhile: then it is made again."""
    locked_request(request_id)
    row = queries.locked_archive(request_id, is_masked=variant is Variant.MASKED)
    case = queries.whole(request_id)
    if row is None or case is None or row.made_at is not None:
        made.drop()
        return
    last = queries.last_of(case)
    if made.stand != (last.digest if last else ""):
        made.drop()
        raise CaseMoved
    if file := keeping.keep(row, made, at=at):
        _record("case file made", row, by=None, at=at, sha256=file.sha256)


def take_case_file(request_id: UUID, variant: Variant, *, by: Person, at: datetime) -> StoredFile:
    """The file, for the disclosure office; the trail tells who took which of the two."""
    queries.whole_for(by, request_id)
    row = queries.archives_of(request_id).get(variant is Variant.MASKED)
    if row is None or row.file is None:
        raise NoCaseFile
    _record("case file downloaded", row, by=by, at=at, sha256=row.file.sha256)
    return row.file


def _record(
    act: str, row: CaseArchive, *, by: Person | None, at: datetime, sha256: str = ""
) -> None:
    audit.record(
        act,
        organ_id=row.organ_id,
        by=by.id if by else None,
        at=at,
        subject=row.request_id,
        sha256=sha256,
        masked=row.is_masked,
    )
