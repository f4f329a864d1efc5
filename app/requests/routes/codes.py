"""A lost code, given anew at the counter."""

from uuid import UUID

from flask import flash
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.kit.db import transaction
from app.kit.errors import Invalid
from app.kit.htmx import go_to, show
from app.kit.time import now
from app.people.access import Permission, current_person, requires
from app.requests import actions
from app.requests.access import request_for
from app.requests.forms import RenewCodeForm
from app.requests.routes.blueprint import bp


@bp.get("/requests/<uuid:request_id>/code")
@requires(Permission.RUN_REQUESTS)
def lost_code(request_id: UUID) -> ResponseReturnValue:
    return _page(request_id, RenewCodeForm(formdata=None))


@bp.post("/requests/<uuid:request_id>/code")
@requires(Permission.RUN_REQUESTS)
def renew_code(request_id: UUID) -> ResponseReturnValue:
    form = RenewCodeForm()
    if not form.validate_on_submit():
        return _page(request_id, form, status=422)
    try:
        with transaction():
            actions.renew_code(
                request_id,
                paper_number=form.paper_number.data or "",
                by=current_person(),
                at=now(),
            )
    except Invalid as wrong:
        form.blame(wrong)
        return _page(request_id, form, status=422)
    flash(_("There is a new code. The old one opens nothing any more."))
    return go_to("requests.receipt", request_id=request_id)


def _page(request_id: UUID, form: RenewCodeForm, *, status: int = 200) -> ResponseReturnValue:
    found = request_for(current_person(), request_id)
    return show("requests/lost_code.html", status=status, request=found, form=form)
