"""A unit writes down where it searched, hands in what it found, or sends the request back."""

from datetime import datetime
from typing import BinaryIO
from uuid import UUID

from sqlalchemy import func, select

from app import audit
from app.files import actions as files
from app.files import storage
from app.files.models import StoredFile
from app.kit.db import db
from app.kit.time import legal_day
from app.people.models import Person
from app.requests import cases
from app.requests.actions.stepping import complete, once_for
from app.requests.errors import CaseIsFull, DayInFuture
from app.requests.models import DisclosureRequest, FileRole, RequestFile, SearchRecord
from app.requests.values import Deed, Search, Upload
from app.review.opinion import RETURN


def record_search(
    request_id: UUID, search: Search, *, by: Person, key: str, at: datetime
) -> DisclosureRequest:
    """What the unit did to find it, and hand the step on."""
    disclosure_request, review = cases.locked_case(by, request_id)
    once = once_for("record a search", request_id, by=by, key=key)
    if once.answer():
        return disclosure_request
    step = cases.open_step(review, "collect", person=by)
    if search.searched_on > legal_day(at):
        raise DayInFuture(field="searched_on")
    if step.unit_id is None:
        step.unit_id = review.unit_id
    db.session.add(
        SearchRecord(
            request_id=request_id,
            unit_id=step.unit_id,
            places=search.places,
            words=search.words,
            persons=search.persons,
            searched_on=search.searched_on,
            is_found=search.is_found,
            result=search.result,
            by_id=by.id,
            at=at,
        )
    )
    db.session.flush()
    audit.record(
        "search recorded", organ_id=disclosure_request.organ_id, by=by.id, at=at,
        subject=str(disclosure_request.id), found=search.is_found,
    )  # fmt: skip
    complete(review, "collect", Deed("done", key), by=by, at=at)
    once.done(review.id, at=at)
    return disclosure_request


def send_back(
    request_id: UUID, *, by: Person, reason: str, key: str, at: datetime
) -> DisclosureRequest:
    """The unit does not hold it: back to whoever assigned it, with the reason."""
    disclosure_request, review = cases.locked_case(by, request_id)
    once = once_for("send back", request_id, by=by, key=key)
    if once.answer():
        return disclosure_request
    complete(review, "collect", Deed(RETURN, key, reason), by=by, at=at)
    once.done(review.id, at=at)
    return disclosure_request


def add_file(
    request_id: UUID, upload: Upload, *, role: FileRole, by: Person, at: datetime
) -> RequestFile:
    """Put a file into the case; only who may see the case can."""
    disclosure_request, _ = cases.locked_case(by, request_id)
    statement = (
        select(func.coalesce(func.sum(StoredFile.size), 0), func.count())
        .join(RequestFile, RequestFile.file_id == StoredFile.id)
        .where(RequestFile.request_id == request_id)
    )
    if there := _there_already(request_id, upload.stream, role=role):
        return there
    used, number = db.session.execute(statement).one()
    if number >= cases.MOST_PUT_IN:
        raise CaseIsFull(most=cases.MOST_PUT_IN)
    stored = files.store(
        upload.stream,
        name=upload.name,
        organ_id=disclosure_request.organ_id,
        by=by,
        at=at,
        used=used,
    )
    if role is FileRole.REDACTED:
        files.check_redacted(stored, without_properties=upload.without_properties)
    row = RequestFile(
        request_id=request_id,
        file_id=stored.id,
        role=role,
        unit_id=by.unit_id,
        note="",
        added_by_id=by.id,
        added_at=at,
    )
    db.session.add(row)
    db.session.flush()
    audit.record(
        "file put into the case", organ_id=disclosure_request.organ_id, by=by.id, at=at,
        subject=str(disclosure_request.id), role=role.value, digest=stored.sha256,
        words={"file": stored.name},
    )  # fmt: skip
    return row


def _there_already(request_id: UUID, stream: BinaryIO, *, role: FileRole) -> RequestFile | None:
    """The same file, as the same thing: it is put in once, however often it is sent."""
    statement = (
        select(RequestFile)
        .join(StoredFile, StoredFile.id == RequestFile.file_id)
        .where(
            RequestFile.request_id == request_id,
            RequestFile.role == role,
            StoredFile.sha256 == storage.digest_of(stream),
        )
        .limit(1)
    )
    return db.session.scalars(statement).first()
