"""The open troubles an administrator looks after."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select

from app.kit.db import db
from app.kit.paging import PAGE_SIZE, Page
from app.people.models import Lane, Organ, Person, Unit
from app.review.models import Review, Step, Trouble, TroubleKind


@dataclass(frozen=True, slots=True)
class TroubleRow:
    """One trouble, without a word about the contents of the case."""

    id: UUID
    kind: TroubleKind
    since: datetime
    details: dict[str, Any]
    organ: str
    unit: str
    step: str | None
    lane: Lane | None
    review_id: UUID

    @property
    def case(self) -> str:
        """What the administrators and the people of the organ call it by."""
        return str(self.review_id)[:8]


def open_troubles(person: Person, *, number: int) -> Page[TroubleRow]:
    """Oldest first; of the administrator's organ, or of all for one of the installation."""
    statement = (
        select(
            Trouble.id,
            Trouble.kind,
            Trouble.since,
            Trouble.details,
            Organ.name,
            Unit.name,
            Step.title,
            Step.lane,
            Review.id,
        )
        .join(Review, Review.id == Trouble.review_id)
        .join(Organ, Organ.id == Trouble.organ_id)
        .join(Unit, Unit.id == Review.unit_id)
        .outerjoin(Step, Step.id == Trouble.step_id)
        .where(Trouble.resolved_at.is_(None))
        .order_by(Trouble.since, Trouble.id)
        .offset((number - 1) * PAGE_SIZE)
        .limit(PAGE_SIZE + 1)
    )
    if person.organ_id:
        statement = statement.where(Trouble.organ_id == person.organ_id)
    found = db.session.execute(statement)
    return Page.of([TroubleRow(*row) for row in found], number=number)
