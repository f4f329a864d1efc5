"""What may happen at any time: correction, extension, withdrawal, reasons, and their clocks."""

from datetime import date, timedelta

import pytest

from app.jobs.models import Job
from app.kit.db import db
from app.law.receipt import Channel
from app.people.models import Lane
from app.requests import actions, answers
from app.requests.errors import DayTooEarly, NoSuchRequest, StepNotThere
from app.requests.jobs import SET_ASIDE, set_aside
from app.requests.models import RequestState
from app.requests.move_errors import (
    CorrectionAfterTerm,
    CorrectionNotAwaited,
    CorrectionOnlyOnce,
    CorrectionTooLate,
    ExtensionOnlyOnce,
    LapseTooEarly,
    NotYetTold,
)
from app.requests.values import NoticeSent
from app.review import actions as review
from app.review.errors import DutiesAreSeparate
from tests import factories
from tests.requests.office import key

LONG_AGO, TODAY = date(2000, 1, 1), date(2026, 3, 2)
ASKED = NoticeSent("请明确年度", TODAY)


def corrected(office, taken, **changes):
    values = {"text": "补正：2025年度的", "on": office.day, "by": None, "key": key()}
    return actions.correct(taken.id, **(values | changes), at=office.at)


@pytest.fixture
def awaiting(office):
    """A request whose applicant was asked for a correction on the day it came in."""
    taken = office.registered()
    office.decide(taken, "examine", "correct", by=office.clerk, text="所需信息不明确")
    return actions.ask_correction(taken.id, ASKED, by=office.clerk, key=key(), at=office.at)


def test_while_a_correction_is_awaited_no_day_counts(office, awaiting):
    assert awaiting.state is RequestState.AWAITING_APPLICANT
    assert awaiting.due_on is None
    assert office.open_steps(awaiting) == []


def test_the_term_begins_anew_with_the_correction(office, awaiting):
    office.later(days=7)

    corrected(office, awaiting)

    assert awaiting.due_on == date(2026, 4, 7)
    assert office.open_steps(awaiting) == ["审查申请"]


def test_the_same_correction_sent_twice_is_taken_once(office, awaiting):
    once = key()

    corrected(office, awaiting, key=once)
    corrected(office, awaiting, key=once)

    assert office.open_steps(awaiting) == ["审查申请"]


def test_the_same_correction_by_post_next_day_is_a_duplicate(office, awaiting):
    corrected(office, awaiting)
    office.later(days=1)

    with pytest.raises(CorrectionNotAwaited):
        corrected(office, awaiting, by=office.clerk)
    db.session.rollback()


def test_a_correction_is_asked_for_once(office, awaiting):
    corrected(office, awaiting)

    with pytest.raises(CorrectionOnlyOnce):
        office.decide(awaiting, "examine", "correct", by=office.clerk, text="仍不明确")
    db.session.rollback()


def test_after_seven_working_days_no_correction_is_asked_for(office):
    taken = office.registered()
    office.later(days=10)

    with pytest.raises(CorrectionTooLate):
        office.decide(taken, "examine", "correct", by=office.clerk, text="所需信息不明确")
    db.session.rollback()


def test_without_a_correction_the_office_is_asked_and_answers_o1(office, awaiting):
    office.later(days=22)
    office.ring(awaiting)
    assert office.open_steps(awaiting) == ["核实逾期未补正"]

    office.decide(awaiting, "correction_lapse", "lapsed", by=office.clerk, text="无正当理由逾期")

    assert office.open_steps(awaiting) == ["拟写答复"]
    assert answers.current(awaiting.id).code == "O1"


def test_a_good_reason_prolongs_the_term(office, awaiting):
    office.later(days=22)
    office.ring(awaiting)

    office.decide(awaiting, "correction_lapse", "wait", by=office.clerk, text="因住院未能补正")
    office.later(days=1)
    corrected(office, awaiting)

    assert office.open_steps(awaiting) == ["审查申请"]


def test_the_correction_is_not_taken_for_lapsed_on_its_last_day(office, awaiting):
    office.later(days=20)
    office.ring(awaiting)
    assert office.open_steps(awaiting) == []

    corrected(office, awaiting)
    office.later(days=5)
    office.ring(awaiting)

    assert office.open_steps(awaiting) == ["审查申请"]


def test_what_comes_after_the_term_is_for_the_office_to_weigh(office, awaiting):
    office.later(days=30)

    with pytest.raises(CorrectionAfterTerm):
        corrected(office, awaiting)
    db.session.rollback()


def test_an_extension_counts_once_it_was_approved_and_told(office):
    taken = office.assigned()
    actions.propose_extension(
        taken.id, days=20, reason="涉及多年档案", by=office.clerk, key=key(), at=office.at
    )
    office.decide(taken, "extension", "approve", by=office.head)
    assert taken.due_on == date(2026, 3, 30)

    actions.tell_extension(
        taken.id, on=office.day, way="电话告知", by=office.clerk, key=key(), at=office.at
    )

    assert taken.due_on == date(2026, 4, 28)
    assert office.open_steps(taken) == ["检索收集"]


def test_a_second_extension_is_not_possible(office):
    taken = office.assigned()
    for_it = {"days": 5, "reason": "涉及多年档案", "by": office.clerk, "at": office.at}
    actions.propose_extension(taken.id, **for_it, key=key())

    with pytest.raises(ExtensionOnlyOnce):
        actions.propose_extension(taken.id, **for_it, key=key())
    db.session.rollback()


def test_who_drafts_the_answer_does_not_approve_the_extension(office):
    from_the_unit = office.collected()
    office.answered(from_the_unit, "A1", link="https://example.gov.cn/a")
    actions.propose_extension(
        from_the_unit.id, days=5, reason="领导出差", by=office.clerk, key=key(), at=office.at
    )
    office.give(office.drafter, "office_head")

    with pytest.raises(DutiesAreSeparate):
        review.claim(office.step(from_the_unit, "extension").id, by=office.drafter, at=office.at)
    db.session.rollback()


def test_reasons_that_do_not_hold_set_the_request_aside(office):
    taken = office.assigned()
    actions.ask_reasons(
        taken.id,
        NoticeSent("一年内申请四十次", office.day),
        by=office.clerk,
        key=key(),
        at=office.at,
    )
    actions.give_reasons(
        taken.id, text="为研究需要", on=office.day, by=None, key=key(), at=office.at
    )
    office.decide(taken, "weigh_reasons", "unreasonable", by=office.clerk, text="明显超过合理范围")
    job = db.session.query(Job).filter_by(kind=SET_ASIDE).one()

    set_aside(job.payload, office.at)

    assert office.open_steps(taken) == ["拟写终止办理告知书"]
    assert answers.current(taken.id).code == "N4"


def test_the_lapse_is_not_confirmed_while_the_term_runs(office, awaiting):
    office.later(days=22)
    office.ring(awaiting)
    office.at -= timedelta(days=3)

    with pytest.raises(LapseTooEarly, match="2026-03-23"):
        office.decide(awaiting, "correction_lapse", "lapsed", by=office.clerk, text="逾期未补正")
    db.session.rollback()


@pytest.mark.parametrize(
    ("move", "said"),
    [
        ("ask_correction", {"asked": NoticeSent("请明确年度", LONG_AGO)}),
        ("ask_reasons", {"asked": NoticeSent("一年四十次", LONG_AGO)}),
        ("withdraw", {"how": "来电撤回", "on": LONG_AGO}),
    ],
)
def test_nothing_happens_to_a_request_before_it_came_in(office, move, said):
    taken = office.registered()
    office.decide(taken, "examine", "correct", by=office.clerk, text="所需信息不明确")

    with pytest.raises(DayTooEarly, match="2026-03-02"):
        getattr(actions, move)(taken.id, **said, by=office.clerk, key=key(), at=office.at)
    db.session.rollback()


def test_a_correction_does_not_come_in_before_it_was_asked_for(office, awaiting):
    with pytest.raises(DayTooEarly):
        corrected(office, awaiting, on=office.day - timedelta(days=1))
    db.session.rollback()


@pytest.mark.parametrize("move", ["withdraw", "correct", "give_reasons"])
def test_another_organ_writes_nothing_down_for_the_applicant(office, awaiting, move):
    foreign = factories.person(Lane.DISCLOSURE_OFFICE, organ=factories.organ("青禾县统计局"))
    said = {"how": "来电撤回"} if move == "withdraw" else {"text": "2025年度的"}

    with pytest.raises(NoSuchRequest):
        getattr(actions, move)(
            awaiting.id, **said, on=office.day, by=foreign, key=key(), at=office.at
        )
    db.session.rollback()


def test_a_notice_that_nobody_recorded_is_not_told(office):
    taken = office.registered()
    office.decide(taken, "examine", "correct", by=office.clerk, text="所需信息不明确")

    with pytest.raises(NotYetTold):
        office.decide(taken, "correction", "sent", by=office.clerk)
    db.session.rollback()


def test_an_extension_that_nobody_recorded_is_not_told(office):
    taken = office.assigned()
    actions.propose_extension(
        taken.id, days=20, reason="涉及多年档案", by=office.clerk, key=key(), at=office.at
    )
    office.decide(taken, "extension", "approve", by=office.head)

    with pytest.raises(NotYetTold):
        office.decide(taken, "tell_extension", "told", by=office.clerk)
    db.session.rollback()


@pytest.mark.parametrize(
    ("move", "said"),
    [
        ("ask_correction", {"asked": ASKED}),
        ("tell_extension", {"way": "电话", "on": TODAY}),
    ],
)
def test_nothing_is_told_that_no_step_waits_for(office, move, said):
    taken = office.taken_in(Channel.WEB)

    with pytest.raises(StepNotThere):
        getattr(actions, move)(taken.id, **said, by=office.clerk, key=key(), at=office.at)
    db.session.rollback()
