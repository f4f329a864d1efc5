"""Drafts of procedures: for the lists, for their own page, for acts that lock them."""

from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import lazyload

from app.designer.errors import NoSuchDraft
from app.designer.models import EDITABLE, DraftAct, DraftState, ProcedureDraft
from app.engine.models import ProcedureVersion
from app.kit.db import db, locked
from app.kit.paging import PAGE_SIZE, Page

OPEN = (*sorted(EDITABLE), DraftState.PROPOSED)


def draft(draft_id: UUID) -> ProcedureDraft:
    """One draft, wherever it stands."""
    if found := db.session.get(ProcedureDraft, draft_id):
        return found
    raise NoSuchDraft


def locked_draft(draft_id: UUID) -> ProcedureDraft:
    """The draft, locked until the commit and read afresh.

    Its people are read after the lock is held: joined, they would be those from before it.
    """
    statement = locked(select(ProcedureDraft).where(ProcedureDraft.id == draft_id))
    if found := db.session.scalar(statement.options(lazyload("*"))):
        return found
    raise NoSuchDraft


def hold_base(draft: ProcedureDraft) -> None:
    """Let nobody else replace the same version until the commit; cases may begin on it."""
    base = select(ProcedureVersion.id).where(ProcedureVersion.id == draft.base_id)
    db.session.execute(base.with_for_update(key_share=True))


def source_of(draft_id: UUID) -> bytes:
    """The diagram as it was saved, byte for byte."""
    source = db.session.scalar(select(ProcedureDraft.source).where(ProcedureDraft.id == draft_id))
    if source is None:
        raise NoSuchDraft
    return source


def open_drafts(*, number: int = 1) -> Page[ProcedureDraft]:
    """Drafts that are not over yet, those that wait for a decision first."""
    statement = (
        select(ProcedureDraft)
        .where(ProcedureDraft.state.in_(OPEN))
        .order_by(
            ProcedureDraft.state != DraftState.PROPOSED,
            ProcedureDraft.changed_at.desc(),
            ProcedureDraft.id,
        )
        .offset((number - 1) * PAGE_SIZE)
        .limit(PAGE_SIZE + 1)
    )
    return Page.of(db.session.scalars(statement).all(), number=number)


def drafts_of(process_id: str, *, limit: int = PAGE_SIZE) -> list[ProcedureDraft]:
    """The latest drafts of one process, those that are over included."""
    statement = (
        select(ProcedureDraft)
        .where(ProcedureDraft.process_id == process_id)
        .order_by(ProcedureDraft.changed_at.desc(), ProcedureDraft.id)
        .limit(limit)
    )
    return list(db.session.scalars(statement))


def acts_on(draft_id: UUID, *, number: int = 1) -> Page[DraftAct]:
    """What was done to a draft, the latest first."""
    statement = (
        select(DraftAct)
        .where(DraftAct.draft_id == draft_id)
        .order_by(DraftAct.at.desc(), DraftAct.id)
        .offset((number - 1) * PAGE_SIZE)
        .limit(PAGE_SIZE + 1)
    )
    return Page.of(db.session.scalars(statement).all(), number=number)


def proposals() -> int:
    """How many drafts wait for a decision."""
    statement = select(func.count()).where(ProcedureDraft.state == DraftState.PROPOSED)
    return db.session.scalar(statement) or 0
