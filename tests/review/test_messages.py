"""What arrives from outside: where it leads, what it calls off, and what it leaves alone."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from app.audit.models import AuditEntry
from app.jobs.models import Job, JobState
from app.kit.db import db
from app.kit.errors import ProductError
from app.kit.idempotency import KeyUsedForSomethingElse
from app.review import actions, diagram, errors
from app.review.models import Assignment, AssignmentState, Ending, Wait
from app.review.opinion import RETURN
from app.review.queries import waits
from app.review.queries.casefile import casefile
from app.review.reading import history, state_sentence
from tests import factories
from tests.review import chain as chains
from tests.review.awaited import AWAITED
from tests.review.chain import key


@pytest.fixture
def moving(chain):
    """A review in which the applicant may withdraw, and ask for an extension."""
    chains.deploy(AWAITED)
    chain.people["closing"] = chain.people["weigh"] = chain.people["office_review"]
    chain.people["ask"], chain.people["grant"] = chain.people["unit_review"], chain.people["sign"]
    chain.people["check"] = chain.people["office_review"]
    chain.open()
    return chain


def arrive(chain, message, **more):
    sent = {"by": chain.people["office_review"], "key": key(), **more}
    return actions.deliver(chain.review.id, message=message, at=chain.tick(), **sent)


def awaited(chain):
    return sorted(wait.message for wait in waits(chain.review.id))


def timers():
    jobs = select(Job).where(Job.kind == "wake", Job.state == JobState.READY)
    return [UUID(job.payload["timer"]) for job in db.session.scalars(jobs)]


def sentences(chain):
    return [each.sentence for each in history(casefile(chain.people["draft"], chain.review.id))]


def test_what_may_arrive_is_known_from_the_moment_it_is_awaited(moving):
    assert awaited(moving) == ["extension", "withdrawn"]

    moving.decide("unit_review")
    moving.decide("sign")

    assert awaited(moving) == ["answer"]


def test_a_withdrawal_ends_the_work_inside(moving):
    unit_review = moving.step("unit_review")

    arrive(moving, "withdrawn")

    assert moving.open_nodes() == ["closing"] and awaited(moving) == []
    assert (unit_review.ending, unit_review.closed_by_id) == (Ending.CANCELLED, None)
    assert timers() == []
    moving.decide("closing")
    moving.decide("weigh")
    assert moving.review.ended_at


def test_what_arrived_is_told_and_recorded(moving):
    arrive(moving, "extension")
    arrive(moving, "withdrawn", by=None)
    db.session.commit()

    clerk = moving.people["office_review"].label
    assert sentences(moving)[-2:] == [f"收到：extension，由{clerk}登记。", "收到：withdrawn。"]
    acts = db.session.scalars(select(AuditEntry.act).order_by(AuditEntry.sequence))
    assert list(acts).count("message arrived") == 2


def test_what_nobody_waits_for_is_refused(moving):
    with pytest.raises(errors.NotAwaited) as refused:
        arrive(moving, "answer")
    assert "answer" in str(refused.value)

    arrive(moving, "withdrawn")
    with pytest.raises(errors.NotAwaited):
        arrive(moving, "withdrawn")


def test_nothing_arrives_in_a_review_that_has_ended(moving):
    arrive(moving, "withdrawn")
    moving.decide("closing")
    moving.decide("weigh")

    with pytest.raises(errors.ReviewEnded):
        arrive(moving, "withdrawn")


def test_one_message_sent_twice_arrives_once(moving):
    sent = {"key": key(), "by": None}

    arrive(moving, "extension", **sent)
    arrive(moving, "extension", **sent)

    assert moving.open_nodes() == ["ask", "unit_review"]
    with pytest.raises(KeyUsedForSomethingElse):
        arrive(moving, "withdrawn", **sent)


def test_what_a_message_brings_is_kept_for_the_procedure(moving):
    moving.decide("unit_review")
    moving.decide("sign")

    arrive(moving, "answer", facts={"agrees": True})

    assert moving.open_nodes() == ["weigh"]
    wait = db.session.scalars(select(Wait).where(Wait.message == "answer")).one()
    assert wait.delivered_at == wait.closed_at == moving.at


def test_what_is_awaited_shows_as_current_and_in_words(moving):
    case = casefile(moving.people["draft"], moving.review.id)
    assert diagram.state(case)["current"] == ["unit_review", "extension", "withdrawn"]

    moving.decide("unit_review")
    moving.decide("sign")

    case = casefile(moving.people["draft"], moving.review.id)
    assert diagram.state(case)["current"] == ["answer"]
    assert state_sentence(case) == "正在等待：answer。"


def test_the_page_says_what_may_arrive(app, moving):
    page = app.test_client().sign_in(moving.people["draft"]).get(f"/reviews/{moving.review.id}")

    assert page.status_code == 200 and "现在可能收到的事项" in page.get_data(as_text=True)


def test_every_extension_asked_for_goes_its_own_way(moving):
    arrive(moving, "extension")
    moving.decide("ask")
    moving.decide("check")
    first = moving.step("grant")
    arrive(moving, "extension")
    moving.decide("ask")
    moving.decide("check")
    second = next(s for s in steps(moving, "grant") if s.id != first.id)

    give_back(moving, second, to="check")

    assert first.is_open and moving.open_nodes() == ["check", "grant", "unit_review"]
    stale = select(Assignment).where(Assignment.state == AssignmentState.STALE)
    assert [part.step.node_id for part in db.session.scalars(stale)] == ["check"]


def steps(chain, node_id):
    case = casefile(chain.people["draft"], chain.review.id)
    return [step for step in case.steps if step.node_id == node_id]


def give_back(chain, step, *, to, straight=False):
    by = chain.people["sign"]
    if step.claimed_by_id is None:
        actions.claim(step.id, by=by, at=chain.tick())
    given = chain.opinion("unit_review", RETURN, text="请补充理由", return_to=to, straight=straight)
    actions.complete_step(step.id, by=by, opinion=given, at=chain.tick())


def test_straight_back_asks_who_gave_the_opinion_on_this_way(moving):
    other = factories.person("disclosure_office", organ=moving.organ, name="孙洋")
    arrive(moving, "extension")
    moving.decide("ask")
    moving.decide("check")
    first = moving.step("grant")
    arrive(moving, "extension")
    moving.decide("ask")
    moving.decide("check", by=other)

    give_back(moving, first, to="ask", straight=True)
    moving.decide("ask")

    carried = [step for step in steps(moving, "check") if step.carried_from_id]
    assert [step.closed_by.name for step in carried] == ["刘敏"]


def test_a_return_inside_leaves_what_is_awaited_and_what_goes_on_beside(moving):
    arrive(moving, "extension")
    moving.decide("unit_review")

    moving.decide("sign", RETURN, text="请补充依据", return_to="unit_review")

    assert moving.open_nodes() == ["ask", "unit_review"]
    assert awaited(moving) == ["extension", "withdrawn"]


def test_a_return_to_before_ends_what_is_awaited(moving):
    arrive(moving, "extension")

    moving.decide("unit_review", RETURN, text="请补充依据", return_to="draft")

    assert moving.open_nodes() == ["draft"] and awaited(moving) == []
    moving.hand_on(text="second")
    assert awaited(moving) == ["extension", "withdrawn"]


def test_a_review_given_up_waits_for_nothing(moving):
    moving.decide("unit_review", RETURN, text="请补充依据", return_to="draft")
    moving.hand_on()
    moving.decide("unit_review", RETURN, text="请补充依据", return_to="draft")

    actions.cancel_review(
        moving.review.id, by=moving.people["draft"], reason="不再办理", at=moving.tick(), key=key()
    )

    assert awaited(moving) == []


def test_an_opinion_is_recalled_while_something_goes_on_beside(moving):
    arrive(moving, "extension")
    step = moving.decide("unit_review")

    by = moving.people["unit_review"]
    actions.recall_step(step.id, by=by, reason="意见有误", at=moving.tick(), key=key())

    assert moving.open_nodes() == ["ask", "unit_review"]


def test_what_was_interrupted_is_not_recalled(moving):
    step = moving.decide("unit_review")
    arrive(moving, "withdrawn")

    with pytest.raises(ProductError):
        actions.recall_step(
            step.id,
            by=moving.people["unit_review"],
            reason="意见有误",
            at=moving.tick(),
            key=key(),
        )


def test_a_step_that_nobody_could_do_is_no_trouble_once_it_is_interrupted(moving):
    moving.decide("unit_review")
    moving.people["sign"].is_active = False
    actions.people_changed(moving.organ.id, at=moving.tick())
    sign = moving.step("sign")
    assert sign.nobody

    arrive(moving, "withdrawn")

    assert not sign.nobody and sign.ending is Ending.CANCELLED


def test_a_time_that_ran_out_takes_the_answer_away(moving):
    moving.decide("unit_review")
    moving.decide("sign")
    (timer,) = timers()

    actions.wake(moving.review.id, timer, at=moving.at + timedelta(days=16))

    assert moving.open_nodes() == ["weigh"] and awaited(moving) == []
    with pytest.raises(errors.NotAwaited):
        arrive(moving, "answer")


def test_a_time_that_runs_out_after_the_answer_is_not_told(moving):
    moving.decide("unit_review")
    moving.decide("sign")
    (timer,) = timers()
    arrive(moving, "answer")

    actions.wake(moving.review.id, timer, at=moving.at + timedelta(days=16))
    db.session.commit()

    assert moving.open_nodes() == ["weigh"]
    assert "已到设定时间，系统自动继续办理。" not in sentences(moving)
