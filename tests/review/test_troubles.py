"""Steps nobody may do, timers that ring, operations that refuse."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from app.jobs.models import Job
from app.kit.db import db
from app.people.actions.persons import disable
from app.people.models import Post
from app.review import actions, errors, jobs
from app.review.models import ReviewState, Trouble, TroubleKind
from app.review.queries.casefile import casefile
from app.review.reading import history, state_sentence
from tests import factories


def troubles():
    statement = select(Trouble).where(Trouble.resolved_at.is_(None))
    return db.session.scalars(statement).all()


def test_a_step_nobody_may_do_opens_and_is_listed(chain):
    chain.people["unit_review"].is_active = False

    chain.open()

    assert chain.step("unit_review").nobody
    assert [trouble.kind for trouble in troubles()] == [TroubleKind.NOBODY]


def test_separation_can_leave_nobody(chain):
    factories.post(chain.people["draft"], "unit_head", unit_id=chain.unit.id)
    chain.people["unit_review"].is_active = False

    chain.open()

    assert chain.step("unit_review").nobody


def test_a_new_person_ends_the_trouble(chain):
    chain.people["unit_review"].is_active = False
    chain.open()
    deputy = factories.person("unit_head", organ=chain.organ, unit=chain.unit)

    actions.people_changed(chain.organ.id, at=chain.tick())

    assert troubles() == []
    chain.decide("unit_review", by=deputy)


def test_claiming_ends_the_trouble(chain):
    chain.people["unit_review"].is_active = False
    chain.open()
    chain.people["unit_review"].is_active = True

    chain.decide("unit_review")

    assert troubles() == []


def test_the_claim_of_who_left_goes_back_to_the_pool(chain):
    chain.open()
    deputy = factories.person("unit_head", organ=chain.organ, unit=chain.unit)
    actions.claim(chain.step("unit_review").id, by=chain.people["unit_review"], at=chain.tick())
    db.session.execute(
        Post.__table__.delete().where(Post.person_id == chain.people["unit_review"].id)
    )

    actions.people_changed(chain.organ.id, at=chain.tick())

    assert chain.step("unit_review").claimed_by_id is None
    assert troubles() == []
    chain.decide("unit_review", by=deputy)


def test_a_leader_who_left_is_replaced_by_the_office(chain):
    chain.until("sign")
    deputy = factories.person("leader", organ=chain.organ, name="副组长")
    chain.people["sign"].is_active = False
    actions.people_changed(chain.organ.id, at=chain.tick())
    assert chain.step("sign").nobody or chain.step("sign").claimed_by_id is None

    actions.forward(
        chain.step("sign").id,
        to=deputy.id,
        by=chain.people["office_review"],
        reason="原领导调离",
        at=chain.tick(),
        key="forward-after-leaving",
    )

    assert troubles() == []
    chain.decide("sign", by=deputy)


def test_pools_without_anybody_are_found(chain):
    chain.open()
    chain.people["unit_review"].is_active = False

    actions.people_changed(chain.organ.id, at=chain.tick())

    assert len(troubles()) == 1


def scheduled(chain):
    chain.until("office_release")
    due = chain.at + timedelta(hours=5)
    chain.decide("office_release", "schedule", release_at=due)
    job = db.session.scalars(select(Job).where(Job.kind == "wake")).one()
    return due, job


def test_a_scheduled_release_happens_when_it_is_due(chain, papers):
    due, job = scheduled(chain)
    assert job.run_at == due

    actions.wake(chain.review.id, job_timer(job), at=due)

    assert papers.done == ["publish", "file_with_authority"]
    assert chain.review.state is ReviewState.FINISHED


def test_waking_twice_does_it_once(chain, papers):
    due, job = scheduled(chain)
    actions.wake(chain.review.id, job_timer(job), at=due)

    actions.wake(chain.review.id, job_timer(job), at=due)

    assert papers.done == ["publish", "file_with_authority"]


def test_what_the_timers_operation_refuses_is_listed_and_tried_again(chain, papers):
    due, job = scheduled(chain)
    papers.refusal = errors.TextChanged()
    actions.wake(chain.review.id, job_timer(job), at=due)
    [trouble] = troubles()
    assert trouble.kind is TroubleKind.OPERATION
    papers.refusal = None

    actions.try_again(trouble.id, by=factories.administrator("system"), at=due)
    actions.wake(chain.review.id, job_timer(job), at=due)

    assert troubles() == []
    assert papers.done == ["publish", "file_with_authority"]


def test_what_a_slice_forbids_stops_the_release(chain, papers):
    chain.until("office_release")
    papers.refusal = errors.TextChanged()

    with pytest.raises(errors.TextChanged):
        chain.decide("office_release", "release")

    assert papers.done == []


def job_timer(job):
    return UUID(job.payload["timer"])


def test_a_change_of_posts_has_the_worker_look_again(chain):
    chain.open()
    boss = factories.administrator("security")

    disable(chain.people["unit_review"].id, by=boss, at=chain.at)

    job = db.session.scalars(select(Job).where(Job.kind == "review.people_changed")).one()
    jobs.people_changed(job.payload, chain.at)
    assert len(troubles()) == 1


def test_the_case_says_when_it_will_be_released(chain):
    chain.until("office_release")
    due = chain.at.replace(hour=9, minute=30) + timedelta(days=1)

    chain.decide("office_release", "schedule", release_at=due)

    case = casefile(chain.people["draft"], chain.review.id)
    assert "2026-11-24 17:30" in state_sentence(case)
    assert "2026-11-24 17:30" in [answer for _, answer in history(case)[-1].answers]
