"""Straight back with confirmations, and recall."""

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import DatabaseError

from app.kit.db import db
from app.review import actions, errors
from app.review.models import Assignment, AssignmentState, Opinion, ReviewState
from app.review.opinion import CONFIRM, RETURN, OpinionGiven
from app.review.queries.casefile import casefile
from app.review.reading import history, state_sentence
from tests.review.chain import key


@pytest.fixture
def changed(chain):
    """Secrecy review has asked for a change, and the drafter has made it."""
    chain.until("secrecy_review")
    chain.decide("secrecy_review", "open_after_change", text="第二段须处理")
    chain.hand_on(text="second")
    return chain


def test_straight_back_asks_every_giver_to_confirm(changed):
    assert changed.open_nodes() == ["secrecy_review"]
    assert set(changed.confirmations()) == {"unit_review", "office_review", "sign"}


def test_the_returner_has_the_step_again(changed):
    assert changed.step("secrecy_review").claimed_by_id == changed.people["secrecy_review"].id


def test_an_unchanged_text_needs_no_confirmation(chain):
    chain.until("office_review")
    chain.decide("office_review", RETURN, text="请核对附件", return_to="draft", straight=True)

    chain.hand_on()

    assert chain.confirmations() == {}
    assert chain.open_nodes() == ["office_review"]


def test_release_waits_for_every_confirmation(changed, papers):
    changed.decide("secrecy_review", "open")
    changed.confirm("unit_review")
    changed.confirm("office_review")
    with pytest.raises(errors.WaitsForConfirmation) as waiting:
        changed.decide("office_release", "release")
    assert "张伟民" in str(waiting.value)

    changed.confirm("sign")
    changed.decide("office_release", "release")

    assert papers.done == ["publish", "file_with_authority"]


def test_a_service_task_waits_for_confirmations_too(chain, papers):
    chain.attribute = "on_request"
    chain.until("sign")
    chain.decide("sign", RETURN, text="请修改第二段", return_to="draft", straight=True)
    chain.hand_on(text="second")

    with pytest.raises(errors.WaitsForConfirmation):
        chain.decide("sign")

    assert papers.done == []


def test_a_giver_may_return_instead_of_confirming(changed):
    changed.confirm("office_review", RETURN, text="第二段改得不对")

    assert changed.open_nodes() == ["draft"]
    assert changed.confirmations() == {}
    assert changed.review.round == 3


def test_a_confirmation_is_for_its_giver_and_once(changed):
    part = changed.confirmations()["unit_review"]
    given = OpinionGiven(verdict=CONFIRM, digest=changed.review.digest, key=key())
    with pytest.raises(errors.NotYourStep):
        actions.confirm(part.id, by=changed.people["sign"], opinion=given, at=changed.at)
    changed.confirm("unit_review")

    with pytest.raises(errors.StepClosed):
        again = OpinionGiven(verdict=CONFIRM, digest=changed.review.digest, key=key())
        actions.confirm(part.id, by=changed.people["unit_review"], opinion=again, at=changed.at)


def test_a_second_straight_back_asks_about_the_newest_text_only(changed):
    changed.confirm("unit_review")
    changed.decide("secrecy_review", "open_after_change", text="第三段也须处理")
    changed.hand_on()

    assert set(changed.confirmations()) == {"office_review", "sign"}


def test_rows_of_an_earlier_round_stay_and_say_they_are_stale(changed):
    states = db.session.scalars(
        select(Assignment.state).where(
            Assignment.review_id == changed.review.id, Assignment.round == 1
        )
    ).all()

    assert sorted(states) == ["returned", "stale", "stale", "stale", "stale"]


def test_an_opinion_is_never_changed(chain):
    chain.open()

    with pytest.raises(DatabaseError):
        db.session.execute(update(Opinion).values(text="anders"))


def test_the_sender_recalls_while_the_next_has_not_acted(chain, papers):
    chain.open()
    chain.decide("unit_review")

    actions.recall_step(
        chain.last("unit_review").id,
        by=chain.people["unit_review"],
        reason="意见有误",
        at=chain.tick(),
        key=key(),
    )

    assert chain.open_nodes() == ["unit_review"]
    assert chain.step("unit_review").claimed_by_id == chain.people["unit_review"].id
    chain.decide("unit_review")
    assert chain.open_nodes() == ["office_review"]


def test_the_drafter_recalls_what_he_handed_on(chain, papers):
    chain.open()

    actions.recall_step(
        chain.last("draft").id,
        by=chain.people["draft"],
        reason="附件有误",
        at=chain.tick(),
        key=key(),
    )

    assert chain.open_nodes() == ["draft"]
    assert papers.told[-1] == "opened"
    chain.hand_on(text="second")
    assert chain.open_nodes() == ["unit_review"]


def test_a_recall_comes_too_late_after_the_next_opinion(chain):
    chain.open()
    chain.decide("unit_review")
    chain.decide("office_review")

    with pytest.raises(errors.SomebodyActedSince) as late:
        actions.recall_step(
            chain.last("unit_review").id,
            by=chain.people["unit_review"],
            reason="意见有误",
            at=chain.tick(),
            key=key(),
        )
    assert "刘敏" in str(late.value)


def test_a_return_is_not_recalled(chain):
    chain.until("office_review")
    chain.decide("office_review", RETURN, text="请补充依据")

    with pytest.raises(errors.NothingToRecall):
        actions.recall_step(
            chain.last("office_review").id,
            by=chain.people["office_review"],
            reason="退错了人",
            at=chain.tick(),
            key=key(),
        )


def test_a_scheduled_release_can_be_recalled_before_it_is_due(chain, papers):
    chain.until("office_release")
    step = chain.decide("office_release", "schedule", release_at=chain.at.replace(hour=20))
    assert chain.open_nodes() == []

    actions.recall_step(
        step.id, by=chain.people["office_release"], reason="推迟发布", at=chain.tick(), key=key()
    )

    assert chain.open_nodes() == ["office_release"]
    assert papers.done == []


def test_a_published_item_is_not_recalled(chain):
    chain.until("office_release")
    step = chain.decide("office_release", "release")

    with pytest.raises(errors.ReviewEnded):
        actions.recall_step(
            step.id, by=chain.people["office_release"], reason="发错了的", at=chain.at, key=key()
        )


def test_the_drafter_may_cancel_what_came_back(chain, papers):
    chain.until("office_review")
    with pytest.raises(errors.OnlyAtTheDrafter):
        actions.cancel_review(
            chain.review.id, by=chain.people["draft"], reason="不再公开", at=chain.at, key=key()
        )
    chain.decide("office_review", RETURN, text="请补充依据")

    actions.cancel_review(
        chain.review.id, by=chain.people["draft"], reason="不再公开", at=chain.tick(), key=key()
    )

    assert chain.review.state is ReviewState.CANCELLED
    assert chain.open_nodes() == []
    assert papers.told[-1] == "cancelled"


def test_the_history_tells_rounds_in_sentences(changed):
    case = casefile(changed.people["draft"], changed.review.id)

    sentences = [told.sentence for told in history(case)]

    assert any("退回“起草”" in sentence for sentence in sentences)
    assert "复核确认" in state_sentence(case)


def test_parts_that_waited_are_cut_off(changed):
    changed.confirm("office_review", RETURN, text="第二段改得不对")

    cut = db.session.scalars(
        select(Assignment).where(
            Assignment.review_id == changed.review.id,
            Assignment.state == AssignmentState.CUT_OFF,
        )
    ).all()

    assert {part.step.node_id for part in cut} == {"unit_review", "sign", "secrecy_review"}
