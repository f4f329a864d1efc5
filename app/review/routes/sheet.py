"""The review sheet (审批单): to read, to print, and as PDF made by the worker."""

from uuid import UUID

from flask.typing import ResponseReturnValue

from app.files import storage
from app.kit.db import transaction
from app.kit.htmx import go_to, show
from app.kit.time import now
from app.people.access import Permission, current_person, requires
from app.review import viewing
from app.review.actions.sheets import ask_for_sheet
from app.review.answers import in_words
from app.review.errors import NoSuchReview
from app.review.models import Looked
from app.review.queries.sheets import content, sheet_for
from app.review.queries.visible import review_for
from app.review.routes.blueprint import bp
from app.ui.downloads import download


@bp.get("/reviews/<uuid:review_id>/sheet")
@requires(Permission.WORK)
def sheet(review_id: UUID) -> ResponseReturnValue:
    by = current_person()
    viewing.note(review_for(by, review_id).subject_id, Looked.SHEET, by=by, at=now())
    return show("review/sheet.html", sheet=content(review_id), in_words=in_words, at=now())


@bp.post("/reviews/<uuid:review_id>/sheet")
@requires(Permission.WORK)
def make_pdf(review_id: UUID) -> ResponseReturnValue:
    with transaction():
        review = review_for(current_person(), review_id)
        made = ask_for_sheet(review, by=current_person(), at=now())
    return go_to("review.sheet_progress", sheet_id=made.id)


@bp.get("/sheets/<uuid:sheet_id>")
@requires(Permission.WORK)
def sheet_progress(sheet_id: UUID) -> ResponseReturnValue:
    made = sheet_for(current_person(), sheet_id)
    return show("review/sheet_progress.html#sheet_progress", sheet=made)


@bp.get("/sheets/<uuid:sheet_id>.pdf")
@requires(Permission.WORK)
def pdf(sheet_id: UUID) -> ResponseReturnValue:
    made = sheet_for(current_person(), sheet_id)
    if made.file is None:
        raise NoSuchReview
    viewing.note(made.review.subject_id, Looked.SHEET, by=current_person(), at=now())
    place = storage.checked(made.file.sha256)
    return download(place, name=made.file.name, media_type="application/pdf")
