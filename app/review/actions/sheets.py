"""Asking for the review sheet as PDF, and keeping what the worker made."""

from datetime import datetime
from io import BytesIO
from uuid import UUID

from sqlalchemy import select

from app import audit, jobs
from app.files import actions as files
from app.kit.db import db, locked
from app.people.models import Person
from app.review.models import Review, Sheet
from app.review.queries import sheets

MAKE_SHEET = "review.sheet"


def ask_for_sheet(review: Review, *, by: Person, at: datetime) -> Sheet:
    """Have the worker make the sheet of ``review`` as it stands."""
    sheet = Sheet(review_id=review.id, asked_by_id=by.id, asked_at=at)
    db.session.add(sheet)
    db.session.flush()
    jobs.enqueue(
        MAKE_SHEET,
        key=str(sheet.id),
        payload={"sheet": str(sheet.id)},
        run_at=at,
        organ_id=review.organ_id,
    )
    audit.record(
        "review sheet asked for", organ_id=review.organ_id, by=by.id, at=at,
        subject=str(review.id),
    )  # fmt: skip
    return sheet


def keep_sheet(sheet_id: UUID, pdf: bytes | None, *, at: datetime) -> None:
    """Store the PDF; without one the sheet could not be made. Nothing of what is sealed is kept."""
    review_id = sheets.review_of_sheet(sheet_id)
    if review_id is None or _is_sealed(review_id):
        return
    sheet = db.session.get_one(Sheet, sheet_id, with_for_update=True)
    if sheet.made_at is not None:
        return
    if pdf is None:
        sheet.failed_at = at
        return
    file = files.store_original(
        BytesIO(pdf),
        name=f"审批单-{at:%Y%m%d}.pdf",
        organ_id=sheet.review.organ_id,
        by=db.session.get_one(Person, sheet.asked_by_id),
        at=at,
    )
    sheet.file_id, sheet.made_at = file.id, at
    db.session.flush()


def _is_sealed(review_id: UUID) -> bool:
    return db.session.scalars(locked(select(Review).where(Review.id == review_id))).one().is_sealed
