"""The rows of the queue and the signs of life of the workers."""

from enum import StrEnum
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import JSON, CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.kit.db import Base, Moment


class JobState(StrEnum):
    """What is happening to a job."""

    READY = "ready"
    RUNNING = "running"
    DONE = "done"
    DEAD = "dead"


class Job(Base):
    """One thing to do. ``run_at`` follows the product's clock, the lease the database's.

    ``attempts`` counts claims and fences late finishes; ``failures`` counts tries that failed.
    """

    __tablename__ = "job"
    __table_args__ = (
        UniqueConstraint("kind", "key"),
        CheckConstraint("(state = 'running') = (lease_owner IS NOT NULL)", name="leased_when_run"),
        CheckConstraint("(lease_owner IS NULL) = (lease_until IS NULL)", name="lease_is_whole"),
        CheckConstraint("(state = 'done') = (done_at IS NOT NULL)", name="done_at_a_moment"),
        Index("ix_job_state_run_at", "state", "run_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    kind: Mapped[str]
    key: Mapped[str]
    payload: Mapped[dict[str, Any]] = mapped_column(JSON)
    organ_id: Mapped[UUID | None] = mapped_column(index=True)
    every_seconds: Mapped[int | None]
    state: Mapped[JobState] = mapped_column(default=JobState.READY)
    run_at: Mapped[Moment]
    lease_owner: Mapped[str | None]
    lease_until: Mapped[Moment | None]
    attempts: Mapped[int] = mapped_column(default=0)
    failures: Mapped[int] = mapped_column(default=0)
    last_error: Mapped[str | None]
    made_at: Mapped[Moment]
    done_at: Mapped[Moment | None]


class WorkerHeartbeat(Base):
    """A worker that says it is alive until ``good_until``, by the database's clock."""

    __tablename__ = "worker_heartbeat"

    owner: Mapped[str] = mapped_column(primary_key=True)
    started_at: Mapped[Moment]
    good_until: Mapped[Moment] = mapped_column(index=True)
