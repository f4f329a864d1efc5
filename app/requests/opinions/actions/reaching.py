"""Whether a letter reached its party: served, opened, not to be reached; and opened again."""

from datetime import date, datetime, timedelta
from uuid import UUID

from app.kit.time import legal_day
from app.people.models import Person
from app.requests import ledger
from app.requests.models import EventKind
from app.requests.opinions import mailing
from app.requests.opinions.arriving import go_on
from app.requests.opinions.errors import (
    AnsweredAlready,
    CodeShownAlready,
    LetterClosed,
    ServedAlready,
    StillOpen,
    TermInThePast,
    TermTooLong,
)
from app.requests.opinions.locking import Held, held_by_itself, held_for, record
from app.requests.opinions.models import SoughtOpinion
from app.requests.opinions.standing import DECIDED, may_answer
from app.workdays.queries import calendar

LONGEST_REOPENING = 30
ON_ITS_PAGE = "opened on its page"


def record_service(
    opinion_id: UUID,
    *,
    on: date,
    how: str,
    by: Person,
    key: str,
    at: datetime,
) -> SoughtOpinion:
    """The party received the letter on ``on``: its term begins."""
    held = held_for(by, opinion_id)
    once = held.once("record service", by=by, key=key)
    if once.answer():
        return held.opinion
    held.check_day(on, at=at)
    if held.opinion.served_on:
        raise ServedAlready(day=held.opinion.served_on.isoformat())
    note_service(held, on=on, how=how, by=by, at=at)
    ledger.reckon(held.request, at=at)
    held.done(once, at=at)
    return held.opinion


def open_letter(opinion_id: UUID, *, at: datetime) -> SoughtOpinion:
    """The party opened its page by number and code: it has received the letter by now."""
    held = held_by_itself(opinion_id)
    if held.opinion.served_on is None and held.request.state not in DECIDED:
        note_service(held, on=legal_day(at), how=ON_ITS_PAGE, by=None, at=at)
        ledger.reckon(held.request, at=at)
    record(held, "opinion letter opened", by=None, at=at)
    return held.opinion


def note_service(held: Held, *, on: date, how: str, by: Person | None, at: datetime) -> None:
    """Write it down; the caller has the clock read anew."""
    held.opinion.served_on, held.opinion.served_how = on, how
    ledger.note(
        held.request, EventKind.OPINION_SERVED, on=on, by=by, at=at, refers_to=held.sent_id
    )  # fmt: skip
    record(held, "opinion letter served", by=by, at=at, on=on)


def record_unreachable(
    opinion_id: UUID, *, why: str, by: Person, key: str, at: datetime
) -> SoughtOpinion:
    """Everything was tried; the office goes on without this party, and the term runs again."""
    held = held_for(by, opinion_id)
    once = held.once("record unreachable", by=by, key=key)
    if once.answer():
        return held.opinion
    if held.opinion.answered_on:
        raise AnsweredAlready
    if held.opinion.served_on:
        raise ServedAlready(day=held.opinion.served_on.isoformat())
    held.opinion.unreachable_why = why
    ledger.note(
        held.request, EventKind.OPINION_GIVEN_UP, on=legal_day(at), by=by, at=at,
        refers_to=held.sent_id,
    )  # fmt: skip
    record(held, "party not reached", by=by, at=at)
    go_on(held.request, by=by, key=key, at=at)
    ledger.reckon(held.request, at=at)
    held.done(once, at=at)
    return held.opinion


def give_code(opinion_id: UUID, *, by: Person, key: str, at: datetime) -> SoughtOpinion:
    """A new code to be shown once and handed on; the one before opens nothing any more."""
    held = held_for(by, opinion_id)
    once = held.once("give a code", by=by, key=key)
    if once.answer():
        raise CodeShownAlready
    days = calendar(held.request.organ_id)
    if not may_answer(held.opinion, held.request, days, on=legal_day(at)):
        raise LetterClosed
    held.opinion.code_version += 1
    record(held, "opinion code given", by=by, at=at)
    held.done(once, at=at)
    return held.opinion


def reopen(opinion_id: UUID, *, until: date, by: Person, key: str, at: datetime) -> SoughtOpinion:
    """Let the party answer on its page once more, by a new code; the old one is dead.

    The applicant's clock does not hear of it: no day is left out for that.
    """
    held = held_for(by, opinion_id)
    once = held.once("reopen a letter", by=by, key=key)
    if once.answer():
        return held.opinion
    today = legal_day(at)
    if held.opinion.is_settled or held.request.state in DECIDED:
        raise LetterClosed
    if may_answer(held.opinion, held.request, calendar(held.request.organ_id), on=today):
        raise StillOpen
    if until < today:
        raise TermInThePast
    if until > today + timedelta(days=LONGEST_REOPENING):
        raise TermTooLong(days=LONGEST_REOPENING)
    held.opinion.reopened_until = until
    held.opinion.code_version += 1
    mailing.send_letter(held.opinion, organ_id=held.request.organ_id, at=at)
    record(held, "opinion letter reopened", by=by, at=at, until=until)
    held.done(once, at=at)
    return held.opinion
