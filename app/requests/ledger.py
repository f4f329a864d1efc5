"""The ledger of a request as the law reads it, and what follows for the row that lists show."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import func, select

from app.kit.db import db
from app.law import clock
from app.law.ledger import (
    Correction,
    ExclusionFrom,
    Extension,
    Fee,
    Ledger,
    OpinionKind,
    OpinionSought,
    Reopening,
)
from app.people.models import Person
from app.requests.models import DisclosureRequest, EventKind, RequestEvent, RequestSettings
from app.requests.telling import tell_applicant
from app.review import actions as review
from app.workdays.queries import calendar

FAR_AWAY = date(9999, 12, 31)
MOST_EVENTS = 2000


class Entry(NamedTuple):
    """An entry of the ledger with the day that holds."""

    id: UUID
    kind: EventKind
    on: date
    details: dict[str, Any]
    refers_to_id: UUID | None


def note(
    disclosure_request: DisclosureRequest,
    kind: EventKind,
    /,
    *,
    on: date,
    by: Person | None,
    at: datetime,
    refers_to: UUID | None = None,
    **details: Any,
) -> RequestEvent:
    """Write down what happened; the caller says afterwards that the clock is to be read anew."""
    last = select(func.max(RequestEvent.position)).where(
        RequestEvent.request_id == disclosure_request.id
    )
    event = RequestEvent(
        request_id=disclosure_request.id,
        position=(db.session.scalar(last) or 0) + 1,
        kind=kind,
        on=on,
        details=details,
        refers_to_id=refers_to,
        by_id=by.id if by else None,
        at=at,
    )
    db.session.add(event)
    db.session.flush()
    tell_applicant(disclosure_request, event, at=at)
    return event


def events_of(request_id: UUID) -> Sequence[RequestEvent]:
    """The ledger, in the order it was written."""
    statement = (
        select(RequestEvent)
        .where(RequestEvent.request_id == request_id)
        .order_by(RequestEvent.position)
        .limit(MOST_EVENTS)
    )
    return db.session.scalars(statement).all()


def as_law(
    disclosure_request: DisclosureRequest, events: Iterable[RequestEvent], *, exclusion_from: str
) -> Ledger | None:
    """The ledger for ``app.law``; None while the request has not been received (Art. 31)."""
    received_on = disclosure_request.received_on
    if received_on is None:
        return None
    written = as_set_right(events)
    entries, reopening = since_reopened(written)
    of_kind = {kind: [event for event in entries if event.kind is kind] for kind in EventKind}
    begun_on = reopening.on if reopening else received_on
    return Ledger(
        received_on=begun_on,
        channel=disclosure_request.channel,
        confirmed_on=disclosure_request.confirmed_on,
        corrections=tuple(
            Correction(notice_on=asked.on, received_on=_day(entries, asked, EventKind.CORRECTED))
            for asked in of_kind[EventKind.CORRECTION_ASKED]
        ),
        opinions_sought=tuple(
            each
            for sent in of_kind[EventKind.OPINION_SENT]
            if _day(entries, sent, EventKind.OPINION_WITHDRAWN) is None
            for each in _opinions(sent, entries)
        ),
        extensions=tuple(
            Extension(
                approved_on=max(approved.on, begun_on) if approved not in entries else approved.on,
                told_on=_day(entries, approved, EventKind.EXTENSION_TOLD),
                days=int(approved.details["days"]),
                after_reasons=bool(approved.details.get("after_reasons")),
            )
            for approved in _approved(written, entries)
        ),
        fees=tuple(
            Fee(noticed_on=noticed.on, paid_on=_day(entries, noticed, EventKind.FEE_PAID))
            for noticed in of_kind[EventKind.FEE_NOTICED]
        ),
        exclusion_from=ExclusionFrom(exclusion_from),
        reopening=reopening,
    )


def as_set_right(events: Iterable[RequestEvent]) -> list[Entry]:
    """The entries with the days that hold: a wrong one stays written, the right one counts."""
    written = list(events)
    right = {each.refers_to_id: each.on for each in written if each.kind is EventKind.SET_RIGHT}
    return [
        Entry(each.id, each.kind, right.get(each.id, each.on), each.details, each.refers_to_id)
        for each in written
        if each.kind is not EventKind.SET_RIGHT
    ]


def since_reopened(entries: list[Entry]) -> tuple[list[Entry], Reopening | None]:
    """What counts of the ledger: all of it, or what came after a new answer was ordered."""
    places = [at for at, event in enumerate(entries) if event.kind is EventKind.REOPENED]
    if not places:
        return entries, None
    event = entries[places[-1]]
    due_on = event.details.get("due_on")
    reopening = Reopening(event.on, date.fromisoformat(due_on) if due_on else None)
    return entries[places[-1] + 1 :], reopening


def _approved(written: list[Entry], entries: list[Entry]) -> list[Entry]:
    """The extensions approved in this round, or told in it though approved before the order."""
    told = {each.refers_to_id for each in entries if each.kind is EventKind.EXTENSION_TOLD}
    approved = [each for each in written if each.kind is EventKind.EXTENSION_APPROVED]
    return [each for each in approved if each in entries or each.id in told]


def _opinions(sent: Entry, entries: list[Entry]) -> list[OpinionSought]:
    """A letter as the law reads it. Who is given up is waited for no longer (Art. 33(3)); when the
    letter is received after all, the waiting begins again that day.
    """
    kind = OpinionKind(sent.details["kind"])
    served_on = _day(entries, sent, EventKind.OPINION_SERVED)
    answered_on = _day(entries, sent, EventKind.OPINION_ANSWERED)
    given_up_on = _day(entries, sent, EventKind.OPINION_GIVEN_UP)
    if given_up_on is None or (served_on and served_on <= given_up_on):
        return [OpinionSought(kind, sent.on, served_on, answered_on)]
    in_vain = OpinionSought(kind, sent.on, answered_on=given_up_on)
    after_all = OpinionSought(kind, served_on, served_on, answered_on) if served_on else None
    return [in_vain, after_all] if after_all else [in_vain]


def _day(entries: list[Entry], asked: Entry, kind: EventKind) -> date | None:
    """The day of the first entry of ``kind`` that answers ``asked``."""
    found = [each.on for each in entries if each.kind is kind and each.refers_to_id == asked.id]
    return found[0] if found else None


def settings_of(organ_id: UUID) -> RequestSettings:
    """What the organ decided, or the defaults."""
    found = db.session.get(RequestSettings, organ_id)
    return found or RequestSettings(
        organ_id=organ_id,
        exclusion_from="dispatch",
        correction_days=15,
        charges_fees=False,
        way_to_pay="",
        channels=[],
        address="",
        phone="",
        email="",
        hours="",
    )


def proof_of(disclosure_request: DisclosureRequest) -> clock.Due | None:
    """The last day and why, day by day; None while nothing counts yet."""
    exclusion_from = settings_of(disclosure_request.organ_id).exclusion_from
    events = events_of(disclosure_request.id)
    law = as_law(disclosure_request, events, exclusion_from=exclusion_from)
    return clock.due(law, calendar(disclosure_request.organ_id)) if law else None


def reckon(disclosure_request: DisclosureRequest, *, at: datetime) -> None:
    """Keep what the law gives now in the row, and in the lists of the review.

    Once an answer was served nothing is owed any more: lists no longer count its days.
    """
    found = proof_of(disclosure_request)
    disclosure_request.due_on = found.due_on if found else None
    disclosure_request.is_provisional = bool(found and found.provisional)
    runs_until = None if is_over(disclosure_request) else disclosure_request.due_on
    disclosure_request.sort_on = runs_until or FAR_AWAY
    db.session.flush()
    if disclosure_request.review_id:
        review.redate(disclosure_request.review_id, deadline_on=runs_until, at=at)


def is_over(disclosure_request: DisclosureRequest) -> bool:
    """Whether nothing is due any more: it was answered, or withdrawn and not opened again since."""
    turns = (EventKind.WITHDRAWN, EventKind.REOPENED)
    last = (
        select(RequestEvent.kind)
        .where(RequestEvent.request_id == disclosure_request.id, RequestEvent.kind.in_(turns))
        .order_by(RequestEvent.position.desc())
        .limit(1)
    )
    is_answered = disclosure_request.answered_on is not None
    return is_answered or db.session.scalar(last) is EventKind.WITHDRAWN
