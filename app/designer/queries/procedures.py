"""The versions of procedures for pages: what is in use, what was, and what a check says."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from app.designer import checking
from app.designer.errors import NoSuchProcedure
from app.engine.models import ProcedureInstance, ProcedureVersion
from app.engine.queries import source_of
from app.engine.queries import version as version_or_none
from app.engine.values import Finding
from app.kit.db import db
from app.kit.paging import PAGE_SIZE, Page


def live_versions(*, number: int = 1) -> Page[ProcedureVersion]:
    """The version in use of each process."""
    newer = aliased(ProcedureVersion)
    is_newest = ~(
        select(newer.id)
        .where(
            newer.process_id == ProcedureVersion.process_id,
            newer.number > ProcedureVersion.number,
        )
        .exists()
    )
    statement = (
        select(ProcedureVersion)
        .where(is_newest)
        .order_by(ProcedureVersion.process_id)
        .offset((number - 1) * PAGE_SIZE)
        .limit(PAGE_SIZE + 1)
    )
    return Page.of(db.session.scalars(statement).all(), number=number)


def versions_of(process_id: str, *, number: int = 1) -> Page[ProcedureVersion]:
    """All versions of a process, the one in use first."""
    statement = (
        select(ProcedureVersion)
        .where(ProcedureVersion.process_id == process_id)
        .order_by(ProcedureVersion.number.desc())
        .offset((number - 1) * PAGE_SIZE)
        .limit(PAGE_SIZE + 1)
    )
    page = Page.of(db.session.scalars(statement).all(), number=number)
    if not page.rows and number == 1:
        raise NoSuchProcedure
    return page


def version(version_id: UUID) -> ProcedureVersion:
    """One version."""
    if found := version_or_none(version_id):
        return found
    raise NoSuchProcedure


def running_on(versions: Sequence[ProcedureVersion]) -> Mapping[UUID, int]:
    """How many cases are on their way through each of ``versions``."""
    statement = (
        select(ProcedureInstance.version_id, func.count())
        .where(
            ProcedureInstance.version_id.in_([version.id for version in versions]),
            ProcedureInstance.ended_at.is_(None),
        )
        .group_by(ProcedureInstance.version_id)
    )
    return {version_id: count for version_id, count in db.session.execute(statement)}


def running_on_process(process_id: str) -> list[tuple[int, int]]:
    """The versions of a process that still have cases on their way, with how many."""
    statement = (
        select(ProcedureVersion.number, func.count())
        .join(ProcedureInstance, ProcedureInstance.version_id == ProcedureVersion.id)
        .where(ProcedureVersion.process_id == process_id, ProcedureInstance.ended_at.is_(None))
        .group_by(ProcedureVersion.number)
        .order_by(ProcedureVersion.number.desc())
        .limit(PAGE_SIZE)
    )
    return [(number, count) for number, count in db.session.execute(statement)]


def findings_of(version_id: UUID) -> tuple[Finding, ...]:
    """What a check says about a version."""
    source = source_of(version_id)
    if source is None:
        raise NoSuchProcedure
    return checking.findings_of(source)
