"""The calendar changed: documents that are not public yet get the last day it gives now."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from flask_babel import lazy_gettext as _l
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.kit.db import db, locked
from app.kit.paging import PAGE_SIZE, Page
from app.publishing.deadlines import deadline_under, set_deadline
from app.publishing.models import Document, DocumentState
from app.publishing.queries import DONE
from app.publishing.subjects import KIND
from app.review import actions as review
from app.review.queries import rows
from app.workdays.hooks import Batch, Calendars, Move, Reach

AT_ONCE = 50


class DocumentTerms:
    """How the last days of documents that are not public yet hang on the calendar."""

    label = _l("Item for disclosure")

    def foreseen(self, reach: Reach, calendars: Calendars, *, number: int) -> Page[Move]:
        """What would move, the most urgent first."""
        order = (Document.deadline_on, Document.id)
        cut = _reached(reach).order_by(*order).offset((number - 1) * PAGE_SIZE)
        found = db.session.scalars(cut.limit(PAGE_SIZE + 1)).all()
        days = {each.organ_id: calendars(each.organ_id) for each in found}
        moves = [
            _move(each, each.deadline_on, after)
            for each in found[:PAGE_SIZE]
            if each.deadline_on != (after := deadline_under(each, days[each.organ_id]))
        ]
        return Page(moves, number, len(found) > PAGE_SIZE)

    def reckon(self, reach: Reach, *, after: UUID | None, at: datetime) -> Batch:
        """Some of them, each under its lock, the lock of its review before it."""
        statement = _reached(reach).with_only_columns(Document.id, Document.review_id)
        if after:
            statement = statement.where(Document.id > after)
        ids = db.session.execute(statement.order_by(Document.id).limit(AT_ONCE)).all()
        moves = [move for found in ids if (move := _reckoned(*found, at=at))]
        return Batch(moves, ids[-1].id if len(ids) == AT_ONCE else None)


def _reached(reach: Reach) -> Any:
    statement = (
        select(Document)
        .options(joinedload(Document.unit))
        .where(
            Document.state.not_in((*DONE, DocumentState.DISCARDED, DocumentState.SEALED)),
            Document.deadline_on.is_not(None),
        )
    )
    if reach.organ_id:
        statement = statement.where(Document.organ_id == reach.organ_id)
    return statement.where(Document.deadline_on >= reach.day) if reach.day else statement


def _reckoned(document_id: UUID, review_id: UUID | None, *, at: datetime) -> Move | None:
    if review_id:
        rows.locked_review(review_id)
    found = db.session.scalars(locked(select(Document).where(Document.id == document_id))).one()
    before = found.deadline_on
    set_deadline(found)
    if before == found.deadline_on:
        return None
    if review_id:
        review.redate(review_id, deadline_on=found.deadline_on, at=at)
    return _move(found, before, found.deadline_on)


def _move(found: Document, before: date | None, after: date | None) -> Move:
    number = found.document_number or found.unit.name
    return Move(KIND, found.id, found.organ_id, number, before, after)
