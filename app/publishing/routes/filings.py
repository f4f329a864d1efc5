"""Filing with the authorities: what is to be sent, was sent and is confirmed, and the lists."""

from io import BytesIO
from uuid import UUID, uuid4

from flask import flash, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from app.kit.db import transaction
from app.kit.errors import Invalid
from app.kit.htmx import go_to, show
from app.kit.paging import page_number
from app.kit.tables import XLSX
from app.kit.time import now, today
from app.people.access import Permission, current_person, requires
from app.publishing import actions
from app.publishing.filing import queries
from app.publishing.filing.forms import ReceiptForm, SendingForm, SendingsForm, WantedForm
from app.publishing.filing.lists import as_xlsx
from app.publishing.models import FilingState
from app.publishing.routes.blueprint import bp
from app.ui.downloads import download
from app.workdays.queries import calendar


@bp.get("/filings")
@requires(Permission.RELEASE)
def filings() -> ResponseReturnValue:
    return _list_page(None)


@bp.post("/filings/sent")
@requires(Permission.RELEASE)
def filings_sent() -> ResponseReturnValue:
    by, form = current_person(), SendingsForm()
    if not form.validate_on_submit():
        return _list_page(form, status=422)
    try:
        with transaction():
            number = actions.record_sendings(
                form.chosen(), form.sending(), by=by, key=form.once(), at=now()
            )
    except Invalid as error:
        form.blame(error)
        return _list_page(form, status=422)
    flash(ngettext("%(num)d filing sent.", "%(num)d filings sent.", number))
    return go_to("publishing.filings", state=FilingState.SENT.value)


@bp.get("/filings/list.xlsx")
@requires(Permission.RELEASE)
def filings_xlsx() -> ResponseReturnValue:
    by, at = current_person(), now()
    form = wanted_form()
    if not form.validate():
        return _list_page(None, wanted=form, status=422)
    try:
        rows = queries.whole_list(by.organ_id, form.wanted())
    except Invalid as error:
        form.blame(error)
        return _list_page(None, wanted=form, status=422)
    name = _("Filings %(day)s", day=today().isoformat())
    return download(BytesIO(as_xlsx(rows, at=at)), name=f"{name}.xlsx", media_type=XLSX)


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
            actions.record_sendings(
                [filing_id], form.sending(), by=current_person(), key=form.once(), at=now()
            )
    except Invalid as error:
        form.blame(error)
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
                filing_id, form.receipt(), by=current_person(), key=form.once(), at=now()
            )
    except Invalid as error:
        form.blame(error)
        return _filing_page(filing_id, SendingForm(formdata=None), form, status=422)
    flash(_("Receipt recorded."))
    return go_to("publishing.filing", filing_id=filing_id)


def wanted_form() -> WantedForm:
    """Which filings the address asks for."""
    authorities = queries.authorities_of(current_person().organ_id)
    form = WantedForm(formdata=request.args).offer(authorities)
    form.validate()
    return form


def _list_page(
    form: SendingsForm | None, *, wanted: WantedForm | None = None, status: int = 200
) -> ResponseReturnValue:
    by = current_person()
    chosen = wanted or wanted_form()
    asked = chosen.wanted()
    page = queries.filings_for(by, asked, number=page_number(request.args.get("page")))
    sendings = form or SendingsForm(formdata=None, on=today())
    sendings.key.data = sendings.key.data or uuid4().hex
    return show(
        "publishing/filings.html",
        status=status,
        page=page,
        wanted=chosen,
        asked=asked,
        states=list(FilingState),
        sendings=sendings,
        working_days=calendar(by.organ_id),
    )


def _filing_page(
    filing_id: UUID, sending: SendingForm, receipt: ReceiptForm, *, status: int = 200
) -> ResponseReturnValue:
    by = current_person()
    found = queries.filing_for(by, filing_id)
    for form in (sending, receipt):
        form.key.data = form.key.data or uuid4().hex
    return show(
        "publishing/filing.html",
        status=status,
        filing=found,
        sending=sending,
        receipt=receipt,
        working_days=calendar(by.organ_id),
    )
