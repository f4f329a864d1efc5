"""When timers ring: durations, dates, deadlines and facts; all else is refused."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from app.engine.errors import EngineError, ExpressionRefused
from app.engine.timers import compile_timer
from app.kit.time import BEIJING

AT = datetime(2026, 1, 31, 10, tzinfo=BEIJING)


def due(kind: str, text: str, **facts: Any) -> datetime:
    return compile_timer(kind, text).due(facts, AT, lambda day, days: day + timedelta(days=days))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("P1D", datetime(2026, 2, 1, 10, tzinfo=BEIJING)),
        ("PT90M", datetime(2026, 1, 31, 11, 30, tzinfo=BEIJING)),
        ("P1W", datetime(2026, 2, 7, 10, tzinfo=BEIJING)),
        ("P1M", datetime(2026, 2, 28, 10, tzinfo=BEIJING)),
        ("P1Y1M", datetime(2027, 2, 28, 10, tzinfo=BEIJING)),
        ("P25M", datetime(2028, 2, 29, 10, tzinfo=BEIJING)),
        ("P10M", datetime(2026, 11, 30, 10, tzinfo=BEIJING)),
        ("P11M", datetime(2026, 12, 31, 10, tzinfo=BEIJING)),
        ("P1DT1H1M1S", datetime(2026, 2, 1, 11, 1, 1, tzinfo=BEIJING)),
        ('"P2D"', datetime(2026, 2, 2, 10, tzinfo=BEIJING)),
    ],
)
def test_a_duration_counts_from_the_moment_it_is_reached(text: str, expected: datetime) -> None:
    assert due("duration", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-05-01", datetime(2026, 5, 1, tzinfo=BEIJING)),
        ("2026-05-01T09:00:00", datetime(2026, 5, 1, 9, tzinfo=BEIJING)),
        ("2026-05-01T01:00:00Z", datetime(2026, 5, 1, 9, tzinfo=BEIJING)),
        ("'2026-05-01T09:00:00+08:00'", datetime(2026, 5, 1, 9, tzinfo=BEIJING)),
        ("release_at", datetime(2026, 5, 1, tzinfo=UTC)),
        ("day", datetime(2026, 5, 2, tzinfo=BEIJING)),
        ("deadline(release_at, 20)", datetime(2026, 5, 21, tzinfo=UTC)),
        ("deadline( 截止, 1 )", datetime(2026, 5, 4, tzinfo=UTC)),
    ],
)
def test_a_date_is_a_moment(text: str, expected: datetime) -> None:
    facts = {
        "release_at": datetime(2026, 5, 1, tzinfo=UTC),
        "day": date(2026, 5, 2),
        "截止": datetime(2026, 5, 3, tzinfo=UTC),
    }

    assert due("date", text, **facts) == expected


@pytest.mark.parametrize(
    "text",
    [
        *("", "P", "PT", "P1DT", "15D", "-P1D", "P1.5DT1H", "P1H", "PT1D", "p1d", "P1D P1D"),
        *("R3/PT1H", "P99999999D", "0 0 * * *", "P1W1DX", "deadline()", "deadline(a)"),
        *("deadline(a, b)", "deadline(a, -1)", "deadline(a, 1) + 1", "deadline(a, 1)", "a", "a.b"),
        *("__x__", "x" * 501, "1 + 1"),
    ],
)
def test_what_is_no_duration_is_refused(text: str) -> None:
    with pytest.raises(ExpressionRefused):
        compile_timer("duration", text)


@pytest.mark.parametrize(
    "text", ["P1D", "2026-13-01", "2026-02-30", "tomorrow!", "2026-05-01T25:00"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(EngineError):
        due("date", text)


@pytest.mark.parametrize("kind", ["cycle", "none", ""])
def test_other_kinds_of_timers_are_refused(kind: str) -> None:
    with pytest.raises(ExpressionRefused):
        compile_timer(kind, "P1D")


@pytest.mark.parametrize("value", [None, "soon", 5, True])
def test_a_fact_without_a_moment_is_refused(value: Any) -> None:
    for text in ("release_at", "deadline(release_at, 3)"):
        with pytest.raises(EngineError):
            due("date", text, release_at=value)


def test_a_rule_names_what_it_uses() -> None:
    rule = compile_timer("date", "deadline(received_on, 20)")

    assert (rule.names, rule.calls) == ({"received_on"}, {"deadline"})
