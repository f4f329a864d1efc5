"""Reconsiderations and suits: those of a request, those that wait, and the sums of table 3."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlalchemy.orm import joinedload

from app.kit.db import db, locked
from app.kit.paging import PAGE_SIZE, Page
from app.people.models import Person
from app.requests.access import is_mine_to_see
from app.requests.models import (
    RemedyFile,
    RemedyKind,
    RemedyOutcome,
    RequestFile,
    RequestRemedy,
)
from app.requests.remedies.errors import NoSuchRemedy
from app.requests.remedies.reasons import PENDING

MOST = 100
CELLS = (*(each.value for each in RemedyOutcome), PENDING)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which remedies a list shows; with a year, those that table 3 of that year counts."""

    is_open: bool = True
    year: int | None = None
    kind: RemedyKind | None = None
    cell: str = ""


def remedies_of(request_id: UUID) -> Sequence[RequestRemedy]:
    """What was done against the answers of a request, the first one first."""
    statement = (
        select(RequestRemedy)
        .options(joinedload(RequestRemedy.answer))
        .where(RequestRemedy.request_id == request_id)
        .order_by(RequestRemedy.received_on, RequestRemedy.added_at)
        .limit(MOST)
    )
    return db.session.scalars(statement).all()


def running_of(request_id: UUID) -> Sequence[RequestRemedy]:
    """Those that have not ended."""
    return [each for each in remedies_of(request_id) if each.is_open]


def remedy_for(person: Person, remedy_id: UUID) -> RequestRemedy:
    """The reconsideration or suit, if ``person`` may see its request."""
    statement = (
        select(RequestRemedy)
        .join(RequestRemedy.request)
        .options(
            joinedload(RequestRemedy.request),
            joinedload(RequestRemedy.answer),
            joinedload(RequestRemedy.added_by),
        )
        .where(RequestRemedy.id == remedy_id, is_mine_to_see(person))
    )
    found = db.session.scalars(statement).one_or_none()
    if found is None:
        raise NoSuchRemedy
    return found


def locked_remedy(remedy_id: UUID) -> RequestRemedy:
    """The row, locked after its request."""
    return db.session.scalars(
        locked(select(RequestRemedy).where(RequestRemedy.id == remedy_id))
    ).one()


def files_of(remedy_id: UUID) -> Sequence[RequestFile]:
    """Its papers, in the order they came."""
    statement = (
        select(RequestFile)
        .join(RemedyFile, RemedyFile.file_id == RequestFile.id)
        .options(joinedload(RequestFile.file))
        .where(RemedyFile.remedy_id == remedy_id)
        .order_by(RequestFile.added_at, RequestFile.id)
        .limit(MOST)
    )
    return db.session.scalars(statement).all()


def remedies_for(person: Person, wanted: Wanted, *, number: int) -> Page[RequestRemedy]:
    """Those of the organ: what is to be answered soonest first, what has ended the latest first."""
    statement: Any = (
        select(RequestRemedy)
        .join(RequestRemedy.request)
        .options(joinedload(RequestRemedy.request))
        .where(RequestRemedy.organ_id == person.organ_id, is_mine_to_see(person))
    )
    if wanted.year:
        statement = statement.where(_counts_in(wanted.year))
        if wanted.cell:
            statement = statement.where(_cell(wanted.year) == wanted.cell)
    else:
        statement = statement.where(RequestRemedy.is_open == wanted.is_open)
    if wanted.kind:
        statement = statement.where(RequestRemedy.kind == wanted.kind)
    is_first_due = wanted.is_open and not wanted.year
    order = RequestRemedy.sort_on if is_first_due else RequestRemedy.received_on.desc()
    cut = statement.order_by(order, RequestRemedy.id).offset((number - 1) * PAGE_SIZE)
    return Page.of(db.session.scalars(cut.limit(PAGE_SIZE + 1)).all(), number=number)


def table_3(organ_id: UUID, year: int) -> Mapping[RemedyKind, Mapping[str, int]]:
    """Table 3 of the annual report: by kind, what was settled how in ``year`` and what was not.

    What came in earlier and was not settled counts again, as the report has it.
    """
    cell = _cell(year)
    statement = (
        select(RequestRemedy.kind, cell, func.count())
        .where(RequestRemedy.organ_id == organ_id, _counts_in(year))
        .group_by(RequestRemedy.kind, cell)
    )
    counted = {(kind, name): count for kind, name, count in db.session.execute(statement)}
    return {kind: {name: counted.get((kind, name), 0) for name in CELLS} for kind in RemedyKind}


def count_unanswered(person: Person, *, until: date) -> int:
    """How many the organ has to answer by ``until``, counted up to a hundred."""
    statement = (
        select(RequestRemedy.id)
        .where(
            RequestRemedy.organ_id == person.organ_id,
            RequestRemedy.is_open.is_(True),
            RequestRemedy.sort_on <= until,
            RequestRemedy.answered_on.is_(None),
        )
        .limit(100)
    )
    return len(db.session.scalars(statement).all())


def _counts_in(year: int) -> ColumnElement[bool]:
    first, last = date(year, 1, 1), date(year, 12, 31)
    settled = RequestRemedy.decided_on.between(first, last)
    return or_(settled, and_(RequestRemedy.received_on <= last, _not_settled_by(last)))


def _not_settled_by(last: date) -> ColumnElement[bool]:
    return or_(RequestRemedy.decided_on.is_(None), RequestRemedy.decided_on > last)


def _cell(year: int) -> ColumnElement[str]:
    pending = _not_settled_by(date(year, 12, 31))
    branches = [(RequestRemedy.outcome == outcome, outcome.value) for outcome in RemedyOutcome]
    return case((pending, PENDING), *branches, else_=PENDING)
