"""What is recorded by hand after the case ended: filings, and yearly looks at what is withheld."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select

from app import audit
from app.kit.db import db, locked
from app.kit.time import legal_day
from app.law.publishing import reexamine_on
from app.people.models import Person
from app.publishing.actions.changing import not_ahead
from app.publishing.errors import ExplanationMissing, FilingOutOfOrder, NoSuchPublication
from app.publishing.models import Document, DocumentState, Filing, FilingState, WithheldEntry


def record_sending(filing_id: UUID, *, by: Person, means: str, on: date, at: datetime) -> Filing:
    """The filing went out on ``on`` by ``means``."""
    filing = _locked_filing(filing_id, by=by)
    if filing.state is not FilingState.DUE:
        raise FilingOutOfOrder
    filing.sent_on = not_ahead(on, at=at, since=legal_day(filing.opened_at))

    filing.state = FilingState.SENT
    filing.means = means
    filing.sent_by_id = by.id
    db.session.flush()
    _record("filing sent", filing, by=by, at=at)
    return filing


def record_receipt(filing_id: UUID, *, by: Person, number: str, on: date, at: datetime) -> Filing:
    """The authority confirmed it under ``number``."""
    filing = _locked_filing(filing_id, by=by)
    if filing.state is not FilingState.SENT:
        raise FilingOutOfOrder
    filing.received_on = not_ahead(on, at=at, since=filing.sent_on)

    filing.state = FilingState.RECEIVED
    filing.receipt_number = number
    db.session.flush()
    _record("filing received", filing, by=by, at=at)
    return filing


def record_examination(entry_id: UUID, *, by: Person, note: str, at: datetime) -> WithheldEntry:
    """It was looked at again and stays withheld for another year (Art. 18)."""
    statement = locked(
        select(WithheldEntry).where(
            WithheldEntry.id == entry_id, WithheldEntry.organ_id == by.organ_id
        )
    )
    entry = db.session.scalars(statement).one_or_none()
    if entry is None or _is_sealed(entry.document_id):
        raise NoSuchPublication
    if not note.strip():
        raise ExplanationMissing

    entry.examined_on = legal_day(at)
    entry.examined_by_id = by.id
    entry.examination_note = note.strip()
    entry.re_examine_on = reexamine_on(entry.examined_on)
    db.session.flush()
    audit.record(
        "withheld item examined again",
        organ_id=entry.organ_id,
        by=by.id,
        at=at,
        subject=entry.document_id,
        words={"note": entry.examination_note},
        again_on=entry.re_examine_on,
    )
    return entry


def _locked_filing(filing_id: UUID, *, by: Person) -> Filing:
    statement = locked(select(Filing).where(Filing.id == filing_id, Filing.organ_id == by.organ_id))
    filing = db.session.scalars(statement).one_or_none()
    if filing is None or _is_sealed(filing.publication.document_id):
        raise NoSuchPublication
    return filing


def _is_sealed(document_id: UUID) -> bool:
    """Asked under the lock of what hangs on the document: sealing waits for it or was first."""
    state = select(Document.state).where(Document.id == document_id)
    return db.session.scalar(state) is DocumentState.SEALED


def _record(act: str, filing: Filing, *, by: Person, at: datetime) -> None:
    audit.record(
        act,
        organ_id=filing.organ_id,
        by=by.id,
        at=at,
        subject=filing.publication.document_id,
        authority=filing.authority_name,
        sent_on=filing.sent_on,
        received_on=filing.received_on,
        words={"number": filing.receipt_number},
    )
