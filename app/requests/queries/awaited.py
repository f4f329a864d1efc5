"""Applicants who were asked for something: what, and until when."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select, true

from app.kit.db import db
from app.kit.paging import PAGE_SIZE
from app.requests import ledger
from app.requests.models import DisclosureRequest, EventKind, RequestEvent
from app.requests.terms import term_of
from app.review.models import Wait

CORRECTION, REASONS = "corrected", "reasons_given"
ASKED_BY: Mapping[str, EventKind] = {
    CORRECTION: EventKind.CORRECTION_ASKED,
    REASONS: EventKind.REASONS_ASKED,
}
AWAITED = (
    Wait.id,
    Wait.message,
    DisclosureRequest.id,
    DisclosureRequest.organ_id,
    DisclosureRequest.number,
)


@dataclass(frozen=True, slots=True)
class Awaited:
    """A request that waits for its applicant, by the place in its procedure that waits."""

    wait_id: UUID
    message: str
    request_id: UUID
    organ_id: UUID
    number: str


@dataclass(frozen=True, slots=True)
class Term:
    """What was asked of the applicant, and the last day that holds."""

    asked: RequestEvent
    last: date


def awaiting() -> Any:
    """Every request that waits for a correction or for reasons, as ``Awaited`` takes it."""
    return (
        select(*AWAITED)
        .select_from(Wait)
        .join(DisclosureRequest, DisclosureRequest.review_id == Wait.review_id)
        .where(
            Wait.closed_at.is_(None),
            Wait.message.in_(ASKED_BY),
            DisclosureRequest.is_open == true(),
        )
    )


def ledgers_of(request_ids: Iterable[UUID]) -> Mapping[UUID, list[RequestEvent]]:
    """The ledgers of a page of requests, in one statement."""
    events: dict[UUID, list[RequestEvent]] = {each: [] for each in request_ids}
    statement = (
        select(RequestEvent)
        .where(RequestEvent.request_id.in_(events))
        .order_by(RequestEvent.request_id, RequestEvent.position)
        .limit(ledger.MOST_EVENTS * PAGE_SIZE)
    )
    for event in db.session.scalars(statement):
        events[event.request_id].append(event)
    return events


def term_in(message: str, events: Sequence[RequestEvent]) -> Term | None:
    """What ``message`` answers, as the ledger has it."""
    kind = ASKED_BY[message]
    asked = next((each for each in reversed(events) if each.kind is kind), None)
    return Term(asked, term_of(asked, events)) if asked else None
