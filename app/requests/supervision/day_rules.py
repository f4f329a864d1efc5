"""Which days can be put right, and to which day: causes come before what follows from them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from app.kit.db import db
from app.law.receipt import Channel
from app.requests import ledger
from app.requests.models import ChangeState, DayChange, DisclosureRequest, EventKind
from app.requests.supervision import errors

SHORTEST_REASON = 4
RIGHTABLE = frozenset(
    {
        EventKind.CORRECTION_SERVED,
        EventKind.REASONS_SERVED,
        EventKind.CORRECTED,
        EventKind.OPINION_SERVED,
        EventKind.OPINION_ANSWERED,
        EventKind.EXTENSION_TOLD,
        EventKind.FEE_NOTICED,
        EventKind.FEE_PAID,
        EventKind.SERVED,
    }
)
OF_THE_BEGINNING = frozenset(
    {
        EventKind.HANDED_IN,
        EventKind.APPLICANT_CONFIRMED,
        EventKind.OFFICE_CONFIRMED,
        EventKind.RECEIPT_CHANGED,
        EventKind.DAY_CHANGE_PROPOSED,
        EventKind.DAY_CHANGE_REFUSED,
        EventKind.SET_RIGHT,
    }
)


@dataclass(frozen=True, slots=True)
class Proposal:
    """Which day is wrong (the day of receipt, without ``event_id``), and what is right."""

    request_id: UUID
    event_id: UUID | None
    after_on: date
    reason: str
    key: str


def day_that_stands(disclosure_request: DisclosureRequest, event_id: UUID | None) -> date:
    """The day that holds now: of receipt, or of an entry whose day somebody typed."""
    if event_id is None:
        if disclosure_request.received_on is None:
            raise errors.NothingToPutRight
        return disclosure_request.received_on
    for entry in entries_to_put_right(disclosure_request):
        if entry.id == event_id:
            return entry.on
    raise errors.NothingToPutRight


def entries_to_put_right(disclosure_request: DisclosureRequest) -> list[ledger.Entry]:
    """The entries whose day somebody typed. An answer that was annulled was served when it was."""
    entries = ledger.as_set_right(ledger.events_of(disclosure_request.id))
    served = [each.id for each in entries if each.kind is EventKind.SERVED]
    annulled = served[:-1] if disclosure_request.answered_on else served
    return [each for each in entries if each.kind in RIGHTABLE and each.id not in annulled]


def check(
    disclosure_request: DisclosureRequest, proposal: Proposal, *, before: date, today: date
) -> None:
    """Raise what speaks against the proposal."""
    waiting = select(DayChange.id).where(
        DayChange.request_id == disclosure_request.id, DayChange.state == ChangeState.PROPOSED
    )
    if not disclosure_request.is_open:
        raise errors.RequestIsClosed
    if db.session.scalar(waiting):
        raise errors.ProposedAlready
    if len(proposal.reason.strip()) < SHORTEST_REASON:
        raise errors.ReasonNeeded
    if proposal.after_on == before:
        raise errors.SameDay
    if proposal.after_on > today:
        raise errors.DayToCome
    check_order(disclosure_request, proposal.event_id, day=proposal.after_on)


def check_order(disclosure_request: DisclosureRequest, event_id: UUID | None, *, day: date) -> None:
    """Causes come before what follows from them."""
    entries = ledger.as_set_right(ledger.events_of(disclosure_request.id))
    if event_id:
        entry = next(each for each in entries if each.id == event_id)
        cause = next((each for each in entries if each.id == entry.refers_to_id), None)
        first = cause.on if cause else disclosure_request.received_on
        if first and day < first:
            raise errors.DayBeforeItsCause(day=first.isoformat())
        _check_beside(entry, entries, day)
        return
    if disclosure_request.channel is Channel.WEB and day < disclosure_request.handed_in_on:
        raise errors.DayBeforeItCameIn(day=disclosure_request.handed_in_on.isoformat())
    followed = [each.on for each in entries if each.kind not in OF_THE_BEGINNING]
    if followed and day > min(followed):
        raise errors.DayAfterWhatFollowed(day=min(followed).isoformat())


def _check_beside(entry: ledger.Entry, entries: list[ledger.Entry], day: date) -> None:
    """A letter arrives before it is answered, a notice before it is paid."""
    place = entries.index(entry)
    beside = entry.refers_to_id
    of_it = [each for each in entries if beside and each.refers_to_id == beside]
    before = [each.on for each in entries[:place] if each in of_it and each.kind in RIGHTABLE]
    after = [
        each.on
        for each in entries[place + 1 :]
        if each.kind in RIGHTABLE and (each in of_it or each.refers_to_id == entry.id)
    ]
    if before and day < max(before):
        raise errors.DayBeforeItsCause(day=max(before).isoformat())
    if after and day > min(after):
        raise errors.DayAfterWhatFollowed(day=min(after).isoformat())
