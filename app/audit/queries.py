"""The trail for pages: of one subject, of one organ, of one person; newest first."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, select

from app.audit.models import AuditEntry, AuditHead, AuditWords, chain_of
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


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries of a chain are asked for; what is None or empty does not matter."""

    act: str = ""
    subject: str = ""
    by_ids: frozenset[UUID] | None = None
    since: datetime | None = None
    before: datetime | None = None


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


def in_chain(organ_id: UUID | None, wanted: Wanted, *, number: int = 1) -> Page[TrailRow]:
    """What is asked for of one chain, the latest first."""
    statement = (
        select(AuditEntry)
        .where(AuditEntry.chain == chain_of(organ_id))
        .order_by(AuditEntry.sequence.desc())
    )
    if wanted.act:
        statement = statement.where(AuditEntry.act == wanted.act)
    if wanted.subject:
        statement = statement.where(AuditEntry.subject == wanted.subject)
    if wanted.by_ids is not None:
        statement = statement.where(AuditEntry.by_id.in_(wanted.by_ids))
    if wanted.since:
        statement = statement.where(AuditEntry.at >= wanted.since)
    if wanted.before:
        statement = statement.where(AuditEntry.at < wanted.before)
    return _page(statement, number)


def length(organ_id: UUID | None) -> int:
    """How many entries a chain has."""
    statement = select(AuditHead.sequence).where(AuditHead.chain == chain_of(organ_id))
    return db.session.scalar(statement) or 0


def latest(act: str, *, subject: str) -> TrailRow | None:
    """The last time ``act`` was done to ``subject``."""
    statement = (
        select(AuditEntry)
        .where(AuditEntry.subject == subject, AuditEntry.act == act)
        .order_by(AuditEntry.at.desc(), AuditEntry.sequence.desc())
        .limit(1)
    )
    entry = db.session.scalar(statement)
    return _row(entry, {}) if entry else None


@dataclass(frozen=True, slots=True)
class Last:
    """The last thing that happened; its digest stands for everything before it."""

    digest: str
    at: datetime


def whole_of(
    subjects: Collection[str], *, without: Collection[str], most: int
) -> list[tuple[TrailRow, str]]:
    """What happened to several things that belong together, in its order, each with its digest."""
    statement = (
        _of_subjects(select(AuditEntry), subjects, without)
        .order_by(AuditEntry.at, AuditEntry.chain, AuditEntry.sequence)
        .limit(most)
    )
    rows = db.session.execute(_with_words(statement))
    return [(_row(entry, words or {}), entry.digest) for entry, words in rows]


def last_of(subjects: Collection[str], *, without: Collection[str]) -> Last | None:
    """The last thing that happened to any of them, leaving out the acts ``without``."""
    statement = (
        _of_subjects(select(AuditEntry), subjects, without)
        .order_by(AuditEntry.at.desc(), AuditEntry.chain.desc(), AuditEntry.sequence.desc())
        .limit(1)
    )
    entry = db.session.scalar(statement)
    return Last(digest=entry.digest, at=entry.at) if entry else None


def _of_subjects(
    statement: Select[AuditEntry], subjects: Collection[str], without: Collection[str]
) -> Select[AuditEntry]:
    return statement.where(AuditEntry.subject.in_(subjects), AuditEntry.act.not_in(without))


def of_person(person_id: UUID, *, number: int = 1) -> Page[TrailRow]:
    """What one person did."""
    statement = (
        select(AuditEntry)
        .where(AuditEntry.by_id == person_id)
        .order_by(AuditEntry.at.desc(), AuditEntry.sequence.desc())
    )
    return _page(statement, number)


def _page(statement: Select[AuditEntry], number: int) -> Page[TrailRow]:
    limited = statement.offset((number - 1) * PAGE_SIZE).limit(PAGE_SIZE + 1)
    rows = db.session.execute(_with_words(limited))
    return Page.of([_row(entry, words or {}) for entry, words in rows], number=number)


def _with_words(statement: Select[AuditEntry]) -> Select[AuditEntry, Mapping[str, str] | None]:
    """Beside each entry what people wrote about it; nothing when it was sealed away."""
    beside = and_(AuditWords.chain == AuditEntry.chain, AuditWords.sequence == AuditEntry.sequence)
    return statement.outerjoin(AuditWords, beside).add_columns(AuditWords.words)


def _row(entry: AuditEntry, words: Mapping[str, str]) -> TrailRow:
    details = json.loads(entry.details)
    details.pop("words", None)
    return TrailRow(
        sequence=entry.sequence,
        at=entry.at,
        act=entry.act,
        by_id=entry.by_id,
        address=entry.address,
        subject=entry.subject,
        details=details | dict(words),
    )
