"""The fee of a request: reckoned, told, paid, given back, lapsed."""

from typing import Any
from uuid import UUID

from flask_babel import lazy_gettext as _l

from app.api.endpoints import changing, reading
from app.api.once import sent_key
from app.api.requests.letters import told
from app.api.requests.reading import HERE
from app.api.schemas.requests.fees import (
    FeeAnswer,
    FeeMoved,
    FeeReckoned,
    LapseBody,
    MoneyBody,
    NoticeReceivedBody,
    ReckoningBody,
)
from app.api.schemas.requests.letters import LetterMoved
from app.kit.time import now, today
from app.people.access import Permission, Scope, current_person, requires
from app.requests.access import request_for
from app.requests.fees import actions, queries
from app.requests.fees.letters import draw_up_notice
from app.requests.fees.reasons import state_of
from app.requests.models import DisclosureRequest
from app.requests.values import Money

FEE = f"{HERE}/fee"
OF_FEE = (
    *("tariff", "quantity", "before", "amount"),
    *("noticed_on", "due_on", "paid_on", "lapsed_on"),
)
Given = dict[str, Any]


@reading(FEE, _l("The fee of a request"), answer=FeeAnswer)
@requires(Permission.RUN_REQUESTS, scope=Scope.READ)
def fee_of_request(request_id: UUID) -> dict[str, Any]:
    found = request_for(current_person(), request_id)
    account = queries.account_of(request_id)
    fee = account.fee if account else None
    return {name: getattr(fee, name, None) for name in OF_FEE} | {
        "request_id": request_id,
        "forecast": queries.forecast(found).amount,
        "state": state_of(fee, today=today()) if fee else None,
        "payments": account.payments if account else [],
    }


@changing(FEE, _l("Reckon the fee of a request"), body=ReckoningBody, answer=FeeReckoned)
@requires(Permission.RUN_REQUESTS, scope=Scope.WORK)
def reckon_fee(given: Given, request_id: UUID) -> dict[str, Any]:
    by = current_person()
    fee = actions.reckon_fee(request_id, given["tariff"], given["quantity"], by=by, at=now())
    return {"request_id": request_id, "amount": fee.amount}


@changing(f"{FEE}/drop", _l("Charge nothing for a request after all"), answer=FeeReckoned)
@requires(Permission.RUN_REQUESTS, scope=Scope.WORK)
def drop_fee(request_id: UUID) -> dict[str, Any]:
    actions.drop_fee(request_id, by=current_person(), at=now())
    return {"request_id": request_id, "amount": 0}


@changing(f"{FEE}/letter", _l("Draw the notice of fee up"), answer=LetterMoved, status=201)
@requires(Permission.RUN_REQUESTS, scope=Scope.WORK)
def draw_notice_of_fee(request_id: UUID) -> dict[str, Any]:
    return told(draw_up_notice(request_id, by=current_person(), at=now()))


@changing(
    f"{FEE}/notice",
    _l("Record that the applicant received the notice of fee"),
    body=NoticeReceivedBody,
    answer=FeeMoved,
)
@requires(Permission.RUN_REQUESTS, scope=Scope.WORK)
def note_fee_received(given: Given, request_id: UUID) -> dict[str, Any]:
    by = current_person()
    return _moved(actions.note_fee_received(request_id, by=by, key=sent_key(), at=now(), **given))


@changing(f"{FEE}/payment", _l("Record a payment"), body=MoneyBody, answer=FeeMoved)
@requires(Permission.RUN_REQUESTS, scope=Scope.WORK)
def record_payment(given: Given, request_id: UUID) -> dict[str, Any]:
    by, money = current_person(), Money(**given)
    return _moved(actions.record_payment(request_id, money, by=by, key=sent_key(), at=now()))


@changing(f"{FEE}/refund", _l("Record a refund"), body=MoneyBody, answer=FeeMoved)
@requires(Permission.RUN_REQUESTS, scope=Scope.WORK)
def refund_fee(given: Given, request_id: UUID) -> dict[str, Any]:
    by, money = current_person(), Money(**given)
    return _moved(actions.refund(request_id, money, by=by, key=sent_key(), at=now()))


@changing(
    f"{FEE}/lapse",
    _l("Confirm that the fee was not paid in time"),
    body=LapseBody,
    answer=FeeMoved,
)
@requires(Permission.RUN_REQUESTS, scope=Scope.WORK)
def confirm_lapse_of_fee(given: Given, request_id: UUID) -> dict[str, Any]:
    by, words = current_person(), given["text"]
    return _moved(actions.confirm_lapse(request_id, words=words, by=by, key=sent_key(), at=now()))


def _moved(disclosure_request: DisclosureRequest) -> dict[str, Any]:
    fee = queries.fee_of(disclosure_request.id)
    return {
        "request_id": disclosure_request.id,
        "state": disclosure_request.state,
        "due_on": disclosure_request.due_on,
        "fee_due_on": fee and fee.due_on,
        "paid_on": fee and fee.paid_on,
        "lapsed_on": fee and fee.lapsed_on,
    }
