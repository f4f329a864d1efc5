"""The calendar changed: documents that are not public yet get the last day it gives now."""

from datetime import date, datetime
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.kit.db import db, locked
from app.law.working_days import WorkingCalendar
from app.publishing.deadlines import deadline_under, set_deadline
from app.publishing.models import Document, DocumentState
from app.publishing.queries import DONE
from app.publishing.subjects import KIND
from app.review import actions as review
from app.review.queries import rows
from app.workdays.hooks import Move, Reach
from app.workdays.recounting import Recounted


class DocumentTerms(Recounted[Document]):
    """How the last days of documents that are not public yet hang on the calendar."""

    label = _l("Item for disclosure")
    order = (Document.deadline_on, Document.id)
    keys = (Document.id, Document.review_id)

    def reached(self, reach: Reach) -> Any:
        """Items that are still to be made public; a day after the last changes nothing."""
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

    def move(self, row: Document, working_days: WorkingCalendar) -> Move | None:
        """As the law gives it now, be it earlier."""
        after = deadline_under(row, working_days)
        return None if row.deadline_on == after else _move(row, row.deadline_on, after)

    def reckoned(self, keys: Any, *, at: datetime) -> Move | None:
        """The review is locked before its document."""
        if keys.review_id:
            rows.locked_review(keys.review_id)
        found = db.session.scalars(locked(select(Document).where(Document.id == keys.id))).one()
        before = found.deadline_on
        set_deadline(found)
        if before == found.deadline_on:
            return None
        if keys.review_id:
            review.redate(keys.review_id, deadline_on=found.deadline_on, at=at)
        return _move(found, before, found.deadline_on)


def _move(found: Document, before: date | None, after: date | None) -> Move:
    number = found.document_number or found.unit.name
    return Move(KIND, found.id, found.organ_id, number, before, after)
