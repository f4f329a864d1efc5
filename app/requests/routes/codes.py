"""The slip with the code, printed when a request comes in, and when a lost code is given anew.

A code is shown to who has just taken the request in, or has just seen the identity paper, for some
minutes: long enough to print it. Nobody else of the office ever sees it.
"""

from uuid import UUID

from flask import current_app, flash, session
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.kit.db import transaction
from app.kit.errors import Invalid
from app.kit.htmx import go_to, show
from app.kit.time import now, real_time
from app.people.access import Permission, current_person, requires
from app.requests import actions
from app.requests.access import request_for
from app.requests.forms import RenewCodeForm
from app.requests.letters.slips import slip_of
from app.requests.models import DisclosureRequest
from app.requests.routes.blueprint import bp
from app.requests.telling import FOLLOW
from app.ui.addresses import whole_address

PRINTS = "prints the code of"
MINUTES = 10


@bp.get("/requests/<uuid:request_id>/receipt")
@requires(Permission.RUN_REQUESTS)
def receipt(request_id: UUID) -> ResponseReturnValue:
    """What the applicant takes along: number and code, on a sheet to be printed."""
    found = request_for(current_person(), request_id)
    return show(
        "requests/receipt.html",
        request=found,
        slip=slip_of(
            found,
            follow_at=whole_address(FOLLOW),
            is_demonstration=current_app.config["DEMONSTRATION"],
        )
        if _is_to_be_printed(found)
        else None,
        minutes=MINUTES,
    )


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
            renewed = actions.renew_code(
                request_id,
                paper_number=form.paper_number.data or "",
                by=current_person(),
                at=now(),
            )
    except Invalid as wrong:
        form.blame(wrong)
        return _page(request_id, form, status=422)
    let_be_printed(renewed)
    flash(_("There is a new code. The old one opens nothing any more."))
    return go_to("requests.receipt", request_id=request_id)


def _page(request_id: UUID, form: RenewCodeForm, *, status: int = 200) -> ResponseReturnValue:
    found = request_for(current_person(), request_id)
    return show("requests/lost_code.html", status=status, request=found, form=form)


def let_be_printed(found: DisclosureRequest) -> None:
    """The code of this request may be shown in this browser for some minutes."""
    session[PRINTS] = [str(found.id), found.code_version, int(real_time().timestamp())]


def _is_to_be_printed(found: DisclosureRequest) -> bool:
    request_id, version, since = session.get(PRINTS) or ("", 0, 0)
    is_this_code = (request_id, version) == (str(found.id), found.code_version)
    return is_this_code and real_time().timestamp() - since < MINUTES * 60
