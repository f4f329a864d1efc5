"""What the ids on one page of the trail are called: one statement, whatever they belong to."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import Select, String, cast, select, union_all

from app.audit.queries import TrailRow
from app.engine.models import ProcedureVersion
from app.jobs.models import Job
from app.kit.db import db
from app.people.models import Organ, Person, Unit
from app.publishing.models import Document
from app.review.models import Review, Step

MOST_STEPS = 2000


@dataclass(frozen=True, slots=True)
class StepName:
    """What a step of one review is called, and its verdicts."""

    title: str
    verdicts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Names:
    """The names of things by their ids, and of steps by review and node."""

    things: Mapping[str, str]
    steps: Mapping[tuple[str, str], StepName]


def names_in(rows: Sequence[TrailRow]) -> Names:
    """Everything the entries mention."""
    ids = {each for row in rows for each in _ids(row)}
    return Names(_things(ids), _steps({UUID(row.subject) for row in rows if _is_id(row.subject)}))


def _ids(row: TrailRow) -> Iterator[UUID]:
    if row.by_id:
        yield row.by_id
    for text in (row.subject, *row.details.values()):
        if _is_id(text):
            yield UUID(text)


def _is_id(text: object) -> bool:
    try:
        return isinstance(text, str) and str(UUID(text)) == text
    except ValueError:
        return False


def _things(ids: set[UUID]) -> dict[str, str]:
    if not ids:
        return {}
    version = ProcedureVersion.name + " v" + cast(ProcedureVersion.number, String)
    named: tuple[tuple[Any, Any], ...] = (
        (Person.id, Person.label),
        (Review.id, Review.title),
        (Document.id, Document.title),
        (Organ.id, Organ.name),
        (Unit.id, Unit.name),
        (ProcedureVersion.id, version),
        (Job.id, Job.kind),
    )
    parts: list[Select[Any]] = [
        select(key.label("id"), name.label("name")).where(key.in_(ids)) for key, name in named
    ]
    return {str(row.id): row.name for row in db.session.execute(union_all(*parts))}


def _steps(review_ids: set[UUID]) -> dict[tuple[str, str], StepName]:
    if not review_ids:
        return {}
    statement = (
        select(Step.review_id, Step.node_id, Step.title, Step.outcomes)
        .where(Step.review_id.in_(review_ids))
        .order_by(Step.review_id, Step.position)
        .limit(MOST_STEPS)
    )
    return {
        (str(row.review_id), row.node_id): StepName(
            row.title, {each["id"]: each["label"] for each in row.outcomes}
        )
        for row in db.session.execute(statement)
    }
