"""Taking a request in at the office: counter, post, fax, word of mouth."""

from uuid import UUID

from flask import flash
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.kit.db import transaction
from app.kit.errors import Invalid
from app.kit.htmx import go_to, show
from app.kit.time import now, today
from app.people.access import Permission, current_person, requires
from app.people.errors import NoSuchOrgan
from app.requests import actions, numbers
from app.requests.access import request_for
from app.requests.forms import IntakeForm
from app.requests.routes.blueprint import bp, fresh
from app.ui.security import bodies_of

LONG_TEXT = 16 * 1024 * 1024


@bp.get("/requests/new")
@requires(Permission.RUN_REQUESTS)
def new() -> ResponseReturnValue:
    return _page(IntakeForm(handed_in_on=today()))


@bp.post("/requests/new")
@requires(Permission.RUN_REQUESTS)
@bodies_of(LONG_TEXT, text=LONG_TEXT)
def take_in() -> ResponseReturnValue:
    form, by = IntakeForm(), current_person()
    if not form.validate_on_submit():
        return _page(form, status=422)
    if by.organ_id is None:
        raise NoSuchOrgan
    try:
        with transaction():
            taken = actions.take_in(
                form.intake(by.organ_id), by=by, key=form.key.data or "", at=now()
            )
    except Invalid as wrong:
        form.blame(wrong)
        return _page(form, status=422)
    flash(_("The request was taken in under %(number)s.", number=taken.number))
    return go_to("requests.receipt", request_id=taken.id)


@bp.get("/requests/<uuid:request_id>/receipt")
@requires(Permission.RUN_REQUESTS)
def receipt(request_id: UUID) -> ResponseReturnValue:
    """What the applicant takes along: number, code, and until when the answer is due."""
    found = request_for(current_person(), request_id)
    return show("requests/receipt.html", request=found, code=numbers.code_of(found))


def _page(form: IntakeForm, *, status: int = 200) -> ResponseReturnValue:
    return show("requests/new.html", status=status, form=fresh(form, name="intake"))
