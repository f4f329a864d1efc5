"""An organ's own days go before the national calendar, and every change is in the trail."""

import json
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy.exc import IntegrityError

from app.audit.queries import of_subject
from app.kit.db import db, transaction
from app.people.models import Lane
from app.workdays import queries
from app.workdays.actions import LocalRule, remove_local_day, set_local_day
from app.workdays.errors import DayAlreadySet, DayOutsideCalendar, NoSuchLocalDay, SourceMissing
from app.workdays.models import LocalDay
from tests import factories

AT = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
MONDAY, SATURDAY = date(2026, 3, 9), date(2026, 3, 14)
REST = LocalRule(MONDAY, False, "云政办发〔2026〕9号")


@pytest.fixture
def clerk(app: Flask):
    clerk = factories.person(Lane.DRAFTER, organ=factories.organ())
    db.session.commit()
    return clerk


def test_a_local_day_holds_for_its_organ_alone(clerk) -> None:
    with transaction():
        set_local_day(REST, organ_id=clerk.organ_id, by=clerk, at=AT)

    assert not queries.calendar(clerk.organ_id).is_working(MONDAY)
    assert queries.calendar(uuid4()).is_working(MONDAY)
    assert queries.calendar().is_working(MONDAY)


def test_a_day_for_everyone_yields_to_the_organs_own(clerk) -> None:
    with transaction():
        set_local_day(REST, organ_id=None, by=clerk, at=AT)
        own = LocalRule(MONDAY, True, "云商〔2026〕3号")
        set_local_day(own, organ_id=clerk.organ_id, by=clerk, at=AT)

    assert not queries.calendar().is_working(MONDAY)
    assert queries.calendar(clerk.organ_id).is_working(MONDAY)
    assert [row.is_working for row in queries.local_days(None, since=MONDAY)] == [False]


def test_what_was_set_and_removed_stands_in_the_trail(clerk) -> None:
    with transaction():
        day = set_local_day(REST, organ_id=clerk.organ_id, by=clerk, at=AT)
    with transaction():
        remove_local_day(day.id, by=clerk, at=AT)

    assert queries.calendar(clerk.organ_id).is_working(MONDAY)
    trail = of_subject(day.id).rows
    assert [row.act for row in trail] == ["local day removed", "local day set"]
    assert trail[0].details["source"] == REST.source


@pytest.mark.parametrize(
    ("rule", "error"),
    [
        (LocalRule(SATURDAY, True, "  "), SourceMissing),
        (LocalRule(date(2099, 1, 1), True, "x"), DayOutsideCalendar),
    ],
)
def test_a_rule_without_source_or_year_is_refused(clerk, rule: LocalRule, error) -> None:
    with pytest.raises(error), transaction():
        set_local_day(rule, organ_id=None, by=clerk, at=AT)


def test_one_day_has_one_rule(clerk) -> None:
    for organ_id in (None, clerk.organ_id):
        with transaction():
            set_local_day(REST, organ_id=organ_id, by=clerk, at=AT)
        with pytest.raises(DayAlreadySet), transaction():
            set_local_day(REST, organ_id=organ_id, by=clerk, at=AT)
        double = LocalDay(organ_id=organ_id, day=MONDAY, is_working=True, source="x", made_at=AT)
        with pytest.raises(IntegrityError), transaction():
            db.session.add(double)


def test_what_is_not_there_cannot_be_removed(clerk) -> None:
    with pytest.raises(NoSuchLocalDay), transaction():
        remove_local_day(uuid4(), by=clerk, at=AT)


@pytest.mark.parametrize(
    ("first", "last", "days", "is_provisional"),
    [("2026-01-01", "2026-12-31", 248, False), ("2026-12-31", "2027-01-04", 2, True)],
)
def test_the_command_counts(app: Flask, first, last, days, is_provisional) -> None:
    run = app.test_cli_runner().invoke

    as_json = run(args=["law", "working-days", first, last, "--json"])
    as_text = run(args=["law", "working-days", first, last])

    assert json.loads(as_json.output) == {
        "from": first, "to": last, "working_days": days, "provisional": is_provisional,
    }  # fmt: skip
    assert as_text.output.startswith(f"{days} 个工作日\n")
    assert ("暂定" in as_text.output) == is_provisional


@pytest.mark.parametrize("first", ["yesterday", "1999-01-01"])
def test_the_command_refuses_what_it_cannot_count(app: Flask, first: str) -> None:
    result = app.test_cli_runner().invoke(args=["law", "working-days", first, "2026-01-01"])

    assert result.exit_code == 1
    assert "2026-03-02" in result.output or "1999" in result.output
