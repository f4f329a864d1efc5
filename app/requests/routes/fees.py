"""Fees: the list of the organ, and the page of the fee of one request."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from flask import flash, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.kit.db import transaction
from app.kit.errors import Invalid
from app.kit.htmx import go_to, show
from app.kit.paging import page_number
from app.kit.time import now, today
from app.law.fees import Tariff
from app.people.access import Permission, current_person, may, requires
from app.people.errors import NoSuchOrgan
from app.requests import ledger
from app.requests.access import request_for
from app.requests.fees import actions, queries
from app.requests.fees.forms import (
    FeeSettingsForm,
    IssueForm,
    LapseForm,
    LetterForm,
    NoticeForm,
    PaymentForm,
    ReckonForm,
    RefundForm,
)
from app.requests.fees.letters import draw_up_notice as draw_up
from app.requests.fees.letters import issue_notice as issue
from app.requests.fees.letters import standing_notice
from app.requests.fees.reasons import TONES, WORDS, state_of
from app.requests.forms import KeyedForm
from app.requests.models import RequestFee
from app.requests.routes.blueprint import bp, fresh
from app.review.lights import Light, light
from app.ui import navigation
from app.workdays.queries import calendar


@bp.app_template_filter("fee_word")
def fee_word(value: StrEnum) -> str:
    """What a word of fees is called."""
    return str(WORDS[value])


@bp.get("/requests/fees")
@requires(Permission.RUN_REQUESTS, Permission.SUPERVISE_REQUESTS)
def fees() -> ResponseReturnValue:
    return _list_page()


@bp.post("/requests/fees")
@requires(Permission.SUPERVISE_REQUESTS)
def set_fees() -> ResponseReturnValue:
    form, by = FeeSettingsForm(), current_person()
    if by.organ_id is None:
        raise NoSuchOrgan
    if not form.validate_on_submit():
        return _list_page(form, status=422)
    try:
        with transaction():
            actions.set_fees(
                by.organ_id, is_on=bool(form.is_on.data), way_to_pay=form.way_to_pay.data or "",
                by=by, at=now(),
            )  # fmt: skip
    except Invalid as wrong:
        form.blame(wrong)
        return _list_page(form, status=422)
    flash(_("Saved."))
    return go_to("requests.fees")


@bp.get("/requests/<uuid:request_id>/fee")
@requires(Permission.RUN_REQUESTS)
def fee(request_id: UUID) -> ResponseReturnValue:
    return _page(request_id)


@bp.post("/requests/<uuid:request_id>/fee")
@requires(Permission.RUN_REQUESTS)
def reckon_fee(request_id: UUID) -> ResponseReturnValue:
    form = ReckonForm()
    return _done(
        request_id,
        form,
        lambda: actions.reckon_fee(
            request_id, Tariff(form.tariff.data), form.quantity.data or 0,
            by=current_person(), at=now(),
        ),
        told=_("The fee has been reckoned."),
    )  # fmt: skip


@bp.post("/requests/<uuid:request_id>/fee/drop")
@requires(Permission.RUN_REQUESTS)
def drop_fee(request_id: UUID) -> ResponseReturnValue:
    form = KeyedForm()
    return _done(
        request_id,
        form,
        lambda: actions.drop_fee(request_id, by=current_person(), at=now()),
        told=_("Nothing is charged for this request."),
    )


@bp.post("/requests/<uuid:request_id>/fee/letter")
@requires(Permission.RUN_REQUESTS)
def draw_up_notice(request_id: UUID) -> ResponseReturnValue:
    form = LetterForm()
    return _done(
        request_id,
        form,
        lambda: draw_up(request_id, by=current_person(), at=now()),
        told=_("The notice of fee has been drawn up."),
    )


@bp.post("/requests/<uuid:request_id>/fee/letter/number")
@requires(Permission.RUN_REQUESTS)
def issue_notice(request_id: UUID) -> ResponseReturnValue:
    form = IssueForm()
    return _done(
        request_id,
        form,
        lambda: issue(request_id, by=current_person(), key=_key(form), at=now()),
        told=_("The letter has its number and is being made as PDF."),
    )


@bp.post("/requests/<uuid:request_id>/fee/notice")
@requires(Permission.RUN_REQUESTS)
def note_fee_received(request_id: UUID) -> ResponseReturnValue:
    form = NoticeForm()
    return _done(
        request_id,
        form,
        lambda: actions.note_fee_received(
            request_id, on=form.on.data or today(), by=current_person(), key=_key(form), at=now()
        ),
        told=_("The applicant has twenty working days to pay. The term of the reply stands still."),
    )


@bp.post("/requests/<uuid:request_id>/fee/payment")
@requires(Permission.RUN_REQUESTS)
def record_payment(request_id: UUID) -> ResponseReturnValue:
    form = PaymentForm()
    return _done(
        request_id,
        form,
        lambda: actions.record_payment(
            request_id, form.money(), by=current_person(), key=_key(form), at=now()
        ),
        told=_("The payment has been recorded."),
    )


@bp.post("/requests/<uuid:request_id>/fee/refund")
@requires(Permission.RUN_REQUESTS)
def refund_fee(request_id: UUID) -> ResponseReturnValue:
    form = RefundForm()
    return _done(
        request_id,
        form,
        lambda: actions.refund(
            request_id, form.money(), by=current_person(), key=_key(form), at=now()
        ),
        told=_("The refund has been recorded."),
    )


@bp.post("/requests/<uuid:request_id>/fee/lapse")
@requires(Permission.RUN_REQUESTS)
def confirm_lapse(request_id: UUID) -> ResponseReturnValue:
    form = LapseForm()
    return _done(
        request_id,
        form,
        lambda: actions.confirm_lapse(
            request_id,
            words=form.words.data or "",
            by=current_person(),
            key=_key(form),
            at=now(),
        ),
        told=_("The lapse has been confirmed. The answer may now be “fee not paid in time”."),
    )  # fmt: skip


def _key(form: KeyedForm) -> str:
    return str(form.key.data)


def _done(
    request_id: UUID, form: Any, act: Callable[[], object], *, told: str
) -> ResponseReturnValue:
    if not form.validate_on_submit():
        return _page(request_id, form, status=422)
    try:
        with transaction():
            act()
    except Invalid as wrong:
        form.blame(wrong)
        return _page(request_id, form, status=422)
    flash(told)
    return go_to("requests.fee", request_id=request_id)


def _page(request_id: UUID, wrong: Any = None, *, status: int = 200) -> ResponseReturnValue:
    found = request_for(current_person(), request_id)
    account = queries.account_of(request_id)
    due = account.fee.due_on if account and account.fee.is_open else None
    notice = standing_notice(account.fee) if account else None
    return show(
        "requests/fee.html",
        status=status,
        request=found,
        settings=ledger.settings_of(found.organ_id),
        account=account,
        notice=notice,
        is_numbered=bool(notice and notice.number),
        forecast=queries.forecast(found),
        state=state_of(account.fee, today=today()) if account else None,
        tones=TONES,
        light=_light(due),
        forms=_forms(account, wrong),
    )


def _forms(account: queries.Account | None, wrong: Any) -> dict[str, KeyedForm]:
    """Every form of the page, the one that came back as it came."""
    blank = {
        "reckon": ReckonForm(formdata=None, tariff="pieces", quantity=1),
        "notice": NoticeForm(formdata=None, on=today()),
        "payment": PaymentForm(formdata=None, amount=account.fee.amount if account else None),
        "refund": RefundForm(formdata=None, on=today(), amount=account.held if account else None),
        "lapse": LapseForm(formdata=None),
        "drop": KeyedForm(formdata=None),
        "letter": LetterForm(formdata=None),
        "issue": IssueForm(formdata=None),
    }
    return {
        name: fresh(wrong if type(wrong) is type(form) else form, name=name)
        for name, form in blank.items()
    }


def _list_page(form: FeeSettingsForm | None = None, *, status: int = 200) -> ResponseReturnValue:
    by, is_open = current_person(), request.args.get("done") != "1"
    if by.organ_id is None:
        raise NoSuchOrgan
    settings = ledger.settings_of(by.organ_id)
    page = queries.fees_for(by, is_open=is_open, number=page_number(request.args.get("page")))
    return show(
        "requests/fees.html",
        status=status,
        page=page,
        is_open=is_open,
        settings=settings,
        form=form
        or FeeSettingsForm(
            formdata=None, is_on=settings.charges_fees, way_to_pay=settings.way_to_pay
        ),
        states={each.request_id: state_of(each, today=today()) for each in page.rows},
        lights={each.request_id: _light(_open_day(each)) for each in page.rows},
        tones=TONES,
    )


def _open_day(fee: RequestFee) -> date | None:
    return fee.due_on if fee.is_open else None


def _light(due: date | None) -> Light | None:
    return light(due, today=today(), calendar=calendar(current_person().organ_id)) if due else None


def _may_see() -> bool:
    return may(Permission.RUN_REQUESTS) or may(Permission.SUPERVISE_REQUESTS)


def _overdue() -> int:
    return queries.count_overdue(current_person(), today=today())


navigation.register(
    "requests", "requests.fees", _l("Fees"), _may_see, icon="sheet", waiting=_overdue
)
