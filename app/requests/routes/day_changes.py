"""Putting days right: the clerk proposes on the case, the head of the office decides on a list."""

from typing import BinaryIO, cast
from uuid import UUID

from flask import flash, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.kit.db import transaction
from app.kit.errors import Invalid
from app.kit.htmx import go_to, show
from app.kit.paging import page_number
from app.kit.time import now
from app.people.access import Permission, current_person, may, requires
from app.requests.access import request_for
from app.requests.routes.blueprint import bp, fresh
from app.requests.supervision import day_changes, queries
from app.requests.supervision.day_rules import entries_to_put_right
from app.requests.supervision.forms import DayChangeForm, DecideForm
from app.requests.values import Upload
from app.ui import navigation
from app.ui.security import uploads
from app.workdays.queries import moved


@bp.get("/requests/<uuid:request_id>/days")
@requires(Permission.WORK)
def days(request_id: UUID) -> ResponseReturnValue:
    return _case_page(request_id, None)


@bp.post("/requests/<uuid:request_id>/days")
@requires(Permission.RUN_REQUESTS)
@uploads
def propose_day(request_id: UUID) -> ResponseReturnValue:
    by = current_person()
    form, found = DayChangeForm(), request_for(by, request_id)
    form.offer(found.received_on, entries_to_put_right(found))
    if not form.validate_on_submit():
        return _case_page(request_id, form, status=422)
    uploaded = form.upload.data
    proof = Upload(cast(BinaryIO, uploaded.stream), uploaded.filename or "")
    try:
        with transaction():
            day_changes.propose(form.proposal(request_id), proof, by=by, at=now())
    except Invalid as wrong:
        form.blame(wrong)
        return _case_page(request_id, form, status=422)
    flash(_("Proposed. The head of the disclosure office decides it; nothing has moved yet."))
    return go_to("requests.days", request_id=request_id)


@bp.get("/requests/day-changes")
@requires(Permission.WORK)
def day_list() -> ResponseReturnValue:
    return _list_page(DecideForm(formdata=None))


@bp.post("/requests/day-changes/<uuid:change_id>")
@requires(Permission.SUPERVISE_REQUESTS)
def decide_day(change_id: UUID) -> ResponseReturnValue:
    form, by = DecideForm(), current_person()
    decide = day_changes.approve if "approve" in request.form else day_changes.refuse
    if not form.validate_on_submit():
        return _list_page(form, status=422)
    try:
        with transaction():
            decide(change_id, by=by, words=form.words.data or "", at=now())
    except Invalid as wrong:
        form.blame(wrong)
        return _list_page(form, status=422)
    flash(_("Decided."))
    return go_to("requests.day_list")


@bp.get("/requests/moved-days")
@requires(Permission.RUN_REQUESTS)
def moved_days() -> ResponseReturnValue:
    """The last days of the organ that moved because the calendar or a term changed."""
    number = page_number(request.args.get("page"))
    return show(
        "requests/moved_days.html", page=moved(None, current_person().organ_id, number=number)
    )


def _case_page(
    request_id: UUID, form: DayChangeForm | None, *, status: int = 200
) -> ResponseReturnValue:
    found = request_for(current_person(), request_id)
    if form is None:
        form = DayChangeForm(formdata=None)
        form.offer(found.received_on, entries_to_put_right(found))
    changes = queries.changes_of(request_id)
    return show(
        "requests/days.html",
        status=status,
        request=found,
        changes=changes,
        form=fresh(form, name="day"),
        may_propose=found.is_open and found.received_on and not any(x.is_open for x in changes),
    )


def _list_page(form: DecideForm, *, status: int = 200) -> ResponseReturnValue:
    by, timely = current_person(), request.args.get("timely") == "1"
    page = queries.changes_for(by, timely=timely, number=page_number(request.args.get("page")))
    waiting = [each for each in page.rows if each.is_open]
    return show(
        "requests/day_list.html",
        status=status,
        page=page,
        timely=timely,
        form=form,
        previews={each.id: day_changes.due_if(each.request, each) for each in waiting},
        reader=by,
    )


def _may_see() -> bool:
    return may(Permission.RUN_REQUESTS) or may(Permission.SUPERVISE_REQUESTS)


def _waiting() -> int:
    head = may(Permission.SUPERVISE_REQUESTS)
    return queries.count_to_decide(current_person()) if head else 0


navigation.register(
    "requests",
    "requests.day_list",
    _l("Days put right"),
    _may_see,
    icon="trail",
    waiting=_waiting,
)
