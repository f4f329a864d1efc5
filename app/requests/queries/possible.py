"""What may be done with a request beside its step, and why the rest may not."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.kit.errors import ProductError
from app.people.models import Lane
from app.people.queries import fills
from app.requests.archive.rules import check_complete
from app.requests.errors import NotTheOffice, NotYetReceived
from app.requests.models import DisclosureRequest
from app.requests.move_errors import (
    CorrectionNotAwaited,
    CorrectionOnlyWhenExamined,
    ExtensionNotPossible,
    NothingToWithdraw,
    ReasonsNotAwaited,
    ReasonsNotPossible,
)
from app.requests.queries.case import Case
from app.requests.receipts import posted_notice
from app.requests.terms import (
    check_may_ask_correction,
    check_may_ask_reasons,
    check_may_extend,
)
from app.review.models import Step
from app.review.queries.awaiting import waits

ASKING = ("examine", "correction")


class Move(StrEnum):
    """Something that may happen to a request at any time."""

    ASK_CORRECTION = "ask_correction"
    NOTICE_RECEIVED = "notice_received"
    CORRECT = "correct"
    PROPOSE_EXTENSION = "propose_extension"
    ASK_REASONS = "ask_reasons"
    GIVE_REASONS = "give_reasons"
    WITHDRAW = "withdraw"


@dataclass(frozen=True, slots=True)
class Possible:
    """A move, and the reason when it cannot be made now."""

    move: Move
    refusal: ProductError | None

    @property
    def is_open(self) -> bool:
        return self.refusal is None


def refusal_of(disclosure_request: DisclosureRequest, step: Step | None) -> ProductError | None:
    """Why the step cannot be completed now, whatever its form says."""
    if step and step.form == "register":
        return _unless(disclosure_request.received_on is not None, NotYetReceived)
    if step and step.form == "archive":
        return _of(lambda: check_complete(disclosure_request))
    return None


def moves(case: Case, *, today: date) -> list[Possible]:
    """Every move with its reason, in the order they usually come."""
    request = case.request
    awaited = {wait.message for wait in waits(case.review.review.id)} if request.is_open else set()
    office = fills(case.review.known.lanes, lane=Lane.DISCLOSURE_OFFICE, unit_id=None)
    refusals: dict[Move, ProductError | None] = {
        Move.ASK_CORRECTION: _of(lambda: _check_may_ask_correction(case, on=today)),
        Move.NOTICE_RECEIVED: _of(lambda: posted_notice(request)),
        Move.CORRECT: _unless("corrected" in awaited, CorrectionNotAwaited),
        Move.PROPOSE_EXTENSION: _may_extend(request, awaited, on=today),
        Move.ASK_REASONS: _may_ask_reasons(case, awaited),
        Move.GIVE_REASONS: _unless("reasons_given" in awaited, ReasonsNotAwaited),
        Move.WITHDRAW: _unless("withdrawn" in awaited, NothingToWithdraw),
    }
    return [
        Possible(move, refusal if office or move is Move.PROPOSE_EXTENSION else NotTheOffice())
        for move, refusal in refusals.items()
    ]


def _check_may_ask_correction(case: Case, *, on: date) -> None:
    """It has its own place in the procedure; whether it is still possible there."""
    if not any(step.form in ASKING for step in case.review.open_steps):
        raise CorrectionOnlyWhenExamined
    check_may_ask_correction(case.request, on=on)


def _may_extend(request: DisclosureRequest, awaited: set[str], *, on: date) -> ProductError | None:
    refusal = _of(lambda: check_may_extend(request, on=on))
    return refusal or _unless("extension_proposed" in awaited, ExtensionNotPossible)


def _may_ask_reasons(case: Case, awaited: set[str]) -> ProductError | None:
    refusal = _of(lambda: check_may_ask_reasons(case.request))
    return refusal or _unless("reasons_asked" in awaited, ReasonsNotPossible)


def _unless(holds: bool, refusal: type[ProductError]) -> ProductError | None:
    return None if holds else refusal()


def _of(check: Callable[[], object]) -> ProductError | None:
    try:
        check()
    except ProductError as refusal:
        return refusal
    return None
