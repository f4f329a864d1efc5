"""Document numbers: given when the leader signs, never twice, and void when they are spoiled."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from app import audit
from app.kit import idempotency
from app.kit.db import db, locked
from app.law.document_number import DocumentNumber, parse
from app.people.models import Organ, Person
from app.publishing.errors import (
    NotAnOwnNumber,
    NumberIsGiven,
    NumberIsInUse,
    NumberIsVoid,
    VoidReasonMissing,
)
from app.publishing.models import Document, DocumentState, NumberTaken, Publication
from app.publishing.models.numbers import NO_YEAR

STILL_BEARING = (DocumentState.IN_REVIEW, DocumentState.SCHEDULED, DocumentState.SEALED)
SHORTEST_REASON = 4


def own_number(document: Document) -> DocumentNumber | None:
    """The number out of the organ's own register that ``document`` bears, if it is one."""
    if document.taken_over or document.is_reprint:
        return None
    return _own(document.organ, document.document_number)


def check_free(document: Document) -> None:
    """Raise when the document bears a number that another one has, or that is void."""
    number = own_number(document)
    row = _row_of(document.organ_id, number) if number else None
    if row is not None:
        _refuse_unless_for(document, row)


def take(document: Document, *, by: UUID | None, at: datetime) -> None:
    """Give ``document`` the number it bears. One it had before is void from now on."""
    number = own_number(document)
    _give_up_others(document, number, at=at)
    if number is None:
        return
    row = _row_of(document.organ_id, number)
    if row is None:
        _insert(document, number, by=by, at=at)
        return
    _refuse_unless_for(document, row)
    row.voided_at, row.void_reason = None, ""
    db.session.flush()


def void(text: str, *, by: Person, reason: str, key: str, at: datetime) -> NumberTaken:
    """Mark a number as spoiled (作废): nobody is ever given it."""
    body = {"act": "void number", "number": text, "reason": reason}
    if answer := idempotency.recall(owner=str(by.id), key=key, body=body):
        return db.session.get_one(NumberTaken, UUID(answer))
    organ = db.session.get_one(Organ, by.organ_id)
    number = _own(organ, text)
    if number is None:
        raise NotAnOwnNumber(prefix=organ.number_prefix)
    if len(reason.strip()) < SHORTEST_REASON:
        raise VoidReasonMissing(least=SHORTEST_REASON)

    row = _row_of(organ.id, number) or _new(organ.id, number, at=at)
    _refuse_to_void(row)
    row.voided_at, row.voided_by_id, row.void_reason = at, by.id, reason.strip()
    db.session.add(row)
    db.session.flush()
    audit.record(
        "number voided", organ_id=organ.id, by=by.id, at=at,
        subject=row.document_id or row.id, words={"number": number.text, "reason": reason.strip()},
    )  # fmt: skip
    idempotency.remember(owner=str(by.id), key=key, body=body, answer=str(row.id), at=at)
    return row


def _own(organ: Organ, text: str) -> DocumentNumber | None:
    number = parse(text)
    return number if number and number.word.startswith(organ.number_prefix) else None


def _row_of(organ_id: UUID, number: DocumentNumber) -> NumberTaken | None:
    statement = select(NumberTaken).where(
        NumberTaken.organ_id == organ_id,
        NumberTaken.word == number.word,
        NumberTaken.year == (number.year or NO_YEAR),
        NumberTaken.number == number.number,
    )
    return db.session.scalars(locked(statement)).one_or_none()


def _refuse_unless_for(document: Document, row: NumberTaken) -> None:
    """Its own number, or one it had given up itself, is free for the document."""
    if row.voided_at is not None and not (row.was_given_up and row.document_id == document.id):
        raise NumberIsVoid(number=row.text)
    if row.document_id != document.id:
        raise NumberIsGiven(number=row.text)


def _refuse_to_void(row: NumberTaken) -> None:
    if row.voided_by_id is not None:
        raise NumberIsVoid(number=row.text)
    if row.document_id is None:
        return
    public = select(Publication.id).where(Publication.document_id == row.document_id)
    bearing = select(Document.id).where(
        Document.id == row.document_id, Document.state.in_(STILL_BEARING)
    )
    if db.session.scalar(public) or db.session.scalar(bearing):
        raise NumberIsInUse(number=row.text)


def _give_up_others(document: Document, number: DocumentNumber | None, *, at: datetime) -> None:
    statement = select(NumberTaken).where(
        NumberTaken.document_id == document.id, NumberTaken.voided_at.is_(None)
    )
    for row in db.session.scalars(locked(statement)):
        if number is None or row.text != number.text:
            row.voided_at = at
            row.void_reason = document.document_number or "—"
    db.session.flush()


def _insert(document: Document, number: DocumentNumber, *, by: UUID | None, at: datetime) -> None:
    row = _new(document.organ_id, number, at=at)
    row.document_id, row.taken_by_id = document.id, by
    try:
        with db.session.begin_nested():
            db.session.add(row)
    except IntegrityError:
        raise NumberIsGiven(number=number.text) from None
    audit.record(
        "number given", organ_id=document.organ_id, by=by, at=at, subject=document.id,
        words={"number": number.text},
    )  # fmt: skip


def _new(organ_id: UUID, number: DocumentNumber, *, at: datetime) -> NumberTaken:
    return NumberTaken(
        organ_id=organ_id,
        word=number.word,
        year=number.year or NO_YEAR,
        number=number.number,
        taken_at=at,
        void_reason="",
    )
