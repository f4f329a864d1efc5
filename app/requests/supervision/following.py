"""What is kept beside the ledger follows a day that was put right: answer, fee, opinion, timers."""

from collections.abc import Callable, Mapping
from datetime import date, datetime

from app.kit.time import legal_day
from app.law.terms import Clock, ends_on
from app.requests import answers, ledger
from app.requests.fees.queries import locked_fee
from app.requests.models import DisclosureRequest, EventKind, RequestEvent
from app.requests.opinions.queries import locked_all_of, unweighed_of
from app.requests.opinions.rules import opinions_due
from app.requests.receipts import DUE
from app.requests.supervision import errors
from app.requests.terms import ENDS_ON, correction_term_from, end_of_day, term_of
from app.review import actions as review
from app.workdays.queries import calendar


def follow(
    disclosure_request: DisclosureRequest, event: RequestEvent, on: date, *, at: datetime
) -> None:
    """The entry ``event`` is of the day ``on``; the request is locked."""
    if act := FOLLOWS.get(event.kind):
        act(disclosure_request, event, on, at)


def _served(disclosure_request: DisclosureRequest, _: RequestEvent, on: date, __: datetime) -> None:
    answers.current(disclosure_request.id).served_on = on
    disclosure_request.answered_on = on


def _fee_noticed(
    disclosure_request: DisclosureRequest, event: RequestEvent, on: date, at: datetime
) -> None:
    """The term to pay begins on the right day; the last day that was told is never taken back."""
    fee = locked_fee(disclosure_request.id)
    if fee is None or fee.due_on is None or fee.notice_event_id != event.id:
        return
    fee.noticed_on = on
    if not fee.is_open:
        return
    fee.due_on = max(fee.due_on, ends_on(Clock.FEE, on, calendar(fee.organ_id)))
    fee.sort_on = fee.due_on
    _retime(disclosure_request, {"fee_due": end_of_day(fee.due_on)}, at=at)


def _fee_paid(
    disclosure_request: DisclosureRequest, event: RequestEvent, on: date, _: datetime
) -> None:
    fee = locked_fee(disclosure_request.id)
    if fee is None or fee.due_on is None or fee.notice_event_id != event.refers_to_id:
        return
    if on > fee.due_on:
        raise errors.PaidAfterItsTerm(day=fee.due_on.isoformat())
    fee.paid_on = on


def _notice_received(
    disclosure_request: DisclosureRequest, event: RequestEvent, on: date, at: datetime
) -> None:
    """The term of the applicant runs from the right day; a day that was told never shortens."""
    events = ledger.events_of(disclosure_request.id)
    asked = next(each for each in events if each.id == event.refers_to_id)
    told = term_of(asked, events)
    last = max(told, correction_term_from(disclosure_request, on).last)
    if last == told:
        return
    ledger.note(
        disclosure_request, EventKind.TERM_MOVED, on=legal_day(at), by=None, at=at,
        refers_to=asked.id, **{ENDS_ON: last.isoformat()},
    )  # fmt: skip
    _retime(disclosure_request, {DUE[asked.kind]: end_of_day(last)}, at=at)


def _opinion_served(
    disclosure_request: DisclosureRequest, event: RequestEvent, on: date, at: datetime
) -> None:
    _opinion(disclosure_request, event, "served_on", on, at=at)


def _opinion_answered(
    disclosure_request: DisclosureRequest, event: RequestEvent, on: date, at: datetime
) -> None:
    _opinion(disclosure_request, event, "answered_on", on, at=at)


def _opinion(
    disclosure_request: DisclosureRequest, event: RequestEvent, name: str, on: date, *, at: datetime
) -> None:
    for opinion in locked_all_of(disclosure_request.id):
        if opinion.sent_id == event.refers_to_id and getattr(opinion, name):
            setattr(opinion, name, on)
    if unweighed_of(disclosure_request.id):
        _retime(disclosure_request, opinions_due(disclosure_request), at=at)


def _retime(
    disclosure_request: DisclosureRequest, facts: Mapping[str, datetime], *, at: datetime
) -> None:
    if disclosure_request.review_id:
        review.retime(disclosure_request.review_id, facts=facts, at=at)


FOLLOWS: Mapping[
    EventKind, Callable[[DisclosureRequest, RequestEvent, date, datetime], None]
] = {
    EventKind.SERVED: _served,
    EventKind.CORRECTION_SERVED: _notice_received,
    EventKind.REASONS_SERVED: _notice_received,
    EventKind.FEE_NOTICED: _fee_noticed,
    EventKind.FEE_PAID: _fee_paid,
    EventKind.OPINION_SERVED: _opinion_served,
    EventKind.OPINION_ANSWERED: _opinion_answered,
}  # fmt: skip
