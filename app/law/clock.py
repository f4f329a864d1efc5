"""When a reply is due: the last day, the proof, and what of the ledger does not count (Art. 30–35).

The term is 20 working days after receipt. A correction that came in, or a fee that was paid, lets
it begin anew; opinions sought stand outside it; one extension lengthens it. Where the law gives no
formula the earlier day is taken: who answers by it is in time on every reading. So an extension
told before the term began anew is used up and does not lengthen the new term.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple

from app.law import receipt, standing
from app.law.articles import ART_33_2
from app.law.ledger import Correction, Fee, Ledger, OpinionSought
from app.law.proof import Day, Wait, Walk, Why, day_of, days_before, first_day
from app.law.standing import Problem, ProblemCode, Problems, Told
from app.law.terms import TERMS, Clock
from app.law.working_days import ONE_DAY, WorkingCalendar

REPLY_DAYS = TERMS[Clock.REPLY].days


@dataclass(frozen=True, slots=True)
class Due:
    """The last day that is still in time; None while the applicant has to act first."""

    due_on: date | None
    provisional: bool
    problems: tuple[Problem, ...]
    days: tuple[Day, ...]


class _Term(NamedTuple):
    """A term's last day, the one it would have without extension, and its days."""

    last: date
    regular: date
    days: list[Day]


@dataclass(frozen=True, slots=True)
class _Case:
    """What a term is counted with."""

    received_on: date
    calendar: WorkingCalendar
    excluded: frozenset[date]
    extensions: tuple[Told, ...]

    def term(self, begun_on: date) -> _Term:
        """The term that began on ``begun_on``; the first extension counts if told within it."""
        walk = Walk(begun_on, self.calendar, self.excluded)
        last = regular = walk.until(REPLY_DAYS, Why.COUNTED, ART_33_2)
        if self.extensions and begun_on <= self.extensions[0].told_on <= regular:
            _told_on, days, article = self.extensions[0]
            last = walk.until(REPLY_DAYS + days, Why.EXTENSION, article)
        return _Term(last, regular, walk.days)


def due(ledger: Ledger, calendar: WorkingCalendar) -> Due:
    """The last day for the reply, and why. Raises ``YearUnknown`` outside the calendar."""
    problems = Problems()
    if ledger.reopening:
        if ledger.reopening.due_on:
            return _ordered(ledger, ledger.reopening.on, ledger.reopening.due_on, problems)
        ledger = replace(ledger, received_on=ledger.reopening.on)
    received_on = _received_on(ledger, problems)
    if received_on is None:
        waiting = day_of(ledger.received_on, Why.AWAITING_CONFIRMATION)
        return Due(None, False, tuple(problems.found), (waiting,))

    calendar.kind(received_on)  # Nothing is counted in a year that nobody knows.
    correction = standing.correction(ledger, received_on, calendar, problems)
    letters = standing.opinions(ledger, problems)
    excluded = standing.excluded_days(letters, ledger.exclusion_from, calendar)
    case = _Case(received_on, calendar, excluded, standing.extensions(ledger, problems))
    waits = _waits(correction, _fee(case, correction, standing.fees(ledger, problems), problems))
    if any(wait.ended_on is None for wait in waits):
        return _of_its_round(ledger, _waiting(case, waits, problems))

    begun_on = max([received_on, *(wait.ended_on for wait in waits if wait.ended_on)])
    term = case.term(begun_on)
    _judge_extensions(case.extensions, begun_on, term, problems)
    _judge_opinions(letters, ledger, term, problems)
    before = days_before(received_on, begun_on, waits, calendar)
    days = (*before, first_day(received_on, begun_on, waits), *term.days)
    found = Due(term.last, calendar.is_provisional(term.last), tuple(problems.found), days)
    return _of_its_round(ledger, found)


def _of_its_round(ledger: Ledger, found: Due) -> Due:
    """The first day of a new round is not the one of receipt."""
    if ledger.reopening is None:
        return found
    return replace(found, days=(day_of(ledger.reopening.on, Why.REOPENED), *found.days[1:]))


def _received_on(ledger: Ledger, problems: Problems) -> date | None:
    """The day from which the term is counted: of receipt, or on which a new answer was ordered."""
    if ledger.reopening:
        return ledger.reopening.on
    return receipt.received_on(
        ledger.channel,
        handed_in_on=ledger.received_on,
        confirmed_on=standing.confirmed_on(ledger, problems),
    )


def _ordered(ledger: Ledger, told_on: date, due_on: date, problems: Problems) -> Due:
    """A decision that sets the last day itself leaves nothing to count: what it says binds.

    The organ can neither lengthen that term nor have it begin anew.
    """
    for _ in (*ledger.corrections, *ledger.opinions_sought, *ledger.extensions, *ledger.fees):
        problems.add(ProblemCode.TERM_ORDERED)
    days = [day_of(told_on, Why.REOPENED)]
    days += [
        day_of(told_on + timedelta(days=place), Why.ORDERED)
        for place in range(1, (due_on - told_on).days + 1)
    ]
    return Due(due_on, False, tuple(problems.found), tuple(days))


def _fee(
    case: _Case, correction: Correction | None, fees: list[Fee], problems: Problems
) -> Fee | None:
    """The one notice that counts: received inside the term, or while a correction is awaited."""
    counting: Fee | None = None
    for entry in fees:
        if counting is not None:
            problems.add(ProblemCode.SECOND_FEE)
        elif _is_in_term(entry.noticed_on, case, correction):
            counting = entry
        else:
            problems.add(ProblemCode.FEE_LATE)
    return counting


def _is_in_term(day: date, case: _Case, correction: Correction | None) -> bool:
    begun_on = case.received_on
    for wait in _waits(correction, None):
        if wait.covers(day):
            return True
        if wait.ended_on is not None and wait.ended_on <= day:
            begun_on = max(begun_on, wait.ended_on)
    return day <= case.term(begun_on).last


def _waits(correction: Correction | None, fee: Fee | None) -> list[Wait]:
    waits = []
    if correction is not None:
        waits.append(
            Wait(
                correction.notice_on,
                correction.received_on,
                before=Why.BEFORE_CORRECTION,
                waiting=Why.AWAITING_CORRECTION,
                ended=Why.CORRECTION_RECEIVED,
            )
        )
    if fee is not None:
        waits.append(
            Wait(
                fee.noticed_on,
                fee.paid_on,
                before=Why.BEFORE_PAYMENT,
                waiting=Why.AWAITING_PAYMENT,
                ended=Why.FEE_PAID,
            )
        )
    return waits


def _waiting(case: _Case, waits: list[Wait], problems: Problems) -> Due:
    """No last day yet: the proof ends with the day on which the applicant was last asked."""
    for extension in case.extensions[1:]:
        problems.add(ProblemCode.SECOND_EXTENSION, extension.article)
    asked = (wait.ended_on or wait.asked_on for wait in waits)
    last = max(case.received_on + ONE_DAY, *asked)
    case.calendar.kind(last)
    days = days_before(case.received_on, last + ONE_DAY, waits, case.calendar)
    return Due(None, False, tuple(problems.found), tuple(days))


def _judge_extensions(
    extensions: tuple[Told, ...], begun_on: date, term: _Term, problems: Problems
) -> None:
    """Once, and told before the term is over (Art. 33(2), 35)."""
    for place, extension in enumerate(extensions):
        if extensions[0].told_on > term.regular:
            problems.add(ProblemCode.EXTENSION_LATE, extension.article)
        elif place:
            problems.add(ProblemCode.SECOND_EXTENSION, extension.article)
        elif extension.told_on < begun_on:
            problems.add(ProblemCode.EXTENSION_OVERTAKEN, extension.article)


def _judge_opinions(
    letters: list[OpinionSought], ledger: Ledger, term: _Term, problems: Problems
) -> None:
    """A letter sent when the term is over stops nothing (Art. 33(3))."""
    for letter in letters:
        begins = standing.begins_on(letter, ledger.exclusion_from)
        if begins is not None and begins >= term.last:
            problems.add(ProblemCode.OPINION_LATE)
