from datetime import UTC, date, datetime, timedelta

from app.kit.time import legal_day, now, run_ahead, set_clock, standing_at, today


def test_a_legal_day_is_a_day_in_beijing() -> None:
    late_evening_in_london = datetime(2026, 3, 2, 16, 30, tzinfo=UTC)

    assert legal_day(late_evening_in_london) == date(2026, 3, 3)


def test_the_clock_can_be_set_and_goes_back() -> None:
    noon = datetime(2026, 1, 5, 4, tzinfo=UTC)

    with standing_at(noon):
        assert (now(), today()) == (noon, date(2026, 1, 5))

    assert now() > noon


def test_the_clock_can_run_ahead() -> None:
    before = now()

    run_ahead(30)
    ahead = now() - before
    set_clock(None)

    assert timedelta(days=30) <= ahead < timedelta(days=30, minutes=1)
