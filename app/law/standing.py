"""Which entries of a ledger count, and why the others do not: these do not touch the date.

Where several of a kind compete, the first in time counts. Dates only: hours never matter.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from app.law.articles import (
    ART_30,
    ART_31,
    ART_32,
    ART_33_2,
    ART_33_3,
    ART_34,
    FEE_RULES,
    ORDERS,
)
from app.law.ledger import (
    LONGEST_EXTENSION,
    Correction,
    ExclusionFrom,
    Extension,
    Fee,
    Ledger,
    OpinionKind,
    OpinionSought,
)
from app.law.terms import CLOCK_OF, Clock, ends_on
from app.law.working_days import ONE_DAY, WorkingCalendar


class ProblemCode(StrEnum):
    """What the law, or the order of things, does not allow."""

    IMPOSSIBLE_ORDER = "impossible_order"
    CORRECTION_LATE = "correction_late"
    SECOND_CORRECTION = "second_correction"
    EXTENSION_NOT_TOLD = "extension_not_told"
    EXTENSION_TOO_LONG = "extension_too_long"
    EXTENSION_TOO_SHORT = "extension_too_short"
    EXTENSION_LATE = "extension_late"
    EXTENSION_OVERTAKEN = "extension_overtaken"
    SECOND_EXTENSION = "second_extension"
    OPINION_LATE = "opinion_late"
    FEE_LATE = "fee_late"
    SECOND_FEE = "second_fee"
    TERM_ORDERED = "term_ordered"


class Problem(NamedTuple):
    """An entry that does not count, and the article that says so."""

    code: ProblemCode
    article: str


class Told(NamedTuple):
    """An extension that can count, and where it is written."""

    told_on: date
    days: int
    article: str


ARTICLES = {
    ProblemCode.CORRECTION_LATE: ART_30,
    ProblemCode.SECOND_CORRECTION: ART_30,
    ProblemCode.EXTENSION_NOT_TOLD: ART_33_2,
    ProblemCode.EXTENSION_TOO_LONG: ART_33_2,
    ProblemCode.EXTENSION_TOO_SHORT: ART_33_2,
    ProblemCode.EXTENSION_LATE: ART_33_2,
    ProblemCode.EXTENSION_OVERTAKEN: ART_33_2,
    ProblemCode.SECOND_EXTENSION: ART_33_2,
    ProblemCode.OPINION_LATE: ART_33_3,
    ProblemCode.FEE_LATE: FEE_RULES,
    ProblemCode.SECOND_FEE: FEE_RULES,
    ProblemCode.TERM_ORDERED: ORDERS,
}
ASKED_UNDER = {OpinionKind.THIRD_PARTY: ART_32, OpinionKind.JOINT_ORGAN: ART_34}


@dataclass(slots=True)
class Problems:
    """What was found, in the order of the ledger."""

    found: list[Problem] = field(default_factory=list)

    def add(self, code: ProblemCode, article: str = "") -> None:
        """Note a problem, by the article of its code unless another one is named."""
        self.found.append(Problem(code, article or ARTICLES[code]))

    def out_of_order(self, article: str, *days: date | None) -> bool:
        """Whether ``days`` do not follow each other; noted, if so. Unknown days are passed over."""
        known = [day for day in days if day is not None]
        if known == sorted(known):
            return False
        self.found.append(Problem(ProblemCode.IMPOSSIBLE_ORDER, article))
        return True


def confirmed_on(ledger: Ledger, problems: Problems) -> date | None:
    """The day of the confirmation, unless it lies before what it confirms (Art. 31)."""
    if problems.out_of_order(ART_31, ledger.received_on, ledger.confirmed_on):
        return None
    return ledger.confirmed_on


def correction(
    ledger: Ledger, received_on: date, calendar: WorkingCalendar, problems: Problems
) -> Correction | None:
    """The one correction that counts: noticed within 7 working days of receipt (Art. 30)."""
    if not ledger.corrections:
        return None
    last = ends_on(Clock.CORRECTION_NOTICE, received_on, calendar)
    counting: Correction | None = None
    for entry in sorted(ledger.corrections, key=lambda each: each.notice_on):
        if problems.out_of_order(ART_30, ledger.received_on, entry.notice_on, entry.received_on):
            continue
        if counting is not None:
            problems.add(ProblemCode.SECOND_CORRECTION)
        elif entry.notice_on > last:
            problems.add(ProblemCode.CORRECTION_LATE)
        else:
            counting = entry
    return counting


def opinions(ledger: Ledger, problems: Problems) -> list[OpinionSought]:
    """The letters whose days follow each other."""
    return [
        entry
        for entry in ledger.opinions_sought
        if not problems.out_of_order(
            ASKED_UNDER[entry.kind],
            ledger.received_on,
            entry.sent_on,
            entry.served_on,
            entry.answered_on,
        )
    ]


def excluded_days(
    letters: Iterable[OpinionSought], counted_from: ExclusionFrom, calendar: WorkingCalendar
) -> frozenset[date]:
    """The days that do not count while opinions are sought: no day twice (Art. 33(3)).

    The law gives no formula. From the day after dispatch (or service) to the answer, or to the
    end of the 15 working days. Until its service is recorded a letter counts as served on the day
    it was sent: a letter that does not arrive must not lengthen the term without end.
    """
    days: set[date] = set()
    for letter in letters:
        days.update(_excluded_by(letter, counted_from, calendar))
    return frozenset(days)


def _excluded_by(
    letter: OpinionSought, counted_from: ExclusionFrom, calendar: WorkingCalendar
) -> Iterator[date]:
    day = begins_on(letter, counted_from)
    if day is None:
        return
    last = ends_on(CLOCK_OF[letter.kind], letter.served_on or letter.sent_on, calendar)
    if letter.answered_on is not None:
        last = min(last, letter.answered_on)
    while day < last:
        day += ONE_DAY
        yield day


def begins_on(letter: OpinionSought, counted_from: ExclusionFrom) -> date | None:
    """The day after which time does not count; None while service is awaited."""
    return letter.sent_on if counted_from is ExclusionFrom.DISPATCH else letter.served_on


def extensions(ledger: Ledger, problems: Problems) -> tuple[Told, ...]:
    """Those of a lawful length that the applicant was told of, in the order of telling."""
    told = (_told(entry, ledger, problems) for entry in ledger.extensions)
    return tuple(sorted(entry for entry in told if entry))


def _told(entry: Extension, ledger: Ledger, problems: Problems) -> Told | None:
    if problems.out_of_order(entry.article, ledger.received_on, entry.approved_on, entry.told_on):
        return None
    if entry.days > LONGEST_EXTENSION and not entry.after_reasons:
        problems.add(ProblemCode.EXTENSION_TOO_LONG)
    elif entry.days < 1:
        problems.add(ProblemCode.EXTENSION_TOO_SHORT, entry.article)
    elif entry.told_on is None:
        problems.add(ProblemCode.EXTENSION_NOT_TOLD, entry.article)
    else:
        return Told(entry.told_on, entry.days, entry.article)
    return None


def fees(ledger: Ledger, problems: Problems) -> list[Fee]:
    """Those whose days follow each other, in their order."""
    return sorted(
        (
            entry
            for entry in ledger.fees
            if not problems.out_of_order(
                FEE_RULES, ledger.received_on, entry.noticed_on, entry.paid_on
            )
        ),
        key=lambda each: each.noticed_on,
    )
