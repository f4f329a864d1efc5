"""The office's registers: filings with authorities, and what is withheld."""

from uuid import UUID

from flask import flash, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.kit.db import transaction
from app.kit.errors import Invalid
from app.kit.htmx import go_to, show
from app.kit.paging import page_number
from app.kit.time import now, today
from app.people.access import Permission, current_person, requires
from app.publishing import actions, registers
from app.publishing.forms import ExaminationForm, ReceiptForm, SendingForm
from app.publishing.models import FilingState
from app.publishing.routes.blueprint import bp
from app.publishing.routes.documents import chosen
from app.workdays.queries import calendar


@bp.get("/filings")
@requires(Permission.RELEASE)
def filings() -> ResponseReturnValue:
    state = chosen(FilingState, request.args.get("state"))
    number = page_number(request.args.get("page"))
    page = registers.filings_for(current_person(), state=state, number=number)
    return show("publishing/filings.html", page=page, state=state, states=list(FilingState))


@bp.get("/filings/<uuid:filing_id>")
@requires(Permission.RELEASE)
def filing(filing_id: UUID) -> ResponseReturnValue:
    return _filing_page(filing_id, SendingForm(on=today()), ReceiptForm(on=today()))


@bp.post("/filings/<uuid:filing_id>/sent")
@requires(Permission.RELEASE)
def filing_sent(filing_id: UUID) -> ResponseReturnValue:
    form = SendingForm()
    if not form.validate_on_submit():
        return _filing_page(filing_id, form, ReceiptForm(formdata=None), status=422)
    try:
        with transaction():
            actions.record_sending(
                filing_id,
                by=current_person(),
                means=form.means.data or "",
                on=form.on.data or today(),
                at=now(),
            )
    except Invalid as error:
        form.on.errors = [*form.on.errors, str(error)]
        return _filing_page(filing_id, form, ReceiptForm(formdata=None), status=422)
    flash(_("Sending recorded."))
    return go_to("publishing.filing", filing_id=filing_id)


@bp.post("/filings/<uuid:filing_id>/received")
@requires(Permission.RELEASE)
def filing_received(filing_id: UUID) -> ResponseReturnValue:
    form = ReceiptForm()
    if not form.validate_on_submit():
        return _filing_page(filing_id, SendingForm(formdata=None), form, status=422)
    try:
        with transaction():
            actions.record_receipt(
                filing_id,
                by=current_person(),
                number=form.number.data or "",
                on=form.on.data or today(),
                at=now(),
            )
    except Invalid as error:
        form.on.errors = [*form.on.errors, str(error)]
        return _filing_page(filing_id, SendingForm(formdata=None), form, status=422)
    flash(_("Receipt recorded."))
    return go_to("publishing.filing", filing_id=filing_id)


def _filing_page(
    filing_id: UUID, sending: SendingForm, receipt: ReceiptForm, *, status: int = 200
) -> ResponseReturnValue:
    found = registers.filing_for(current_person(), filing_id)
    return show(
        "publishing/filing.html", status=status, filing=found, sending=sending, receipt=receipt
    )


@bp.get("/withheld")
@requires(Permission.RELEASE)
def withheld() -> ResponseReturnValue:
    due_by = today() if request.args.get("due") else None
    number = page_number(request.args.get("page"))
    page = registers.withheld_for(current_person(), due_by=due_by, number=number)
    return show(
        "publishing/withheld.html",
        page=page,
        due_only=due_by is not None,
        working_days=calendar(current_person().organ_id),
    )


@bp.get("/withheld/<uuid:entry_id>")
@requires(Permission.RELEASE)
def withheld_entry(entry_id: UUID) -> ResponseReturnValue:
    entry = registers.withheld_entry_for(current_person(), entry_id)
    return show("publishing/withheld_entry.html", entry=entry, form=ExaminationForm())


@bp.post("/withheld/<uuid:entry_id>")
@requires(Permission.RELEASE)
def examine(entry_id: UUID) -> ResponseReturnValue:
    form = ExaminationForm()
    if not form.validate_on_submit():
        entry = registers.withheld_entry_for(current_person(), entry_id)
        return show("publishing/withheld_entry.html", status=422, entry=entry, form=form)
    with transaction():
        actions.record_examination(
            entry_id, by=current_person(), note=form.note.data or "", at=now()
        )
    flash(_("Examination recorded."))
    return go_to("publishing.withheld")
