"""What follows for a request when somebody completed a step of it: its state, ledger and answer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from app.kit.db import db
from app.kit.time import legal_day
from app.law.decisions import Code
from app.people.models import Person
from app.requests import answers, ledger
from app.requests.jobs import ask_to_set_aside
from app.requests.models import (
    AnswerState,
    DisclosureRequest,
    EventKind,
    RequestEvent,
    RequestFee,
    RequestState,
)
from app.requests.terms import correction_term_from, last_of
from app.review.models import Step


@dataclass(frozen=True, slots=True)
class Told:
    """``by`` completed ``step`` now."""

    step: Step
    by: Person
    at: datetime


def _registered(disclosure_request: DisclosureRequest, _told: Told) -> None:
    disclosure_request.state = RequestState.IN_HAND


def _signed(disclosure_request: DisclosureRequest, told: Told) -> None:
    answer = answers.current(disclosure_request.id)
    answer.state, answer.signed_at = AnswerState.SIGNED, told.at
    disclosure_request.state, disclosure_request.awaits = RequestState.SIGNED, ""
    disclosure_request.decision = answer.code
    _note(disclosure_request, EventKind.SIGNED, told)


def _served(disclosure_request: DisclosureRequest, told: Told) -> None:
    answer = answers.current(disclosure_request.id)
    assert answer.served_on  # the rule of the step
    answer.state = AnswerState.SERVED
    disclosure_request.state = RequestState.ANSWERED
    disclosure_request.answered_on = answer.served_on
    ledger.note(
        disclosure_request, EventKind.SERVED, on=answer.served_on, by=told.by, at=told.at,
        way=answer.served_by, code=answer.code,
    )  # fmt: skip
    ledger.reckon(disclosure_request, at=told.at)


def _prolonged(disclosure_request: DisclosureRequest, told: Told) -> None:
    """There was a good reason: the applicant gets the term once more, from today."""
    asked = last_of(disclosure_request, EventKind.CORRECTION_ASKED)
    assert asked  # the step opens after it
    term = correction_term_from(disclosure_request, legal_day(told.at))
    ledger.note(
        disclosure_request, EventKind.CORRECTION_PROLONGED, on=legal_day(told.at), by=told.by,
        at=told.at, refers_to=asked.id, **term.details,
    )  # fmt: skip


def _correction_lapsed(disclosure_request: DisclosureRequest, told: Told) -> None:
    disclosure_request.state, disclosure_request.awaits = RequestState.IN_HAND, ""
    event = _note(disclosure_request, EventKind.CORRECTION_LAPSED, told)
    _suggest(disclosure_request, Code.O1, correction_lapsed=event.on.isoformat())


def _extension_approved(disclosure_request: DisclosureRequest, told: Told) -> None:
    proposed = last_of(disclosure_request, EventKind.EXTENSION_PROPOSED)
    assert proposed  # the step opens after it
    ledger.note(
        disclosure_request, EventKind.EXTENSION_APPROVED, on=legal_day(told.at), by=told.by,
        at=told.at, days=proposed.details["days"],
        after_reasons=proposed.details.get("after_reasons", False),
    )  # fmt: skip


def _extension_refused(disclosure_request: DisclosureRequest, told: Told) -> None:
    _note(disclosure_request, EventKind.EXTENSION_REFUSED, told)


def _unreasonable(disclosure_request: DisclosureRequest, told: Told) -> None:
    asked = last_of(disclosure_request, EventKind.REASONS_ASKED)
    _suggest(
        disclosure_request, Code.N4, reasons_asked=asked.on.isoformat() if asked else "",
    )  # fmt: skip
    _set_aside(disclosure_request, told)


def _fee_lapsed(disclosure_request: DisclosureRequest, told: Told) -> None:
    fee = db.session.get_one(RequestFee, disclosure_request.id)  # by the rule of the step
    fee.lapsed_on, fee.is_open = legal_day(told.at), False
    disclosure_request.awaits = ""
    event = _note(disclosure_request, EventKind.FEE_LAPSED, told)
    _suggest(disclosure_request, Code.O2, fee_lapsed=event.on.isoformat())
    _set_aside(disclosure_request, told)


def _withdrawn(disclosure_request: DisclosureRequest, _told: Told) -> None:
    disclosure_request.state = RequestState.WITHDRAWN
    disclosure_request.decision = Code.O3.value


def _note(disclosure_request: DisclosureRequest, kind: EventKind, told: Told) -> RequestEvent:
    return ledger.note(
        disclosure_request, kind, on=legal_day(told.at), by=told.by, at=told.at
    )  # fmt: skip


def _suggest(disclosure_request: DisclosureRequest, code: Code, **facts: str) -> None:
    """What is decided is clear already; the drafter finds it filled in."""
    answer = answers.current(disclosure_request.id)
    answer.code, answer.facts = code.value, {**answer.facts, **facts}
    answer.grounds, answer.saved = [], answer.saved + 1


def _set_aside(disclosure_request: DisclosureRequest, told: Told) -> None:
    ask_to_set_aside(
        disclosure_request.id, step_id=told.step.id, organ_id=disclosure_request.organ_id
    )  # fmt: skip


Follow = Callable[[DisclosureRequest, Told], None]
FOLLOWS: Mapping[tuple[str, str], Follow] = {
    ("register", "register"): _registered,
    ("sign", "approve"): _signed,
    ("serve", "served"): _served,
    ("correction_lapse", "wait"): _prolonged,
    ("correction_lapse", "lapsed"): _correction_lapsed,
    ("extension", "approve"): _extension_approved,
    ("extension", "refuse"): _extension_refused,
    ("weigh_reasons", "unreasonable"): _unreasonable,
    ("fee_lapse", "lapsed"): _fee_lapsed,
    ("withdrawal", "confirmed"): _withdrawn,
}
