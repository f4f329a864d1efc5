"""Putting a day right: proposed by a clerk with a reason and a proof, agreed to by the head.

The wrong entry stays in the ledger, the right one counts from the moment of agreement. Whoever
turns an overdue case into one in time so is listed for it for ever.
"""

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select

from app import audit
from app.kit import idempotency
from app.kit.db import db, locked
from app.kit.time import legal_day
from app.law import clock
from app.law.receipt import CONFIRMED
from app.people import queries as people
from app.people.models import Lane, Person
from app.requests import cases, ledger
from app.requests.access import check_office
from app.requests.actions.collecting import add_file
from app.requests.archive.days import FORM
from app.requests.errors import NoSuchRequest
from app.requests.models import (
    ChangeState,
    DayChange,
    DisclosureRequest,
    EventKind,
    FileRole,
    RequestEvent,
)
from app.requests.supervision import errors, messages
from app.requests.supervision.day_rules import (
    SHORTEST_REASON,
    Proposal,
    check,
    check_order,
    day_that_stands,
)
from app.requests.supervision.following import follow
from app.requests.values import Upload
from app.review import actions as review
from app.workdays.queries import calendar


def propose(proposal: Proposal, proof: Upload, *, by: Person, at: datetime) -> DayChange:
    """Say which day is wrong; an envelope, a slip or the post book shows it. Nothing moves yet."""
    body = {
        "act": "propose day", "request": proposal.request_id, "event": proposal.event_id,
        "after": proposal.after_on, "reason": proposal.reason,
    }  # fmt: skip
    check_office(by)
    disclosure_request, _ = cases.locked_case(by, proposal.request_id)
    if answer := idempotency.recall(owner=str(by.id), key=proposal.key, body=body):
        return db.session.get_one(DayChange, UUID(answer))
    before = day_that_stands(disclosure_request, proposal.event_id)
    check(disclosure_request, proposal, before=before, today=legal_day(at))

    file = add_file(disclosure_request.id, proof, role=FileRole.OTHER, by=by, at=at)
    change = DayChange(
        organ_id=disclosure_request.organ_id,
        request_id=disclosure_request.id,
        event_id=proposal.event_id,
        before_on=before,
        after_on=proposal.after_on,
        reason=proposal.reason.strip(),
        proof_id=file.id,
        proposed_by_id=by.id,
        proposed_at=at,
    )
    db.session.add(change)
    db.session.flush()
    _note(change, EventKind.DAY_CHANGE_PROPOSED, by=by, at=at)
    messages.proposed(change, disclosure_request, at=at)
    audit.record(
        "day change proposed", organ_id=change.organ_id, by=by.id, at=at,
        subject=str(change.request_id), before=before, after=change.after_on,
        words={"reason": change.reason},
    )  # fmt: skip
    idempotency.remember(
        owner=str(by.id), key=proposal.key, body=body, answer=str(change.id), at=at
    )
    return change


def approve(change_id: UUID, *, by: Person, words: str, at: datetime) -> DayChange:
    """Agree: from now on the right day counts."""
    change, disclosure_request = _to_decide(change_id, by=by)
    if not disclosure_request.is_open:
        raise errors.RequestIsClosed
    if day_that_stands(disclosure_request, change.event_id) != change.before_on:
        raise errors.DecidedAlready
    check_order(disclosure_request, change.event_id, day=change.after_on)
    today = legal_day(at)
    change.due_before = disclosure_request.due_on
    was_late = _is_late(disclosure_request, today)

    _move(disclosure_request, change, at=at)
    kind = EventKind.SET_RIGHT if change.event_id else EventKind.RECEIPT_CHANGED
    _note(change, kind, by=by, at=at)
    ledger.reckon(disclosure_request, at=at)
    if disclosure_request.review_id:
        review.redate_step(disclosure_request.review_id, form=FORM, at=at)
    change.due_after = disclosure_request.due_on
    change.made_timely = was_late and not _is_late(disclosure_request, today)
    _decided(change, ChangeState.APPROVED, by=by, words=words, at=at)
    audit.record(
        "day change approved", organ_id=change.organ_id, by=by.id, at=at,
        subject=str(change.request_id), before=change.before_on, after=change.after_on,
        due_before=change.due_before, due_after=change.due_after,
        made_timely=change.made_timely, words={"reason": change.reason},
    )  # fmt: skip
    return change


def refuse(change_id: UUID, *, by: Person, words: str, at: datetime) -> DayChange:
    """Everything stays as it is."""
    change, _request = _to_decide(change_id, by=by)
    if len(words.strip()) < SHORTEST_REASON:
        raise errors.ReasonNeeded
    _note(change, EventKind.DAY_CHANGE_REFUSED, by=by, at=at)
    _decided(change, ChangeState.REFUSED, by=by, words=words, at=at)
    audit.record(
        "day change refused", organ_id=change.organ_id, by=by.id, at=at,
        subject=str(change.request_id), words={"reason": words},
    )  # fmt: skip
    return change


def due_if(disclosure_request: DisclosureRequest, change: DayChange) -> clock.Due | None:
    """What the law would give if ``change`` were agreed to."""
    events = list(ledger.events_of(disclosure_request.id))
    if change.event_id:
        events.append(
            RequestEvent(
                kind=EventKind.SET_RIGHT, on=change.after_on, refers_to_id=change.event_id,
                details={},
            )
        )  # fmt: skip
    settings = ledger.settings_of(disclosure_request.organ_id)
    law = ledger.as_law(disclosure_request, events, exclusion_from=settings.exclusion_from)
    if law is None:
        return None
    if change.event_id is None:
        confirmed = _confirmed(disclosure_request, change.after_on)
        law = replace(law, received_on=change.after_on, confirmed_on=confirmed)
    return clock.due(law, calendar(disclosure_request.organ_id))


def check_head(person: Person) -> None:
    """Raise unless ``person`` heads the disclosure office."""
    if not people.fills(people.lanes_of(person), lane=Lane.OFFICE_HEAD, unit_id=None):
        raise errors.NotTheHead


def _to_decide(change_id: UUID, *, by: Person) -> tuple[DayChange, DisclosureRequest]:
    check_head(by)
    of_change = select(DayChange.request_id).where(
        DayChange.id == change_id, DayChange.organ_id == by.organ_id
    )
    request_id = db.session.scalar(of_change)
    if request_id is None:
        raise NoSuchRequest
    disclosure_request, _ = cases.locked_case(by, request_id)
    change = db.session.scalars(locked(select(DayChange).where(DayChange.id == change_id))).one()
    if not change.is_open:
        raise errors.DecidedAlready
    if change.proposed_by_id == by.id:
        raise errors.OwnProposal
    return change, disclosure_request


def _decided(
    change: DayChange, state: ChangeState, *, by: Person, words: str, at: datetime
) -> None:
    change.state, change.words = state, words.strip()
    change.decided_by_id, change.decided_at = by.id, at
    db.session.flush()
    messages.decided(change, db.session.get_one(DisclosureRequest, change.request_id), at=at)


def _move(disclosure_request: DisclosureRequest, change: DayChange, *, at: datetime) -> None:
    if change.event_id is None:
        disclosure_request.received_on = change.after_on
        disclosure_request.confirmed_on = _confirmed(disclosure_request, change.after_on)
        return
    event = db.session.get_one(RequestEvent, change.event_id)
    follow(disclosure_request, event, change.after_on, at=at)


def _confirmed(disclosure_request: DisclosureRequest, day: date) -> date | None:
    """What counts from a confirmation was received on the day of it (Art. 31)."""
    return day if disclosure_request.channel in CONFIRMED else disclosure_request.confirmed_on


def _is_late(disclosure_request: DisclosureRequest, today: date) -> bool:
    due_on = disclosure_request.due_on
    return due_on is not None and (disclosure_request.answered_on or today) > due_on


def _note(change: DayChange, kind: EventKind, *, by: Person, at: datetime) -> None:
    disclosure_request = db.session.get_one(DisclosureRequest, change.request_id)
    sets_right = kind is EventKind.SET_RIGHT
    ledger.note(
        disclosure_request, kind, on=change.after_on if sets_right else legal_day(at), by=by, at=at,
        refers_to=change.event_id if sets_right else None,
        before=change.before_on.isoformat(), after=change.after_on.isoformat(),
        change=str(change.id),
    )  # fmt: skip
