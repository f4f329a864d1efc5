"""Who is due at each step and by when, told before submission."""

import pytest

from app.kit.db import db
from app.people.models import Lane
from app.publishing import planning
from app.publishing.errors import NobodyForStep
from app.publishing.models import Attribute
from tests import factories
from tests.publishing.conftest import NOON
from tests.publishing.way import Way


@pytest.fixture
def way(office):
    return Way(office)


def test_the_plan_names_who_is_due_at_each_step_and_by_when(way, office):
    plan = planning.plan_for(office.draft(), by=office.drafter, at=NOON)

    assert plan.gaps == []
    assert plan.steps[0].people == (office.head.label,)
    assert set(plan.steps[1].people) == {
        office.clerk.label,
        way.people["office_release"].label,
    }
    days = [step.due_on for step in plan.steps]
    assert days == sorted(days)
    assert len(plan.steps) == 5


def test_what_is_withheld_is_planned_without_secrecy_review_and_release(way, office):
    document = office.draft(
        attribute=Attribute.WITHHELD, legal_basis="第十四条", attribute_reason="危及安全"
    )

    plan = planning.plan_for(document, by=office.drafter, at=NOON)

    assert len(plan.steps) == 3


def test_a_step_nobody_may_do_is_refused_with_whom_to_ask(way, office):
    administrator = factories.administrator("system", organ=office.organ)
    db.session.delete(way.people["secrecy_review"].posts[0])
    db.session.flush()

    with pytest.raises(NobodyForStep) as refusal:
        way.submit(office.draft())

    assert administrator.label in str(refusal.value)
    assert "保密审查" in str(refusal.value)


def test_one_person_for_two_separate_duties_is_nobody(way, office):
    db.session.delete(way.people["secrecy_review"].posts[0])
    factories.post(office.head, Lane.SECRECY_REVIEWER)
    db.session.flush()
    db.session.expire_all()

    plan = planning.plan_for(office.draft(), by=office.drafter, at=NOON)

    assert len(plan.gaps) == 1


def test_the_plan_leaves_out_whom_an_earlier_step_needs(way, office):
    factories.post(office.head, Lane.SECRECY_REVIEWER)  # nobody else is head of the unit
    db.session.expire_all()

    plan = planning.plan_for(office.draft(), by=office.drafter, at=NOON)

    assert plan.gaps == []
    assert plan.steps[3].people == (way.people["secrecy_review"].label,)
