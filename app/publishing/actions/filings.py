"""What is noted about filings: sent by the organ, confirmed by the authority or noted for it."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from app import audit
from app.kit import idempotency
from app.kit.db import db, locked
from app.kit.time import legal_day
from app.people.models import FilingAuthority, Person
from app.publishing.access import is_sealed
from app.publishing.actions.changing import not_ahead
from app.publishing.errors import FilingConfirmed, FilingOutOfOrder, NoSuchFiling
from app.publishing.filing.values import Receipt, Sending
from app.publishing.models import Filing, FilingState


def record_sendings(
    filing_ids: Sequence[UUID], sending: Sending, *, by: Person, key: str, at: datetime
) -> int:
    """The filings went out together; one that cannot have gone out stops them all.

    Who is an organ of this installation sees its own from now on.
    """
    body = {"act": "filing sent", "filings": sorted(map(str, filing_ids)), "sending": sending}
    if idempotency.recall(owner=str(by.id), key=key, body=body) is not None:
        return len(filing_ids)
    filings = _locked(filing_ids, by=by)
    if any(filing.state is not FilingState.DUE for filing in filings):
        raise FilingOutOfOrder
    for filing in filings:
        not_ahead(sending.on, at=at, since=legal_day(filing.opened_at))

    receivers = _receivers(filings)
    for filing in filings:
        filing.state = FilingState.SENT
        filing.means, filing.sent_on = sending.means, sending.on
        filing.sent_by_id = by.id
        filing.receiver_id = receivers[filing.authority_id]
    idempotency.remember(owner=str(by.id), key=key, body=body, answer="sent", at=at)
    db.session.flush()
    for filing in filings:
        _record("filing sent", filing, by=by, at=at)
    return len(filings)


def record_receipt(
    filing_id: UUID, receipt: Receipt, *, by: Person, key: str, at: datetime
) -> None:
    """The authority confirmed it on paper or otherwise; the organ notes it."""
    body = {"act": "filing received", "filing": filing_id, "receipt": receipt}
    if idempotency.recall(owner=str(by.id), key=key, body=body) is not None:
        return
    (filing,) = _locked([filing_id], by=by)
    _close(filing, receipt, at=at)
    idempotency.remember(owner=str(by.id), key=key, body=body, answer="received", at=at)
    db.session.flush()
    _record("filing received", filing, by=by, at=at)


def confirm_receipt(
    filing_id: UUID, receipt: Receipt, *, by: Person, key: str, at: datetime
) -> None:
    """The authority itself, an organ of this installation, confirms what was sent to it.

    Both chains tell it: the sender's, under its document, and the authority's, under the filing.
    """
    body = {"act": "filing confirmed", "filing": filing_id, "receipt": receipt.number}
    if idempotency.recall(owner=str(by.id), key=key, body=body) is not None:
        return
    statement = select(Filing).where(Filing.id == filing_id, Filing.receiver_id == by.organ_id)
    filing = db.session.scalars(locked(statement)).one_or_none()
    if filing is None or _is_sealed([filing]):
        raise NoSuchFiling
    _close(filing, receipt, at=at)
    filing.confirmed_by_id = by.id
    idempotency.remember(owner=str(by.id), key=key, body=body, answer="confirmed", at=at)
    db.session.flush()

    _record("filing received", filing, by=by, at=at)
    audit.record(
        "filing confirmed",
        organ_id=by.organ_id,
        by=by.id,
        at=at,
        subject=filing.id,
        index_number=filing.publication.index_number,
        words={"number": filing.receipt_number},
    )


def _close(filing: Filing, receipt: Receipt, *, at: datetime) -> None:
    if filing.state is FilingState.RECEIVED:
        raise FilingConfirmed(on=filing.received_on, number=filing.receipt_number or "—")
    if filing.state is not FilingState.SENT:
        raise FilingOutOfOrder
    filing.received_on = not_ahead(receipt.on, at=at, since=filing.sent_on)
    filing.state = FilingState.RECEIVED
    filing.receipt_number = receipt.number


def _locked(filing_ids: Sequence[UUID], *, by: Person) -> list[Filing]:
    """All of them, in one order for everybody."""
    wanted = set(filing_ids)
    statement = (
        select(Filing)
        .where(Filing.id.in_(wanted), Filing.organ_id == by.organ_id)
        .order_by(Filing.id)
    )
    filings = list(db.session.scalars(locked(statement)))
    if not wanted or len(filings) != len(wanted) or _is_sealed(filings):
        raise NoSuchFiling
    return filings


def _is_sealed(filings: Sequence[Filing]) -> bool:
    return is_sealed(filing.publication.document_id for filing in filings)


def _receivers(filings: Sequence[Filing]) -> dict[UUID, UUID | None]:
    ids = {filing.authority_id for filing in filings}
    statement = select(FilingAuthority.id, FilingAuthority.receiver_id).where(
        FilingAuthority.id.in_(ids)
    )
    return {row.id: row.receiver_id for row in db.session.execute(statement)}


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
