"""Reads of supervision: days that were put right, and what waits to be decided."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import joinedload

from app.kit.db import db
from app.kit.paging import PAGE_SIZE, Page
from app.people.models import Person
from app.requests.access import is_mine_to_see
from app.requests.models import ChangeState, DayChange, DisclosureRequest, RequestFile

MOST_CHANGES, MOST_KIN = 200, 100


def changes_of(request_id: UUID) -> Sequence[DayChange]:
    """Every day of the request that was put right, or was to be; the latest first."""
    statement = (
        _with_names()
        .where(DayChange.request_id == request_id)
        .order_by(DayChange.proposed_at.desc(), DayChange.id)
        .limit(MOST_CHANGES)
    )
    return db.session.scalars(statement).all()


def changes_for(person: Person, *, timely: bool, number: int) -> Page[DayChange]:
    """What was put right in the person's organ; ``timely``: only what made an overdue case timely.

    What waits to be decided comes first.
    """
    statement = (
        _with_names()
        .join(DisclosureRequest, DisclosureRequest.id == DayChange.request_id)
        .where(DayChange.organ_id == person.organ_id, is_mine_to_see(person))
    )
    if timely:
        statement = statement.where(DayChange.made_timely.is_(True))
    waits = DayChange.state != ChangeState.PROPOSED
    cut = statement.order_by(waits, DayChange.proposed_at.desc(), DayChange.id)
    rows = db.session.scalars(cut.offset((number - 1) * PAGE_SIZE).limit(PAGE_SIZE + 1))
    return Page.of(rows.all(), number=number)


def count_to_decide(person: Person) -> int:
    """How many proposals wait for the head, counted up to a hundred."""
    waiting = (
        select(DayChange.id)
        .where(
            DayChange.organ_id == person.organ_id,
            DayChange.state == ChangeState.PROPOSED,
            DayChange.proposed_by_id != person.id,
        )
        .limit(100)
    )
    return db.session.scalar(select(func.count()).select_from(waiting.subquery())) or 0


def _with_names() -> Select[DayChange]:
    return select(DayChange).options(
        joinedload(DayChange.request),
        joinedload(DayChange.event),
        joinedload(DayChange.proof).joinedload(RequestFile.file),
        joinedload(DayChange.proposed_by),
        joinedload(DayChange.decided_by),
    )


def kin_of(person: Person, disclosure_request: DisclosureRequest) -> Sequence[DisclosureRequest]:
    """The whole it was split from, its pieces, and what it was merged with or took in; of these
    what ``person`` may see.
    """
    own = disclosure_request
    above = [each for each in (own.split_from_id, own.duplicate_of_id) if each]
    statement = (
        select(DisclosureRequest)
        .where(
            or_(
                DisclosureRequest.id.in_(above),
                DisclosureRequest.split_from_id == own.id,
                DisclosureRequest.duplicate_of_id == own.id,
            ),
            is_mine_to_see(person),
        )
        .order_by(DisclosureRequest.year, DisclosureRequest.sequence)
        .limit(MOST_KIN)
    )
    return db.session.scalars(statement).all()
