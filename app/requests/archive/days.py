"""From when a case can go into the archive for good: nobody can do anything against it any more."""

from datetime import date

from app.kit.time import legal_day
from app.law.decisions import remedy as remedy_by_law
from app.law.remedies import (
    LITIGATION,
    LITIGATION_AFTER_RECONSIDERATION,
    RECONSIDERATION,
    Period,
    Remedy,
    last_day,
)
from app.law.working_days import WorkingCalendar
from app.requests import answers, cases
from app.requests.models import AnswerState, DisclosureRequest
from app.requests.remedies.queries import remedies_of
from app.review.models import Review

FORM = "archive"
PERIODS: dict[Remedy, Period] = {Remedy.R1: RECONSIDERATION, Remedy.R2: LITIGATION}


def begins_on(
    review: Review, form: str, opened_on: date, working_days: WorkingCalendar
) -> date | None:
    """From which day the term of the step that archives counts; of other steps when they open."""
    if form != FORM:
        return opened_on
    disclosure_request = cases.request_of(review)
    if is_attacked(disclosure_request):
        return None
    return max(opened_on, remedy_until(disclosure_request, working_days) or opened_on)


def is_attacked(disclosure_request: DisclosureRequest) -> bool:
    """Whether a reconsideration or a suit is running: the archive is refused as long."""
    return any(each.is_open for each in remedies_of(disclosure_request.id))


def remedy_until(
    disclosure_request: DisclosureRequest, working_days: WorkingCalendar
) -> date | None:
    """The last day on which somebody may still turn to reconsideration or to a court.

    After a decision the fifteen days to go on to a court count; before one, what the letter says.
    """
    answer = answers.shown(disclosure_request.id)
    if answer is None or answer.state is not AnswerState.SERVED or answer.served_on is None:
        return None
    decided = [
        each.told_on
        for each in remedies_of(disclosure_request.id)
        if each.told_on and each.answer_id == answer.id
    ]
    if decided:
        return last_day(LITIGATION_AFTER_RECONSIDERATION, max(decided), working_days)
    signed_on = legal_day(answer.signed_at) if answer.signed_at else answer.served_on
    period = PERIODS.get(remedy_by_law(answers.codes_of(answer), signed_on))
    return last_day(period, answer.served_on, working_days) if period else None
