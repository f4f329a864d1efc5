"""Reads for the register: which words and years there are, and one of them with its gaps."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from app.kit.db import db
from app.kit.paging import PAGE_SIZE, Page
from app.people.models import Person
from app.publishing.models import Document, DocumentState, NumberTaken


@dataclass(frozen=True, slots=True)
class Series:
    """All numbers of one word in one year."""

    word: str
    year: int
    taken: int
    largest: int

    @property
    def missing(self) -> int:
        """How many up to the largest are neither given nor void."""
        return self.largest - self.taken


@dataclass(frozen=True, slots=True)
class NumberRow:
    """One number, and how many are missing just before it."""

    row: NumberTaken
    before: int
    title: str | None
    review_id: UUID | None

    @property
    def gap(self) -> tuple[int, int] | None:
        """The first and the last number missing before this one."""
        first, last = self.before + 1, self.row.number - 1
        return (first, last) if first <= last else None

    @property
    def since(self) -> datetime:
        """When it was given, or became void."""
        return self.row.voided_at or self.row.taken_at


def series_of(person: Person, *, number: int) -> Page[Series]:
    """The words and years of the person's organ, the latest year first."""
    statement = (
        select(NumberTaken.word, NumberTaken.year, func.count(), func.max(NumberTaken.number))
        .where(NumberTaken.organ_id == person.organ_id)
        .group_by(NumberTaken.word, NumberTaken.year)
        .order_by(NumberTaken.year.desc(), NumberTaken.word)
        .offset((number - 1) * PAGE_SIZE)
        .limit(PAGE_SIZE + 1)
    )
    return Page.of([Series(*row) for row in db.session.execute(statement)], number=number)


def numbers_in(person: Person, *, word: str, year: int, number: int) -> Page[NumberRow]:
    """One series in order. The title of what the reader must not see is left out."""
    ours = (
        (NumberTaken.organ_id == person.organ_id)
        & (NumberTaken.word == word)
        & (NumberTaken.year == year)
    )
    before = func.lag(NumberTaken.number, 1, 0).over(order_by=NumberTaken.number)
    places = select(NumberTaken.id, before.label("before")).where(ours).subquery()
    there = (Document.id == NumberTaken.document_id) & (Document.state != DocumentState.SEALED)
    statement = (
        select(NumberTaken, places.c.before, Document.title, Document.review_id)
        .join(places, places.c.id == NumberTaken.id)
        .outerjoin(Document, there)
        .options(joinedload(NumberTaken.voided_by))
        .order_by(NumberTaken.number)
        .offset((number - 1) * PAGE_SIZE)
        .limit(PAGE_SIZE + 1)
    )
    return Page.of([NumberRow(*row) for row in db.session.execute(statement)], number=number)
