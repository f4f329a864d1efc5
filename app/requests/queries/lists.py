"""The list of requests by urgency: bounded and indexed, however many there are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from app.kit.db import db
from app.kit.paging import PAGE_SIZE, Page
from app.law.receipt import Channel
from app.people.models import Person, Unit
from app.requests.access import is_mine_to_see
from app.requests.models import DisclosureRequest, RequestState
from app.requests.queries.wanted import View, Wanted
from app.requests.supervision.errors import TooManyForTable
from app.review.models import Step

MOST_IN_A_TABLE = 5000


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list."""

    id: UUID
    review_id: UUID | None
    number: str
    title: str
    state: RequestState
    channel: Channel
    applicant_kind: str
    handed_in_at: datetime
    handed_in_on: date
    received_on: date | None
    due_on: date | None
    is_provisional: bool
    is_open: bool
    decision: str
    answered_on: date | None
    sort_on: date
    lead_unit: str | None

    @property
    def is_pending(self) -> bool:
        """The answer is still owed, and counted."""
        return self.is_open and self.sort_on == self.due_on

    @property
    def was_late(self) -> bool:
        """The answer was served after its last day."""
        return bool(self.answered_on and self.due_on and self.answered_on > self.due_on)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an open request stands inside the organ, and until when that step is to be done."""

    step: str
    due_on: date | None


def requests_for(person: Person, wanted: Wanted, *, number: int, today: date) -> Page[Row]:
    """What ``person`` may see, most urgent first; what is done, the latest first."""
    statement = _listed(person, wanted, today)
    cut = statement.offset((number - 1) * PAGE_SIZE).limit(PAGE_SIZE + 1)
    return Page.of([Row(*row) for row in db.session.execute(cut)], number=number)


def whole_list(person: Person, wanted: Wanted, *, today: date) -> list[Row]:
    """Every request that is asked for, for a table that goes out."""
    cut = _listed(person, wanted, today).limit(MOST_IN_A_TABLE + 1)
    found = [Row(*row) for row in db.session.execute(cut)]
    if len(found) > MOST_IN_A_TABLE:
        raise TooManyForTable(most=MOST_IN_A_TABLE)
    return found


def standings_of(rows: Sequence[Row]) -> Mapping[UUID, Standing]:
    """The open step of each request of a page that is to be done first."""
    reviews = {row.review_id: row.id for row in rows if row.is_open and row.review_id}
    statement = (
        select(Step.review_id, Step.title, Step.due_on)
        .where(Step.review_id.in_(reviews), Step.closed_at.is_(None))
        .order_by(Step.review_id, Step.due_on.nulls_last(), Step.position)
        .limit(MOST_IN_A_TABLE)
    )
    found: dict[UUID, Standing] = {}
    for review_id, title, due_on in db.session.execute(statement):
        found.setdefault(reviews[review_id], Standing(title, due_on))
    return found


def _listed(person: Person, wanted: Wanted, today: date) -> Any:
    order = (
        (DisclosureRequest.handed_in_at.desc(), DisclosureRequest.id)
        if wanted.view is View.DONE
        else (DisclosureRequest.sort_on, DisclosureRequest.id)
    )
    return (
        select(
            DisclosureRequest.id,
            DisclosureRequest.review_id,
            DisclosureRequest.number,
            DisclosureRequest.title,
            DisclosureRequest.state,
            DisclosureRequest.channel,
            DisclosureRequest.applicant_kind,
            DisclosureRequest.handed_in_at,
            DisclosureRequest.handed_in_on,
            DisclosureRequest.received_on,
            DisclosureRequest.due_on,
            DisclosureRequest.is_provisional,
            DisclosureRequest.is_open,
            DisclosureRequest.decision,
            DisclosureRequest.answered_on,
            DisclosureRequest.sort_on,
            Unit.name,
        )
        .outerjoin(Unit, Unit.id == DisclosureRequest.lead_unit_id)
        .where(is_mine_to_see(person), *wanted.narrowed(), *wanted.of_the_view(today))
        .order_by(*order)
    )


def count_to_register(person: Person) -> int:
    """How many requests wait to be registered, counted up to a hundred."""
    waiting = (
        select(DisclosureRequest.id)
        .where(
            DisclosureRequest.organ_id == person.organ_id,
            DisclosureRequest.state == RequestState.RECEIVED,
        )
        .limit(100)
    )
    return db.session.scalar(select(func.count()).select_from(waiting.subquery())) or 0
