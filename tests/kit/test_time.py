from datetime import UTC, date, datetime, timedelta

from app.kit.time import (
    distance,
    keep_distance,
    legal_day,
    now,
    real,
    real_time,
    standing_at,
    today,
)  # fmt: skip


def test_a_legal_day_is_a_day_in_beijing() -> None:
    late_evening_in_london = datetime(2026, 3, 2, 16, 30, tzinfo=UTC)

    assert legal_day(late_evening_in_london) == date(2026, 3, 3)


def test_the_clock_can_be_set_and_goes_back() -> None:
    noon = datetime(2026, 1, 5, 4, tzinfo=UTC)

    with standing_at(noon):
        assert (now(), today()) == (noon, date(2026, 1, 5))

    assert now() > noon


def test_the_office_may_be_ahead_of_the_real_time() -> None:
    noon, month = datetime(2026, 1, 5, 4, tzinfo=UTC), timedelta(days=30)

    keep_distance(month)
    with standing_at(noon):
        told = (now(), real_time(), real(now()), distance())
    keep_distance(timedelta())

    assert told == (noon + month, noon, noon, month)
