"""The trail for pages: of one subject, of one organ, of one person; newest first."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select

from app.audit.models import AuditEntry, chain_of
from app.kit.db import db
from app.kit.paging import PAGE_SIZE, Page


@dataclass(frozen=True, slots=True)
class TrailRow:
    """One act as a page shows it."""

    sequence: int
    at: datetime
    act: str
    by_id: UUID | None
    address: str | None
    subject: str
    details: dict[str, Any]


def of_subject(subject: str | UUID, *, number: int = 1) -> Page[TrailRow]:
    """What happened to one thing, whichever chain it stands in."""
    statement = (
        select(AuditEntry)
        .where(AuditEntry.subject == str(subject))
        .order_by(AuditEntry.at.desc(), AuditEntry.sequence.desc())
    )
    return _page(statement, number)


def of_organ(organ_id: UUID | None, *, number: int = 1) -> Page[TrailRow]:
    """What happened in one organ; ``None`` is the installation."""
    statement = (
        select(AuditEntry)
        .where(AuditEntry.chain == chain_of(organ_id))
        .order_by(AuditEntry.sequence.desc())
    )
    return _page(statement, number)


def of_person(person_id: UUID, *, number: int = 1) -> Page[TrailRow]:
    """What one person did."""
    statement = (
        select(AuditEntry)
        .where(AuditEntry.by_id == person_id)
        .order_by(AuditEntry.at.desc(), AuditEntry.sequence.desc())
    )
    return _page(statement, number)


def _page(statement: Select[AuditEntry], number: int) -> Page[TrailRow]:
    rows = db.session.scalars(statement.offset((number - 1) * PAGE_SIZE).limit(PAGE_SIZE + 1))
    return Page.of([_row(entry) for entry in rows], number=number)


def _row(entry: AuditEntry) -> TrailRow:
    return TrailRow(
        sequence=entry.sequence,
        at=entry.at,
        act=entry.act,
        by_id=entry.by_id,
        address=entry.address,
        subject=entry.subject,
        details=json.loads(entry.details),
    )
