"""Extending the term once, and telling the applicant: by at most twenty working days (Art. 33),
or, where reasons that were asked for are good, by what is reasonable (Art. 35).
"""

from datetime import date, datetime
from uuid import UUID

from app import audit
from app.kit.time import legal_day
from app.law.ledger import LONGEST_EXTENSION
from app.people.models import Person
from app.requests import cases, ledger
from app.requests.access import check_office
from app.requests.actions.stepping import complete, once_for, part_of
from app.requests.errors import DayInFuture, DayTooEarly
from app.requests.models import DisclosureRequest, EventKind
from app.requests.move_errors import (
    DelayDays,
    ExtensionDays,
    ExtensionNotPossible,
    ExtensionReasonMissing,
    ToldTooLate,
)
from app.requests.terms import LONGEST_DELAY, are_reasons_good, check_may_extend, last_of
from app.requests.values import Deed
from app.review import actions as review
from app.review.queries.awaiting import wait_for

PROPOSED = "extension_proposed"
SHORTEST_REASON = 4


def propose_extension(
    request_id: UUID, *, days: int, reason: str, by: Person, key: str, at: datetime
) -> DisclosureRequest:
    """Ask the head of the office for an extension, while the term still runs."""
    disclosure_request, case = cases.locked_case(by, request_id)
    once = once_for("propose an extension", request_id, by=by, key=key)
    if once.answer():
        return disclosure_request
    after_reasons = are_reasons_good(disclosure_request, ledger.events_of(request_id))
    kind = (LONGEST_DELAY, DelayDays) if after_reasons else (LONGEST_EXTENSION, ExtensionDays)
    longest, refusal = kind
    if not 1 <= days <= longest:
        raise refusal(most=longest)
    if len(reason.strip()) < SHORTEST_REASON:
        raise ExtensionReasonMissing
    check_may_extend(disclosure_request, on=legal_day(at))
    if wait_for(case.id, PROPOSED) is None:
        raise ExtensionNotPossible

    ledger.note(
        disclosure_request, EventKind.EXTENSION_PROPOSED, on=legal_day(at), by=by, at=at,
        days=days, reason=reason.strip(), after_reasons=after_reasons,
    )  # fmt: skip
    review.deliver(case.id, message=PROPOSED, by=by, at=at, key=part_of(key, "message"))
    audit.record(
        "extension proposed", organ_id=disclosure_request.organ_id, by=by.id, at=at,
        subject=str(disclosure_request.id), days=days,
    )  # fmt: skip
    once.done(case.id, at=at)
    return disclosure_request


def tell_extension(
    request_id: UUID, *, on: date, way: str, by: Person, key: str, at: datetime
) -> DisclosureRequest:
    """The applicant was told on ``on``, before the last day: only now the extension counts."""
    check_office(by)
    disclosure_request, case = cases.locked_case(by, request_id)
    once = once_for("tell of an extension", request_id, by=by, key=key)
    if once.answer():
        return disclosure_request
    cases.open_step(case, "tell_extension", person=by)
    approved = last_of(disclosure_request, EventKind.EXTENSION_APPROVED)
    assert approved  # the step opens after the approval
    if on > legal_day(at):
        raise DayInFuture
    if on < approved.on:
        raise DayTooEarly(day=approved.on.isoformat())
    if disclosure_request.due_on and on > disclosure_request.due_on:
        raise ToldTooLate(day=disclosure_request.due_on.isoformat())

    ledger.note(
        disclosure_request, EventKind.EXTENSION_TOLD, on=on, by=by, at=at,
        refers_to=approved.id, way=way,
    )  # fmt: skip
    complete(case, "tell_extension", Deed("told", key, way), by=by, at=at)
    ledger.reckon(disclosure_request, at=at)
    audit.record(
        "extension told", organ_id=disclosure_request.organ_id, by=by.id, at=at,
        subject=str(disclosure_request.id), on=on,
    )  # fmt: skip
    once.done(case.id, at=at)
    return disclosure_request
