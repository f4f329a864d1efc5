"""What has to be there before a step of a request may be completed, whichever page asks."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from app.kit.errors import ProductError
from app.law.decisions import wrong_combination
from app.requests import answers, cases, links
from app.requests.archive.rules import check_may_archive
from app.requests.errors import (
    AnswerBlank,
    AnswerIncomplete,
    DecisionsDoNotFit,
    NotYetReceived,
    SearchMissing,
    ServiceMissing,
    UnitsNeeded,
)
from app.requests.fees.queries import fee_of
from app.requests.fees.rules import check_lapse, check_paid, check_settled
from app.requests.ledger import events_of
from app.requests.letters import enclosures
from app.requests.models import DisclosureRequest, EventKind
from app.requests.move_errors import LapseTooEarly, NotYetTold, ReceiptUnknown
from app.requests.opinions import rules as opinions
from app.requests.reasons import combination_in_words
from app.requests.receipts import is_receipt_unknown
from app.requests.terms import check_may_ask_correction, last_of, term_of
from app.review.models import Step
from app.review.opinion import RETURN


def may_leave(disclosure_request: DisclosureRequest, *, step: Step, verdict: str, on: date) -> None:
    """Raise what speaks against completing ``step`` with ``verdict``."""
    outcome = step.outcome(verdict)
    if verdict == RETURN or (outcome and outcome.get("returns_to")):
        return
    if rule := RULES.get(step.form) or RULES_OF_A_VERDICT.get((step.form, verdict)):
        rule(disclosure_request, step, on)


def shut_verdicts(
    disclosure_request: DisclosureRequest, steps: Iterable[Step], *, on: date
) -> list[tuple[str, ProductError]]:
    """What cannot be decided now at the steps that are decided on the review page, and why."""
    shut = []
    for step in steps:
        for outcome in step.outcomes if step.form in DECIDED_THERE else ():
            try:
                may_leave(disclosure_request, step=step, verdict=outcome["id"], on=on)
            except ProductError as refusal:
                shut.append((str(outcome["label"]), refusal))
    return shut


def _register(disclosure_request: DisclosureRequest, _step: Step, _on: date) -> None:
    if disclosure_request.received_on is None:
        raise NotYetReceived


def _assign(disclosure_request: DisclosureRequest, _step: Step, _on: date) -> None:
    if not cases.units_of(disclosure_request.id):
        raise UnitsNeeded


def _collect(disclosure_request: DisclosureRequest, step: Step, _on: date) -> None:
    found = cases.searches_of(disclosure_request.id)
    if not any(each.unit_id == step.unit_id and each.at >= step.opened_at for each in found):
        raise SearchMissing


def _answer(disclosure_request: DisclosureRequest, _step: Step, on: date) -> None:
    answer = answers.current(disclosure_request.id)
    codes = answers.codes_of(answer)
    if not answer.code or not codes:
        raise AnswerBlank
    if wrong := wrong_combination(codes):
        raise DecisionsDoNotFit(why=combination_in_words(wrong))
    if missing := answers.lacking_in_words(disclosure_request, answer, on=on):
        raise AnswerIncomplete(lacking="、".join(missing))
    links.check(str(answer.facts.get("link") or ""))
    enclosures.check(answer)


def _sign(disclosure_request: DisclosureRequest, step: Step, on: date) -> None:
    check_settled(fee_of(disclosure_request.id))
    _answer(disclosure_request, step, on)


def _serve(disclosure_request: DisclosureRequest, _step: Step, _on: date) -> None:
    answer = answers.current(disclosure_request.id)
    if answer.served_on is None:
        raise ServiceMissing
    opinions.check_told(disclosure_request, answers.codes_of(answer), on=answer.served_on)


def _seek(disclosure_request: DisclosureRequest, _step: Step, _on: date) -> None:
    opinions.check_sent(disclosure_request)


def _weigh_opinions(disclosure_request: DisclosureRequest, _step: Step, on: date) -> None:
    opinions.check_weighed(disclosure_request, on=on)


def _examine(disclosure_request: DisclosureRequest, _step: Step, on: date) -> None:
    check_may_ask_correction(disclosure_request, on=on)


def _lapse(disclosure_request: DisclosureRequest, _step: Step, on: date) -> None:
    asked = last_of(disclosure_request, EventKind.CORRECTION_ASKED)
    assert asked  # the step opens after it
    if is_receipt_unknown(disclosure_request, EventKind.CORRECTION_ASKED):
        raise ReceiptUnknown
    last = term_of(asked, events_of(disclosure_request.id))
    if on <= last:
        raise LapseTooEarly(day=last.isoformat())


def _unreasonable(disclosure_request: DisclosureRequest, _step: Step, _on: date) -> None:
    """Silence counts against nobody who may not have been asked."""
    if is_receipt_unknown(disclosure_request, EventKind.REASONS_ASKED):
        raise ReceiptUnknown


def _fee_lapsed(disclosure_request: DisclosureRequest, _step: Step, on: date) -> None:
    check_lapse(fee_of(disclosure_request.id), on=on)


def _fee_paid(disclosure_request: DisclosureRequest, _step: Step, _on: date) -> None:
    check_paid(fee_of(disclosure_request.id))


def _archive(disclosure_request: DisclosureRequest, step: Step, _on: date) -> None:
    check_may_archive(disclosure_request, since=step.opened_at)


def _told(kind: EventKind) -> "Rule":
    """The ledger has it that the applicant was told, since the step opened."""

    def rule(disclosure_request: DisclosureRequest, step: Step, _on: date) -> None:
        told = last_of(disclosure_request, kind)
        if told is None or told.at < step.opened_at:
            raise NotYetTold

    return rule


Rule = Callable[[DisclosureRequest, Step, date], None]
RULES: Mapping[str, Rule] = {
    "register": _register,
    "assign": _assign,
    "collect": _collect,
    "seek": _seek,
    "weigh_opinions": _weigh_opinions,
    "answer": _answer,
    "sign": _sign,
    "serve": _serve,
    "archive": _archive,
}
RULES_OF_A_VERDICT: Mapping[tuple[str, str], Rule] = {
    ("examine", "correct"): _examine,
    ("correction", "sent"): _told(EventKind.CORRECTION_ASKED),
    ("tell_extension", "told"): _told(EventKind.EXTENSION_TOLD),
    ("correction_lapse", "lapsed"): _lapse,
    ("weigh_reasons", "unreasonable"): _unreasonable,
    ("fee_lapse", "lapsed"): _fee_lapsed,
    ("fee_lapse", "paid"): _fee_paid,
}
DECIDED_THERE = frozenset({"examine", "correction_lapse", "weigh_reasons", "fee_lapse", "sign"})
"""Steps that are decided on the review page, and have rules."""
