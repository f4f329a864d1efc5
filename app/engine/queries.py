"""Reads of the engine's tables: versions and timers. Screens ask the review's tables instead."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from app.engine.models import ProcedureTimer, ProcedureVersion
from app.kit.db import db


def live_version(process_id: str) -> ProcedureVersion | None:
    """The version new cases start on: the latest one deployed."""
    statement = (
        select(ProcedureVersion)
        .where(ProcedureVersion.process_id == process_id)
        .order_by(ProcedureVersion.number.desc())
        .limit(1)
    )
    return db.session.scalar(statement)


def version(version_id: UUID) -> ProcedureVersion | None:
    """One version, whatever its age."""
    return db.session.get(ProcedureVersion, version_id)


def source_of(version_id: UUID) -> bytes | None:
    """The BPMN file of a version, byte for byte as it was deployed."""
    statement = select(ProcedureVersion.source).where(ProcedureVersion.id == version_id)
    return db.session.scalar(statement)


def due_timers(at: datetime, *, limit: int = 100) -> Sequence[ProcedureTimer]:
    """Timers that should have rung by ``at`` and have not, the oldest first."""
    statement = (
        select(ProcedureTimer)
        .where(
            ProcedureTimer.due_at <= at,
            ProcedureTimer.fired_at.is_(None),
            ProcedureTimer.gone_at.is_(None),
        )
        .order_by(ProcedureTimer.due_at, ProcedureTimer.id)
        .limit(limit)
    )
    return db.session.scalars(statement).all()
