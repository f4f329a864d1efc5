"""The authority's side of filing: what other organs sent to this one, and confirming it."""

from uuid import UUID, uuid4

from flask import flash, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.kit.db import transaction
from app.kit.errors import Invalid
from app.kit.htmx import go_to, show
from app.kit.paging import page_number
from app.kit.time import now
from app.people.access import Permission, current_person, requires
from app.publishing import actions
from app.publishing.filing import queries
from app.publishing.filing.forms import ConfirmationForm
from app.publishing.models import FilingState
from app.publishing.routes.blueprint import bp
from app.publishing.routes.documents import chosen
from app.workdays.queries import calendar

STATES = (FilingState.SENT, FilingState.RECEIVED)


@bp.get("/filings/received")
@requires(Permission.CONFIRM_FILINGS)
def received_filings() -> ResponseReturnValue:
    by = current_person()
    state = chosen(FilingState, request.args.get("state"))
    return show(
        "publishing/received_filings.html",
        page=queries.sent_to(by, state=state, number=page_number(request.args.get("page"))),
        state=state,
        states=STATES,
        working_days=calendar(by.organ_id),
    )


@bp.get("/filings/received/<uuid:filing_id>")
@requires(Permission.CONFIRM_FILINGS)
def received_filing(filing_id: UUID) -> ResponseReturnValue:
    return _page(filing_id, ConfirmationForm(formdata=None))


@bp.post("/filings/received/<uuid:filing_id>")
@requires(Permission.CONFIRM_FILINGS)
def confirm_filing(filing_id: UUID) -> ResponseReturnValue:
    form = ConfirmationForm()
    if not form.validate_on_submit():
        return _page(filing_id, form, status=422)
    try:
        with transaction():
            actions.confirm_receipt(
                filing_id, form.receipt(), by=current_person(), key=form.once(), at=now()
            )
    except Invalid as error:
        form.blame(error)
        return _page(filing_id, form, status=422)
    flash(_("Confirmed. The sender sees it."))
    return go_to("publishing.received_filings")


def _page(filing_id: UUID, form: ConfirmationForm, *, status: int = 200) -> ResponseReturnValue:
    by = current_person()
    found = queries.sent_to_us(by, filing_id)
    form.key.data = form.key.data or uuid4().hex
    return show(
        "publishing/received_filing.html",
        status=status,
        filing=found,
        form=form,
        working_days=calendar(by.organ_id),
    )
