"""The short terms on the way of a request."""

import pytest

from app.law.ledger import Correction, OpinionKind
from app.law.terms import TERMS, Clock, correction_ends_on, ends_on, silence_ends_on
from app.law.working_days import WorkingCalendar
from tests.law.entries import asked, day

CALENDAR = WorkingCalendar()


@pytest.mark.parametrize(
    ("clock", "start", "last"),
    [
        (Clock.CORRECTION_NOTICE, "2025-09-15", "2025-09-24"),
        (Clock.CORRECTION_NOTICE, "2026-04-01", "2026-04-13"),
        (Clock.CORRECTION, "2026-03-02", "2026-03-23"),
        (Clock.THIRD_PARTY, "2026-03-11", "2026-04-01"),
        (Clock.JOINT_ORGAN, "2025-09-22", "2025-10-17"),
        (Clock.FEE, "2026-06-10", "2026-07-09"),
        (Clock.OWN_INFORMATION, "2026-01-26", "2026-02-28"),
        (Clock.CONFIRMATION, "2026-02-13", "2026-02-14"),
        (Clock.RECONSIDERATION_ANSWER, "2026-03-02", "2026-03-16"),
        (Clock.SIMPLE_RECONSIDERATION_ANSWER, "2026-03-02", "2026-03-09"),
    ],
)
def test_the_terms_end_where_the_law_says(clock: Clock, start: str, last: str) -> None:
    assert ends_on(clock, day(start), CALENDAR) == day(last)


def test_an_organ_may_give_the_applicant_longer() -> None:
    assert ends_on(Clock.CORRECTION, day("03-02"), CALENDAR, days=20) == day("03-30")


def test_the_applicant_corrects_until_the_day_set_or_the_term_after_service() -> None:
    noticed, served, term = day("03-05"), day("03-06"), day("03-20")

    assert correction_ends_on(Correction(noticed), CALENDAR) is None
    assert correction_ends_on(Correction(noticed, served_on=served), CALENDAR) == day("03-27")
    by_setting = correction_ends_on(Correction(noticed, served_on=served), CALENDAR, days=5)
    assert by_setting == day("03-13")
    assert correction_ends_on(Correction(noticed, None, term, served), CALENDAR) == term


def test_every_term_says_where_it_is_written() -> None:
    assert set(TERMS) == set(Clock)
    assert all("《" in term.source for term in TERMS.values())


@pytest.mark.parametrize("kind", OpinionKind)
def test_silence_begins_to_speak_fifteen_working_days_after_service(kind: OpinionKind) -> None:
    assert silence_ends_on(asked("03-09", "03-11", kind=kind), CALENDAR) == day("04-01")
    assert silence_ends_on(asked("03-09", kind=kind), CALENDAR) is None
