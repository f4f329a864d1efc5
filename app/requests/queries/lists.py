"""The list of requests by urgency: bounded and indexed, however many there are."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select

from app.kit.db import db
from app.kit.paging import PAGE_SIZE, Page
from app.law.receipt import Channel
from app.people.models import Person, Unit
from app.requests import applicant as applicants
from app.requests.access import is_mine_to_see
from app.requests.models import DisclosureRequest, RequestState


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which requests a list shows. ``number`` and ``name`` are looked for exactly."""

    is_open: bool = True
    state: RequestState | None = None
    number: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list."""

    id: UUID
    number: str
    title: str
    state: RequestState
    channel: Channel
    handed_in_at: datetime
    received_on: date | None
    due_on: date | None
    is_provisional: bool
    is_open: bool
    decision: str
    lead_unit: str | None


def requests_for(person: Person, wanted: Wanted, *, number: int) -> Page[Row]:
    """What ``person`` may see, most urgent first; what is done, the latest first."""
    statement: Any = (
        select(
            DisclosureRequest.id,
            DisclosureRequest.number,
            DisclosureRequest.title,
            DisclosureRequest.state,
            DisclosureRequest.channel,
            DisclosureRequest.handed_in_at,
            DisclosureRequest.received_on,
            DisclosureRequest.due_on,
            DisclosureRequest.is_provisional,
            DisclosureRequest.is_open,
            DisclosureRequest.decision,
            Unit.name,
        )
        .outerjoin(Unit, Unit.id == DisclosureRequest.lead_unit_id)
        .where(is_mine_to_see(person))
    )
    if wanted.number:
        statement = statement.where(DisclosureRequest.number == wanted.number)
    if wanted.name:
        mark = applicants.name_mark_of(wanted.name)
        statement = statement.where(DisclosureRequest.name_mark == mark)
    if wanted.state:
        statement = statement.where(DisclosureRequest.state == wanted.state)
    elif not (wanted.number or wanted.name):
        statement = statement.where(DisclosureRequest.is_open == wanted.is_open)
    order = (
        (DisclosureRequest.sort_on, DisclosureRequest.id)
        if wanted.is_open
        else (DisclosureRequest.handed_in_at.desc(), DisclosureRequest.id)
    )
    cut = statement.order_by(*order).offset((number - 1) * PAGE_SIZE).limit(PAGE_SIZE + 1)
    rows = db.session.execute(cut)
    return Page.of([Row(*row) for row in rows], number=number)


def count_to_register(person: Person) -> int:
    """How many requests wait to be registered, counted up to a hundred."""
    statement = (
        select(DisclosureRequest.id)
        .where(
            DisclosureRequest.organ_id == person.organ_id,
            DisclosureRequest.state == RequestState.RECEIVED,
        )
        .limit(100)
    )
    return len(db.session.scalars(statement).all())
