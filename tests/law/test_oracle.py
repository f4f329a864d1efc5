"""The clock and a slow day-by-day walk agree on random ledgers. `LEDGERS=100000` takes more."""

import os
import random
from collections import Counter
from datetime import date, timedelta

from app.law.clock import Due, due
from app.law.ledger import (
    Correction,
    ExclusionFrom,
    Extension,
    Fee,
    Ledger,
    OpinionKind,
    OpinionSought,
    Reopening,
)
from app.law.proof import Why
from app.law.receipt import Channel
from app.law.working_days import WorkingCalendar
from tests.law.oracle import Clerk, Told

LEDGERS = int(os.environ.get("LEDGERS", "5000"))
SEED = 20260302
FIRST, LAST = date(2019, 5, 15), date(2028, 12, 31)


def test_the_clock_says_what_the_oracle_says() -> None:
    dice, seen = random.Random(SEED), Counter[str]()
    for number in range(LEDGERS):
        calendar, ledger = a_calendar(dice), a_ledger(dice)
        found, told = due(ledger, calendar), Clerk(ledger, calendar).say()

        assert as_told(found) == told, (number, ledger)
        seen.update(problem.code for problem in found.problems)
        seen.update({f"due: {found.due_on is not None}"})

    assert min(seen.values()) > LEDGERS / 200, seen
    assert len(seen) == 15


def as_told(found: Due) -> Told:
    excluded = [each.date for each in found.days if each.why is Why.OPINION]
    return Told(
        due_on=found.due_on,
        counted=[each.date for each in found.days if each.counted],
        excluded=excluded,
        problems=Counter(problem.code.value for problem in found.problems),
    )


def a_calendar(dice: random.Random) -> WorkingCalendar:
    if dice.random() < 0.8:
        return WorkingCalendar()
    local = (FIRST + timedelta(dice.randrange((LAST - FIRST).days)) for _ in range(400))
    return WorkingCalendar({day: dice.random() < 0.5 for day in local})


def a_ledger(dice: random.Random) -> Ledger:
    start = FIRST + timedelta(dice.randrange((LAST - FIRST).days))
    channel = dice.choice(list(Channel))
    confirmed = after(dice, start, 3) if dice.random() < 0.9 else None
    return Ledger(
        start,
        channel=channel,
        confirmed_on=confirmed,
        corrections=tuple(
            Correction(day, maybe(dice, day, 45))
            for day in days_after(dice, start, most=2, within=14)
        ),
        opinions_sought=tuple(an_opinion(dice, start) for _ in range(dice.choice((0, 0, 1, 2, 4)))),
        extensions=tuple(an_extension(dice, start) for _ in range(dice.choice((0, 1, 1, 2, 3)))),
        fees=tuple(
            Fee(day, maybe(dice, day, 30)) for day in days_after(dice, start, most=2, within=50)
        ),
        exclusion_from=dice.choice(list(ExclusionFrom)),
        reopening=a_reopening(dice, start) if dice.random() < 0.2 else None,
    )


def a_reopening(dice: random.Random, start: date) -> Reopening:
    """A new answer was ordered, now and then until a day that the decision sets."""
    on = start + timedelta(dice.randrange(10))
    return Reopening(on, on + timedelta(dice.randint(1, 40)) if dice.random() < 0.3 else None)


def after(dice: random.Random, day: date, within: int) -> date:
    """A day soon after, now and then one before."""
    return day + timedelta(dice.randrange(within + 1) if dice.random() < 0.97 else -2)


def maybe(dice: random.Random, day: date, within: int) -> date | None:
    return after(dice, day, within) if dice.random() < 0.85 else None


def days_after(dice: random.Random, start: date, *, most: int, within: int) -> list[date]:
    times = dice.randint(1, most) if dice.random() < 0.4 else 0
    return [after(dice, start, within) for _ in range(times)]


def an_opinion(dice: random.Random, start: date) -> OpinionSought:
    sent = after(dice, start, 60)
    served = maybe(dice, sent, 6)
    answered = maybe(dice, served or sent, 35) if dice.random() < 0.6 else None
    return OpinionSought(dice.choice(list(OpinionKind)), sent, served, answered)


def an_extension(dice: random.Random, start: date) -> Extension:
    approved = after(dice, start, 45)
    days = dice.choice((20, 20, 20, 10, 1, 5, 21, 45, 0, -3))
    return Extension(approved, maybe(dice, approved, 6), days, dice.random() < 0.3)
