"""What was done to a case besides opinions: the trail tells it, so nothing else has to."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import and_, select
from sqlalchemy.orm import joinedload

from app.audit.models import AuditEntry, AuditWords
from app.kit.db import db
from app.people.models import Person
from app.review.models import Assignment

CLAIMED, GIVEN_BACK, FORWARDED = "step claimed", "claim released", "step forwarded"
HANDED_OVER, RECALLED = "confirmation handed over", "step recalled"
CANCELLED, RANG, ARRIVED = "review cancelled", "timer rang", "message arrived"
TOLD = (CLAIMED, GIVEN_BACK, FORWARDED, HANDED_OVER, RECALLED, CANCELLED, RANG, ARRIVED)
MOST_ACTS = 2000


@dataclass(frozen=True, slots=True)
class Act:
    """One act; ``person`` is None for what the machine did."""

    act: str
    at: datetime
    person: str | None
    details: Mapping[str, str]


def acts_on(review_id: UUID) -> list[Act]:
    """What was done to a review, in its order."""
    beside = and_(AuditWords.chain == AuditEntry.chain, AuditWords.sequence == AuditEntry.sequence)
    statement = (
        select(AuditEntry.act, AuditEntry.at, Person.label, AuditEntry.details, AuditWords.words)
        .outerjoin(AuditWords, beside)
        .outerjoin(Person, Person.id == AuditEntry.by_id)
        .where(AuditEntry.subject == str(review_id), AuditEntry.act.in_(TOLD))
        .order_by(AuditEntry.at, AuditEntry.sequence)
        .limit(MOST_ACTS)
    )
    rows = db.session.execute(statement)
    return [
        Act(act, at, person, json.loads(details) | (words or {}))
        for act, at, person, details, words in rows
    ]


def taken_over(review_id: UUID) -> dict[datetime, Assignment]:
    """The parts that somebody took over from somebody else, by the moment."""
    statement = (
        select(Assignment)
        .options(
            joinedload(Assignment.person),
            joinedload(Assignment.previous).joinedload(Assignment.person),
        )
        .where(Assignment.review_id == review_id, Assignment.previous_id.is_not(None))
        .order_by(Assignment.opened_at)
        .limit(MOST_ACTS)
    )
    return {part.opened_at: part for part in db.session.scalars(statement)}
