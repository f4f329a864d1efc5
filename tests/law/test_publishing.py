"""By when information must be public: the worked examples of the domain paper."""

from datetime import date

import pytest

from app.law.publishing import TERMS, InformationKind, due_on, reexamine_on, step_due_on
from app.law.working_days import WorkingCalendar

CALENDAR = WorkingCalendar()
GENERAL, DECISION = InformationKind.GENERAL, InformationKind.LICENCE_OR_PENALTY
PENALTY, SERVICE = InformationKind.PENALTY_CHANGED, InformationKind.SERVICE_CHANGED


@pytest.mark.parametrize(
    ("formed", "kind", "due"),
    [
        ("2025-09-10", GENERAL, "2025-10-14"),
        ("2026-01-26", GENERAL, "2026-02-28"),
        ("2026-02-14", GENERAL, "2026-03-20"),
        ("2025-09-26", DECISION, "2025-10-13"),
        ("2026-02-12", DECISION, "2026-02-28"),
        ("2026-04-30", SERVICE, "2026-05-06"),
        ("2026-05-08", SERVICE, "2026-05-09"),
        ("2026-02-13", SERVICE, "2026-02-14"),
        ("2026-04-03", PENALTY, "2026-04-09"),
    ],
)
def test_the_worked_examples(formed: str, kind: InformationKind, due: str) -> None:
    result = due_on(date.fromisoformat(formed), kind, CALENDAR)

    assert result.on == date.fromisoformat(due)
    assert result.proof[-1].count == TERMS[kind].days
    assert not result.is_provisional


def test_every_term_says_where_it_is_written() -> None:
    assert set(TERMS) == set(InformationKind)
    assert "第二十六条" in TERMS[GENERAL].source
    assert TERMS[GENERAL].days == 20


def test_a_term_into_an_unannounced_year_is_provisional() -> None:
    result = due_on(date(2026, 12, 20), GENERAL, CALENDAR)

    assert result.is_provisional
    assert result.on == date(2027, 1, 18)


def test_a_local_rest_day_moves_the_last_day() -> None:
    local = WorkingCalendar({date(2026, 4, 8): False})

    assert due_on(date(2026, 4, 3), PENALTY, local).on == date(2026, 4, 10)


def test_a_step_is_due_after_its_working_days() -> None:
    assert step_due_on(date(2026, 2, 13), 2, CALENDAR) == date(2026, 2, 24)


@pytest.mark.parametrize(
    ("decided", "again"),
    [("2026-03-02", "2027-03-02"), ("2024-02-29", "2025-02-28")],
)
def test_withheld_information_is_examined_again_after_a_year(decided: str, again: str) -> None:
    assert reexamine_on(date.fromisoformat(decided)) == date.fromisoformat(again)
