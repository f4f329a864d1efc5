"""The term of a new answer that a reconsideration or a court has ordered."""

from datetime import date

from app.law.clock import due
from app.law.ledger import Extension, Ledger, OpinionKind, OpinionSought, Reopening
from app.law.proof import Why
from app.law.working_days import WorkingCalendar

CALENDAR = WorkingCalendar({})
TOLD = date(2026, 6, 1)


def test_the_term_begins_anew_on_the_day_the_organ_was_told() -> None:
    found = due(Ledger(date(2026, 3, 2), reopening=Reopening(TOLD)), CALENDAR)

    assert found.due_on == date(2026, 6, 30)
    assert found.days[0].date == TOLD
    assert found.days[0].why is Why.REOPENED
    assert sum(day.counted for day in found.days) == 20


def test_a_day_that_the_decision_sets_is_the_last_day_whatever_else_happens() -> None:
    ledger = Ledger(
        date(2026, 3, 2),
        extensions=(Extension(date(2026, 6, 8), date(2026, 6, 8)),),
        reopening=Reopening(TOLD, due_on=date(2026, 6, 16)),
    )

    found = due(ledger, CALENDAR)

    assert found.due_on == date(2026, 6, 16)
    assert [day.why for day in found.days] == [Why.REOPENED] + [Why.ORDERED] * 15


def test_an_opinion_sought_for_the_new_answer_does_not_count() -> None:
    sought = OpinionSought(
        OpinionKind.THIRD_PARTY, date(2026, 6, 8), date(2026, 6, 8), date(2026, 6, 10)
    )
    ledger = Ledger(TOLD, opinions_sought=(sought,), reopening=Reopening(TOLD))

    assert due(ledger, CALENDAR).due_on == date(2026, 7, 2)
