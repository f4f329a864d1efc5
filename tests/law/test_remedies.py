"""What a person may do against an answer, until when, and with whom."""

from datetime import date

import pytest

from app.law.remedies import (
    LITIGATION,
    LITIGATION_AFTER_RECONSIDERATION,
    LITIGATION_ANSWER,
    RECONSIDERATION,
    OrganKind,
    Period,
    Remedy,
    ReviewOrgan,
    last_day,
    on_that_day,
    review_organ,
)
from app.law.working_days import WorkingCalendar
from tests.law.entries import day

CALENDAR = WorkingCalendar()


@pytest.mark.parametrize(
    ("period", "known_on", "last"),
    [
        (RECONSIDERATION, "2026-03-03", "2026-05-06"),
        (RECONSIDERATION, "2025-08-06", "2025-10-09"),
        (LITIGATION, "2025-08-17", "2026-02-24"),
        (LITIGATION, "2025-08-31", "2026-02-28"),
        (LITIGATION, "2025-12-01", "2026-06-01"),
        (LITIGATION_AFTER_RECONSIDERATION, "2026-03-02", "2026-03-17"),
        (LITIGATION_ANSWER, "2026-03-06", "2026-03-23"),
    ],
)
def test_periods_end_on_a_working_day(period: Period, known_on: str, last: str) -> None:
    assert last_day(period, day(known_on), CALENDAR) == day(last)
    assert "《" in period.source


def test_a_refusal_has_to_be_reconsidered_first_since_2024() -> None:
    assert on_that_day(Remedy.R1, date(2024, 1, 1)) is Remedy.R1
    assert on_that_day(Remedy.R1, date(2023, 12, 31)) is Remedy.R2
    assert on_that_day(Remedy.R2, date(2023, 12, 31)) is Remedy.R2
    assert on_that_day(Remedy.NONE, date(2023, 12, 31)) is Remedy.NONE


@pytest.mark.parametrize(
    ("kind", "organ", "article"),
    [
        (OrganKind.LOCAL_DEPARTMENT, ReviewOrgan.OWN_LEVEL_GOVERNMENT, "第二十四条"),
        (OrganKind.LOCAL_GOVERNMENT, ReviewOrgan.GOVERNMENT_ABOVE, "第二十四条"),
        (OrganKind.PROVINCIAL_GOVERNMENT, ReviewOrgan.ITSELF, "第二十四条"),
        (OrganKind.STATE_COUNCIL_DEPARTMENT, ReviewOrgan.ITSELF, "第二十五条"),
        (OrganKind.VERTICAL, ReviewOrgan.DEPARTMENT_ABOVE, "第二十七条"),
    ],
)
def test_who_reconsiders_follows_from_the_kind_of_organ(
    kind: OrganKind, organ: ReviewOrgan, article: str
) -> None:
    found, source = review_organ(kind)

    assert found is organ
    assert article in source
