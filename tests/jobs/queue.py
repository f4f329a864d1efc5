"""Putting jobs in, doing them at a moment, and counting what came of it."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from app import jobs
from app.jobs.models import Job
from app.jobs.worker import Worker
from app.kit.db import db, transaction
from app.kit.time import standing_at

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def put(kind: str = "effect", key: str = "1", *, at: datetime = NOW, **payload: object) -> None:
    with standing_at(at), transaction():
        jobs.enqueue(kind, key=key, payload=payload, run_at=at)


def effect(payload, at) -> None:
    """An effect that can be counted: another job row that nobody does."""
    jobs.enqueue("noted", key=payload.get("key", "x"), payload={}, run_at=at + 1000 * HOUR)


def the(kind: str) -> Job:
    db.session.expire_all()
    return db.session.scalars(select(Job).where(Job.kind == kind)).one()


def count(kind: str) -> int:
    return len(db.session.scalars(select(Job.id).where(Job.kind == kind)).all())


def run_due(worker: Worker, at: datetime) -> int:
    with standing_at(at):
        return worker.run_due()
