"""Why somebody may not claim the steps of a list: two statements, however long the list."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.kit.db import db
from app.people.models import Person
from app.people.queries import Lanes
from app.review.models import Step
from app.review.policy import Act, Known, can
from app.review.queries.standing import parts_in


def claim_refusals(person: Person, lanes: Lanes, step_ids: Sequence[UUID]) -> Mapping[UUID, str]:
    """The reason for each step ``person`` may not claim; the others are missing."""
    if not step_ids:
        return {}
    statement = (
        select(Step)
        .options(joinedload(Step.review), joinedload(Step.claimed_by), joinedload(Step.closed_by))
        .where(Step.id.in_(step_ids))
    )
    steps = db.session.scalars(statement).all()
    parts = parts_in({step.review_id for step in steps})
    refusals = {}
    for step in steps:
        known = Known(lanes=lanes, parts=parts[step.review_id])
        if refusal := can(person, Act.CLAIM, step, known=known):
            refusals[step.id] = str(refusal)
    return refusals
