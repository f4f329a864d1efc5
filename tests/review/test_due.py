"""Last days are told before, on and after; to whom it concerns; each once, whatever was missed."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from app.kit.db import db
from app.notices.actions.reminding import remind
from app.notices.models import Notice
from app.people.models import Person
from app.review import actions
from app.review.models import Assignment
from tests import factories
from tests.heard import statements
from tests.review.chain import Chain

MONDAY = date(2026, 11, 23)  # the paper is submitted; the unit's step is due on Wednesday
HOUR = timedelta(hours=1)


def morning(day: int, *, hour: int = 9) -> datetime:
    """A moment of November 2026, by Beijing's clock."""
    return datetime(2026, 11, day, hour, tzinfo=UTC) - 8 * HOUR


def told() -> list[tuple[str, str]]:
    statement = select(Notice.kind, Person.name).join(Person, Person.id == Notice.person_id)
    within = statement.where(Notice.kind.startswith("step ") | Notice.kind.startswith("legal"))
    return sorted(tuple(row) for row in db.session.execute(within))  # type: ignore[misc]


@pytest.fixture
def claimed(chain: Chain) -> Iterator[Chain]:
    step = chain.until("unit_review")
    assert step.due_on == date(2026, 11, 25)
    actions.claim(step.id, by=chain.people["unit_review"], at=chain.tick())
    yield chain


def test_the_holder_hears_a_working_day_before(claimed: Chain) -> None:
    remind(at=morning(23))
    assert told() == []

    remind(at=morning(24))

    assert told() == [("step soon", "赵建国")]


def test_on_the_day_and_after_it_he_hears_again(claimed: Chain) -> None:
    for day in (24, 25, 26, 27, 30):
        remind(at=morning(day))
        remind(at=morning(day, hour=15))

    assert told() == [
        ("step overdue", "赵建国"), ("step soon", "赵建国"), ("step today", "赵建国"),
    ]  # fmt: skip


def test_what_was_missed_is_told_once_as_what_it_is_now(claimed: Chain) -> None:
    remind(at=morning(30))

    assert told() == [("step overdue", "赵建国")]


def test_nothing_is_told_in_the_night(claimed: Chain) -> None:
    remind(at=morning(25, hour=7))

    assert told() == []


def test_what_is_done_is_told_no_more(claimed: Chain) -> None:
    claimed.decide("unit_review")

    remind(at=morning(25))

    assert "赵建国" not in [name for _, name in told()]


def test_unclaimed_it_is_told_to_the_lane_and_the_office(chain: Chain) -> None:
    chain.until("unit_review")

    remind(at=morning(25))

    assert told() == [("step today", "何静"), ("step today", "刘敏"), ("step today", "赵建国")]


def test_of_a_crowd_some_are_told(chain: Chain) -> None:
    chain.until("unit_review")
    for _ in range(30):
        factories.person("unit_head", organ=chain.organ, unit=chain.unit, name="副职", deputy=True)

    remind(at=morning(25))

    assert [name for _, name in told()].count("副职") == 9
    assert "赵建国" in [name for _, name in told()]


def test_who_may_not_take_it_is_not_told(chain: Chain) -> None:
    factories.post(chain.people["draft"], "unit_head", unit_id=chain.unit.id)
    chain.until("unit_review")

    remind(at=morning(25))

    assert "王芳" not in [name for _, name in told()]


def test_a_confirmation_has_a_last_day_too(chain: Chain) -> None:
    chain.until("secrecy_review")
    chain.decide("secrecy_review", "open_after_change", text="第二段须处理")
    chain.hand_on(text="second")

    remind(at=morning(24))

    assert ("step today", "赵建国") in told()


def test_a_legal_day_concerns_drafter_holder_and_office(chain: Chain) -> None:
    chain.open(deadline_on=date(2026, 11, 25))
    step = chain.step("unit_review")
    actions.claim(step.id, by=chain.people["unit_review"], at=chain.tick())

    remind(at=morning(25))

    assert [each for each in told() if each[0] == "legal day today"] == [
        ("legal day today", "何静"), ("legal day today", "刘敏"), ("legal day today", "王芳"),
        ("legal day today", "赵建国"),
    ]  # fmt: skip


def test_many_are_told_in_few_statements_and_the_rest_follows(
    claimed: Chain, monkeypatch: pytest.MonkeyPatch
) -> None:
    step = claimed.step("unit_review")
    part = db.session.scalars(select(Assignment).where(Assignment.step_id == step.id)).one()
    for _ in range(1100):
        db.session.add(copy_of(part))
    db.session.flush()
    with statements() as heard:
        is_more = remind(at=morning(25))

    assert (is_more, len(told()), len(heard) < 40) == (True, 1000, True)
    assert remind(at=morning(25)) is False

    assert len(told()) == 1101


def copy_of(part: Assignment) -> Assignment:
    return Assignment(
        review_id=part.review_id, step_id=part.step_id, state=part.state, person_id=part.person_id,
        round=1, opened_at=part.opened_at, claimed_at=part.claimed_at, due_on=part.due_on,
        sort_on=part.sort_on,
    )  # fmt: skip
