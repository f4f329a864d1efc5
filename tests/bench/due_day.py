"""The last day of a reply with its proof, beside a bare loop over the same days and calendar."""

import time
from collections.abc import Iterator
from datetime import date, timedelta

from app.law.clock import due
from app.law.ledger import Correction, Extension, Ledger, OpinionKind, OpinionSought
from app.law.working_days import ONE_DAY, WorkingCalendar
from tests.bench.figures import Figure, at_least, in_turn

FIRST, REQUESTS, RUNS = date(2019, 5, 15), 600, 15
CALENDAR = WorkingCalendar()


def figures() -> Iterator[Figure]:
    """Days a second: ours are proved, those of the loop only counted."""
    ledgers = [ledger for number in range(REQUESTS) for ledger in _received_on(number)]
    spans = [(days[0].date, days[-1].date) for days in (due(one, CALENDAR).days for one in ledgers)]
    passed = sum((last - first).days + 1 for first, last in spans)
    ours, bare = in_turn(lambda: _proved(ledgers), lambda: _counted(spans), runs=RUNS)
    yield at_least("law.due_day_with_proof", "days/s", passed / ours, passed / bare, limit=0.3)


def _received_on(number: int) -> Iterator[Ledger]:
    """An ordinary request, one with a silent third party, and one with all that can happen."""
    start = FIRST + number * timedelta(4)
    asked = OpinionSought(
        OpinionKind.THIRD_PARTY, start + timedelta(7), served_on=start + timedelta(9)
    )
    yield Ledger(start)
    yield Ledger(start, opinions_sought=(asked,))
    yield Ledger(
        start,
        corrections=(Correction(start + timedelta(3), start + timedelta(10)),),
        opinions_sought=(asked,),
        extensions=(Extension(start + timedelta(28), start + timedelta(28)),),
    )


def _proved(ledgers: list[Ledger]) -> float:
    begun = time.process_time()
    for ledger in ledgers:
        due(ledger, CALENDAR)
    return time.process_time() - begun


def _counted(spans: list[tuple[date, date]]) -> float:
    begun = time.process_time()
    for day, last in spans:
        count = 0
        while day <= last:
            count += CALENDAR.is_working(day)
            day += ONE_DAY
    return time.process_time() - begun
