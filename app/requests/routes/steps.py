"""Working on a request: each step of its procedure that has a form of its own."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, BinaryIO, cast
from uuid import UUID

from flask import flash, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.kit.db import transaction
from app.kit.errors import Invalid
from app.kit.htmx import go_to
from app.kit.time import now, today
from app.people.access import Permission, current_person, requires
from app.requests import actions
from app.requests.archive.forms import ArchiveForm
from app.requests.forms import (
    AssignForm,
    ConfirmReceiptForm,
    FileForm,
    KeyedForm,
    SearchForm,
    SendBackForm,
    ServeForm,
)
from app.requests.models import FileRole
from app.requests.queries.case import case_for, units_to_choose
from app.requests.routes import case as pages
from app.requests.routes.blueprint import bp
from app.requests.values import Upload
from app.ui.security import uploads


@bp.post("/requests/<uuid:request_id>/confirm")
@requires(Permission.RUN_REQUESTS)
def confirm(request_id: UUID) -> ResponseReturnValue:
    form = ConfirmReceiptForm()
    return done(
        request_id,
        form,
        lambda: actions.confirm_receipt(
            request_id,
            by=current_person(),
            on=form.on.data or today(),
            how=form.how.data or "",
            at=now(),
        ),
        told=_("The term begins on the day of confirmation."),
    )


@bp.post("/requests/<uuid:request_id>/register")
@requires(Permission.RUN_REQUESTS)
def register(request_id: UUID) -> ResponseReturnValue:
    form = KeyedForm()
    return done(
        request_id,
        form,
        lambda: actions.register(request_id, by=current_person(), key=key_of(form), at=now()),
        told=_("Registered."),
    )


@bp.post("/requests/<uuid:request_id>/assign")
@requires(Permission.RUN_REQUESTS)
def assign(request_id: UUID) -> ResponseReturnValue:
    form = AssignForm().offer(units_to_choose(current_person()))
    return done(
        request_id,
        form,
        lambda: actions.assign(
            request_id, form.assigning(), by=current_person(), key=key_of(form), at=now()
        ),
        told=_("Assigned."),
    )


@bp.post("/requests/<uuid:request_id>/search")
@requires(Permission.WORK)
def search(request_id: UUID) -> ResponseReturnValue:
    form = SearchForm()
    return done(
        request_id,
        form,
        lambda: actions.record_search(
            request_id, form.search(), by=current_person(), key=key_of(form), at=now()
        ),
        told=_("The search has been recorded."),
    )


@bp.post("/requests/<uuid:request_id>/send-back")
@requires(Permission.WORK)
def send_back(request_id: UUID) -> ResponseReturnValue:
    form = SendBackForm()
    return done(
        request_id,
        form,
        lambda: actions.send_back(
            request_id, by=current_person(), reason=form.text.data or "", key=key_of(form), at=now()
        ),
        told=_("Sent back to the office."),
    )


@bp.post("/requests/<uuid:request_id>/files")
@requires(Permission.WORK)
@uploads
def add_file(request_id: UUID) -> ResponseReturnValue:
    form, given = FileForm(), uploaded("upload")
    return done(
        request_id,
        form,
        lambda: (
            given
            and actions.add_file(
                request_id,
                replace(given, without_properties=form.without_properties.data),
                role=FileRole(form.role.data),
                by=current_person(),
                at=now(),
            )
        ),
        told=_("The file is in the case."),
    )


@bp.post("/requests/<uuid:request_id>/serve")
@requires(Permission.RUN_REQUESTS)
@uploads
def serve(request_id: UUID) -> ResponseReturnValue:
    form = ServeForm()
    return done(
        request_id,
        form,
        lambda: actions.serve(
            request_id,
            form.service(),
            proof=uploaded("proof"),
            by=current_person(),
            key=key_of(form),
            at=now(),
        ),
        told=_("The service has been recorded."),
    )


@bp.post("/requests/<uuid:request_id>/archive")
@requires(Permission.RUN_REQUESTS)
def archive(request_id: UUID) -> ResponseReturnValue:
    form = ArchiveForm()
    return done(
        request_id,
        form,
        lambda: actions.archive(
            request_id,
            retention=form.chosen(),
            by=current_person(),
            key=key_of(form),
            at=now(),
        ),
        told=_("Archived."),
    )


def uploaded(field: str) -> Upload | None:
    """The file that was sent in ``field``, if one was."""
    found = request.files.get(field)
    if not found or not found.filename:
        return None
    return Upload(cast(BinaryIO, found.stream), found.filename)


def key_of(form: KeyedForm) -> str:
    """The key that makes sending a form twice harmless."""
    return str(form.key.data)


def done(
    request_id: UUID,
    form: Any,
    act: Callable[[], object],
    *,
    told: str,
    letter_id: UUID | None = None,
) -> ResponseReturnValue:
    """Carry ``act`` out and come back to the case; a wrong form comes back with its messages."""
    if not form.validate_on_submit():
        return _came_back(request_id, form, letter_id)
    try:
        with transaction():
            act()
    except Invalid as wrong:
        form.blame(wrong)
        return _came_back(request_id, form, letter_id)
    flash(told)
    return go_to("requests.case", request_id=request_id)


def _came_back(request_id: UUID, form: Any, letter_id: UUID | None) -> ResponseReturnValue:
    found = case_for(current_person(), request_id)
    return pages.page(found, status=422, wrong=form, letter_id=letter_id)
