"""The calendar changes: the days until when steps are to be done move with it."""

from datetime import timedelta

import pytest

from app.admin.queries import calendar_changes
from app.jobs.worker import Worker
from app.kit.db import db
from app.review.models import Assignment
from app.workdays.actions import LocalRule, set_local_day
from app.workdays.models import MovedTerm
from tests import factories
from tests.requests.office import TODAY

DAY = timedelta(days=1)
RULE = LocalRule(TODAY + DAY, is_working=False, source="云政办发〔2026〕3号")


@pytest.fixture
def close(office, committed):
    """Offices are closed on a day; the worker has done what follows."""

    def closed(rule=RULE, organ=office.organ):
        set_local_day(rule, organ_id=organ.id, by=office.clerk, at=office.at)
        db.session.commit()
        Worker().run_due()

    return closed


def due_on(office, taken, form):
    """The last day of the step and of the part in it, which lists and reminders go by."""
    step = office.step(taken, form)
    part = db.session.query(Assignment).filter_by(step_id=step.id).one()
    assert (step.due_on, step.sort_on) == (part.due_on, part.sort_on)
    return step.due_on


def test_a_step_that_waits_gets_one_working_day_more(office, close):
    taken = office.registered()
    before = due_on(office, taken, "examine")

    close()

    assert due_on(office, taken, "examine") == before + DAY
    (moved,) = db.session.query(MovedTerm).filter_by(subject_kind="step")
    assert (moved.number, moved.before_on, moved.after_on) == (taken.number, before, before + DAY)


def test_the_archive_is_due_later_when_its_last_day_is_none_any_more(office, close):
    taken = office.served()
    before = due_on(office, taken, "archive")

    close(LocalRule(before, is_working=False, source=RULE.source))

    assert due_on(office, taken, "archive") == before + DAY


def test_a_step_of_another_organ_keeps_its_day(office, close):
    taken = office.registered()
    before = due_on(office, taken, "examine")

    close(organ=factories.organ("青禾县统计局"))

    assert due_on(office, taken, "examine") == before


def test_who_sets_the_day_sees_before_which_steps_it_moves(office):
    taken = office.registered()
    before = due_on(office, taken, "examine")

    rows = calendar_changes.with_rule(RULE, office.organ.id).rows

    steps = [(row.number, row.before, row.after) for row in rows if row.subject_kind == "step"]
    assert steps == [(taken.number, before, before + DAY)]
