"""Document numbers: given when the leader signs, never twice, and void when they are spoiled."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import exists, false, select
from sqlalchemy.orm import contains_eager
from sqlalchemy.sql import ColumnElement

from app import audit
from app.kit import idempotency
from app.kit.db import db, insert_unless_there, locked
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


def sign(document_id: UUID, *, by: UUID, at: datetime) -> None:
    """The leader's signature gives the document its number. Most items never had one before.

    Only who has locked the review gives its item a number, so what is read here still holds.
    """
    statement = (
        select(Document, exists().where(NumberTaken.document_id == Document.id))
        .join(Document.organ)
        .options(contains_eager(Document.organ))
        .where(Document.id == document_id)
        .with_for_update(of=Document)
        .execution_options(populate_existing=True)
    )
    document, had_a_number = db.session.execute(statement).one()
    if had_a_number:
        take(document, by=by, at=at)
    elif number := own_number(document):
        _give(document, number, by=by, at=at)


def take(document: Document, *, by: UUID | None, at: datetime) -> None:
    """Give ``document`` the number it bears. One it had before is void from now on."""
    number = own_number(document)
    found = None
    for row in _rows_about(document, number):
        if number and row.text == number.text:
            found = row
        else:
            row.voided_at, row.void_reason = at, document.document_number or "—"
    if found is not None:
        _refuse_unless_for(document, found)
        found.voided_at, found.void_reason = None, ""
    db.session.flush()
    if number and found is None:
        _give(document, number, by=by, at=at)


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
    return db.session.scalars(
        locked(select(NumberTaken).where(_is(organ_id, number)))
    ).one_or_none()


def _is(organ_id: UUID, number: DocumentNumber) -> ColumnElement[bool]:
    return (
        (NumberTaken.organ_id == organ_id)
        & (NumberTaken.word == number.word)
        & (NumberTaken.year == (number.year or NO_YEAR))
        & (NumberTaken.number == number.number)
    )


def _rows_about(document: Document, number: DocumentNumber | None) -> Sequence[NumberTaken]:
    """The numbers the document has, and the one it bears, whoever has that."""
    own = (NumberTaken.document_id == document.id) & NumberTaken.voided_at.is_(None)
    borne = _is(document.organ_id, number) if number else false()
    return db.session.scalars(locked(select(NumberTaken).where(own | borne))).all()


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


def _give(document: Document, number: DocumentNumber, *, by: UUID | None, at: datetime) -> None:
    """Enter it in the register; whoever signs the same number at the same moment waits here."""
    entry = insert_unless_there(NumberTaken).values(
        id=uuid4(),
        organ_id=document.organ_id,
        word=number.word,
        year=number.year or NO_YEAR,
        number=number.number,
        document_id=document.id,
        taken_at=at,
        taken_by_id=by,
        void_reason="",
    )
    if db.session.scalar(entry.returning(NumberTaken.id)) is None:
        check_free(document)
        raise NumberIsGiven(number=number.text)
    audit.record(  # not as words: the register keeps it too when the item is sealed away
        "number given", organ_id=document.organ_id, by=by, at=at, subject=document.id,
        number=number.text,
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
