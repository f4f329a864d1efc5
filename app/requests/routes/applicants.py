"""Who asks: how often, and with which identity number."""

from uuid import UUID

from flask import request
from flask.typing import ResponseReturnValue

from app.kit.db import transaction
from app.kit.errors import Invalid
from app.kit.htmx import show
from app.kit.paging import page_number
from app.kit.time import now
from app.people.access import Permission, current_person, requires
from app.requests.access import request_for
from app.requests.reasons import TONES
from app.requests.routes.blueprint import bp
from app.requests.supervision.forms import IdentityForm
from app.requests.supervision.identity import Opened, open_numbers
from app.requests.supervision.same_applicant import MANY, frequency_of, requests_of_applicant


@bp.get("/requests/<uuid:request_id>/same-applicant")
@requires(Permission.WORK)
def same_applicant(request_id: UUID) -> ResponseReturnValue:
    by = current_person()
    found = request_for(by, request_id)
    number = page_number(request.args.get("page"))
    return show(
        "requests/same_applicant.html",
        request=found,
        page=requests_of_applicant(by, found, number=number),
        frequency=frequency_of(found),
        many=MANY,
        tones=TONES,
    )


@bp.get("/requests/<uuid:request_id>/identity")
@requires(Permission.RUN_REQUESTS)
def identity(request_id: UUID) -> ResponseReturnValue:
    return _page(request_id, IdentityForm(formdata=None))


@bp.post("/requests/<uuid:request_id>/identity")
@requires(Permission.RUN_REQUESTS)
def open_identity(request_id: UUID) -> ResponseReturnValue:
    """The one answer to a POST that is shown at once: an address must never lead to the number."""
    form = IdentityForm()
    if not form.validate_on_submit():
        return _page(request_id, form, status=422)
    try:
        with transaction():
            opened = open_numbers(
                request_id, by=current_person(), reason=form.reason.data or "", at=now()
            )
    except Invalid as wrong:
        form.blame(wrong)
        return _page(request_id, form, status=422)
    return _page(request_id, form, opened=opened)


def _page(
    request_id: UUID, form: IdentityForm, *, opened: Opened | None = None, status: int = 200
) -> ResponseReturnValue:
    found = request_for(current_person(), request_id)
    return show("requests/identity.html", status=status, request=found, form=form, opened=opened)
