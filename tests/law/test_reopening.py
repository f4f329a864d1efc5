"""The term of a new answer that a reconsideration or a court has ordered."""

from datetime import date

from app.law.clock import due
from app.law.ledger import Correction, Extension, Ledger, OpinionKind, OpinionSought, Reopening
from app.law.proof import Why
from app.law.standing import ProblemCode
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


def test_what_happened_before_the_order_does_not_count_in_the_new_term() -> None:
    early = Extension(date(2026, 3, 9), date(2026, 3, 9))
    ledger = Ledger(date(2026, 3, 2), extensions=(early,), reopening=Reopening(TOLD))

    found = due(ledger, CALENDAR)

    assert found.due_on == date(2026, 6, 30)
    assert [each.code for each in found.problems] == [ProblemCode.IMPOSSIBLE_ORDER]


def test_the_new_term_is_extended_once_more() -> None:
    told = Extension(date(2026, 6, 8), date(2026, 6, 8), days=5)
    ledger = Ledger(date(2026, 3, 2), extensions=(told,), reopening=Reopening(TOLD))

    assert due(ledger, CALENDAR).due_on == date(2026, 7, 7)


def test_a_correction_within_seven_working_days_of_the_order_begins_the_term_anew() -> None:
    in_time = Correction(date(2026, 6, 10), date(2026, 6, 15))
    late = Correction(date(2026, 6, 11), date(2026, 6, 15))

    assert due(ordered(in_time), CALENDAR).due_on == date(2026, 7, 14)
    assert [each.code for each in due(ordered(late), CALENDAR).problems] == [
        ProblemCode.CORRECTION_LATE
    ]


def test_while_a_correction_is_awaited_the_proof_begins_with_the_order() -> None:
    found = due(ordered(Correction(date(2026, 6, 10))), CALENDAR)

    assert found.due_on is None
    assert found.days[0].why is Why.REOPENED


def test_nothing_lengthens_a_term_that_the_decision_sets() -> None:
    sought = OpinionSought(OpinionKind.JOINT_ORGAN, date(2026, 6, 8))
    ledger = Ledger(
        TOLD,
        corrections=(Correction(date(2026, 6, 3), date(2026, 6, 5)),),
        opinions_sought=(sought,),
        extensions=(Extension(date(2026, 6, 8), date(2026, 6, 8)),),
        reopening=Reopening(TOLD, due_on=date(2026, 6, 16)),
    )

    assert [each.code for each in due(ledger, CALENDAR).problems] == [ProblemCode.TERM_ORDERED] * 3


def ordered(correction: Correction) -> Ledger:
    return Ledger(TOLD, corrections=(correction,), reopening=Reopening(TOLD))
