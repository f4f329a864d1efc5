"""A request from the counter to the archive, with the days the law gives."""

from datetime import date, timedelta

import pytest

from app.kit.db import db
from app.law.receipt import Channel
from app.requests import actions
from app.requests.errors import (
    AskedAlready,
    BeforeTheRegulation,
    DayInFuture,
    DayTooEarly,
    NotYetReceived,
    SearchMissing,
)
from app.requests.models import RequestState
from app.requests.values import Assigning
from app.review import actions as review
from app.review.errors import DutiesAreSeparate, HasToBeDecided
from tests import factories
from tests.requests.office import key


def test_from_the_counter_to_the_archive(office):
    # given a request handed in on a Monday
    taken = office.taken_in()
    assert taken.number == "云商依申〔2026〕1号"
    assert taken.due_on == date(2026, 3, 30)

    # when everybody does his part
    actions.register(taken.id, by=office.clerk, key=key(), at=office.at)
    office.decide(taken, "examine", "accept", by=office.clerk)
    assigning = Assigning((office.unit.id,), office.unit.id, "请检索")
    actions.assign(taken.id, assigning, by=office.clerk, key=key(), at=office.at)
    office.searched(taken, by=office.drafter)
    office.decide(taken, "consider", "draft", by=office.drafter)
    office.answered(taken, "D5", discretion_reason="属于内部工作流程，公开将影响正常工作")
    office.decide(taken, "legal", "approve", by=office.lawyer)
    office.decide(taken, "sign", "approve", by=office.leader)
    office.later(days=1)
    office.handed_over(taken)
    assert taken.state is RequestState.ANSWERED
    office.archived(office.proved(taken))

    # then it is closed, answered on the day it was handed over
    assert taken.state is RequestState.CLOSED
    assert not taken.is_open
    assert taken.answered_on == date(2026, 3, 3)
    assert taken.decision == "D5"
    assert office.open_steps(taken) == []


def test_what_is_provided_goes_to_the_secrecy_reviewer(office):
    taken = office.collected()

    office.answered(taken, "A1", link="https://example.gov.cn/a")
    assert office.open_steps(taken) == ["签发"]


def test_on_the_web_nothing_counts_before_both_sides_confirmed(office):
    taken = office.taken_in(Channel.WEB)

    assert taken.due_on is None
    with pytest.raises(NotYetReceived):
        actions.register(taken.id, by=office.clerk, key=key(), at=office.at)
    db.session.rollback()


def test_the_day_both_sides_confirmed_is_the_day_of_receipt(office):
    taken = office.taken_in(Channel.WEB)
    office.later(days=1)

    actions.confirm_receipt(
        taken.id, by=office.clerk, on=date(2026, 3, 3), how="电话确认", at=office.at
    )

    assert taken.received_on == date(2026, 3, 3)
    assert taken.due_on == date(2026, 3, 31)
    assert taken.review.deadline_on == date(2026, 3, 31)


def test_all_units_have_to_search_before_the_answer_is_written(office):
    taken = office.assigned(office.unit, office.other_unit)
    assert office.open_steps(taken) == ["检索收集", "检索收集"]

    office.searched(taken, by=office.other_drafter)
    assert office.open_steps(taken) == ["检索收集"]

    office.searched(taken, by=office.drafter)
    assert office.open_steps(taken) == ["研判"]


def test_one_unit_that_sends_it_back_stops_the_search_of_the_others(office):
    taken = office.assigned(office.unit, office.other_unit)

    actions.send_back(
        taken.id, by=office.other_drafter, reason="不属于本科室职责", key=key(), at=office.at
    )

    assert office.open_steps(taken) == ["分办"]


def test_a_unit_hands_nothing_on_without_a_record_of_its_search(office):
    taken = office.assigned()
    step = office.step(taken, "collect")
    review.claim(step.id, by=office.drafter, at=office.at)

    with pytest.raises(SearchMissing):
        office.decide(taken, "collect", "done", by=office.drafter)
    db.session.rollback()


def test_the_same_request_on_the_same_day_is_recognised(office):
    taken = office.taken_in()

    with pytest.raises(AskedAlready, match="云商依申〔2026〕1号"):
        office.taken_in()
    db.session.rollback()
    assert taken


def test_nobody_of_the_house_gives_a_request_up(office):
    taken = office.collected()

    with pytest.raises(HasToBeDecided):
        review.cancel_review(
            taken.review_id, by=office.drafter, reason="不想办了", key=key(), at=office.at
        )
    db.session.rollback()
    assert taken.is_open


def test_who_wrote_the_answer_does_not_review_it(office):
    factories.post(office.drafter, "legal_reviewer")
    taken = office.collected()
    office.answered(taken, "D5", discretion_reason="内部事务")

    step = office.step(taken, "legal")
    with pytest.raises(DutiesAreSeparate):
        review.claim(step.id, by=office.drafter, at=office.at)
    db.session.rollback()


def test_no_request_came_in_before_there_were_any(office):
    with pytest.raises(BeforeTheRegulation):
        office.taken_in(handed_in_on=date(2008, 4, 30))
    db.session.rollback()


@pytest.mark.parametrize("days", [1, -1])
def test_receipt_is_confirmed_neither_tomorrow_nor_before_it_came_in(office, days):
    confirmed_on = office.day + timedelta(days=days)

    with pytest.raises((DayInFuture, DayTooEarly)) as wrong:
        office.taken_in(Channel.FAX, confirmed_on=confirmed_on)

    assert wrong.value.values["field"] == "confirmed_on"
    db.session.rollback()


def test_a_registration_sent_twice_is_done_once(office):
    taken, once = office.taken_in(), key()

    for _ in range(2):
        actions.register(taken.id, by=office.clerk, key=once, at=office.at)

    assert office.open_steps(taken) == ["审查申请"]


def test_a_unit_sends_back_once_however_often_its_form_is_sent(office):
    taken, once = office.assigned(), key()

    for _ in range(2):
        actions.send_back(
            taken.id, by=office.drafter, reason="不属于本科室职责", key=once, at=office.at
        )

    assert office.open_steps(taken) == ["分办"]
