"""Where a letter stands on a day: its last day, silence and what it means. Computed, not stored.

A term begins with service (Art. 32, 34). Until service is known the procedure waits as long as time
may be left out of the applicant's term, 15 working days from dispatch; when it goes on by then, no
term of the party is over for that: the office looks at what is known and waits, if need be.
"""

from collections.abc import Iterable
from datetime import date

from app.law.ledger import OpinionSought
from app.law.terms import silence_ends_on
from app.law.working_days import WorkingCalendar
from app.requests.models import DisclosureRequest, RequestState
from app.requests.opinions.models import SoughtOpinion
from app.requests.opinions.words import Standing

DECIDED = frozenset(
    {
        RequestState.SIGNED,
        RequestState.ANSWERED,
        RequestState.CLOSED,
        RequestState.WITHDRAWN,
        RequestState.NOT_ACCEPTED,
    }
)


def last_day(opinion: SoughtOpinion, calendar: WorkingCalendar) -> date | None:
    """The last day of the party's term; None before service."""
    return _silence(opinion, opinion.served_on, calendar)


def awaited_until(opinion: SoughtOpinion, calendar: WorkingCalendar) -> date:
    """Until when its answer is waited for: counted from dispatch while service is not known."""
    found = _silence(opinion, opinion.served_on or opinion.sent_on, calendar)
    assert found  # it was sent
    return found


def _silence(
    opinion: SoughtOpinion, served_on: date | None, calendar: WorkingCalendar
) -> date | None:
    if opinion.sent_on is None:
        return None
    sought = OpinionSought(opinion.law_kind, opinion.sent_on, served_on)
    return silence_ends_on(sought, calendar)


def standing_of(opinion: SoughtOpinion, calendar: WorkingCalendar, *, on: date) -> Standing:
    """Where the letter stands on ``on``."""
    if opinion.sent_on is None:
        return Standing.PREPARED
    if opinion.withdrawn_at is not None:
        return Standing.WITHDRAWN
    last = last_day(opinion, calendar)
    if opinion.answered_on is not None:
        return Standing.LATE if last and opinion.answered_on > last else Standing.ANSWERED
    if opinion.is_unreachable:
        return Standing.UNREACHABLE
    if last is None:
        return Standing.UNSERVED
    return Standing.AWAITED if on <= last else _silent(opinion)


def _silent(opinion: SoughtOpinion) -> Standing:
    return Standing.DEEMED_TO_AGREE if opinion.was_made_together else Standing.SILENT


def is_over(opinion: SoughtOpinion, calendar: WorkingCalendar, *, on: date) -> bool:
    """Whether the office need not wait for this party any longer."""
    return standing_of(opinion, calendar, on=on) not in (Standing.UNSERVED, Standing.AWAITED)


def may_answer(
    opinion: SoughtOpinion,
    disclosure_request: DisclosureRequest,
    calendar: WorkingCalendar,
    *,
    on: date,
) -> bool:
    """Whether the party's own page takes an answer: once, within its term, or opened again."""
    if opinion.sent_on is None or opinion.is_settled or disclosure_request.state in DECIDED:
        return False
    if opinion.reopened_until and on <= opinion.reopened_until:
        return True
    last = last_day(opinion, calendar)
    return opinion.answered_on is None and (last is None or on <= last)


def still_awaited(opinions: Iterable[SoughtOpinion]) -> list[SoughtOpinion]:
    """Those of a party that may be reached and has not answered."""
    return [each for each in opinions if not each.answered_on and not each.is_unreachable]
