"""A fee from its reckoning to the payment or the lapse, and what it does to the term."""

from datetime import date

import pytest

from app.kit.db import db
from app.law.fees import Tariff
from app.requests import answers
from app.requests.fees import actions, queries
from app.requests.fees.errors import (
    FeeNoticedAlready,
    FeeNotSettled,
    FeesAreOff,
    FeeTooLate,
    MoreThanWasPaid,
    NothingToPay,
    NotTheWholeFee,
    NotYetOver,
    StepOpensSoon,
)
from app.requests.fees.reasons import FeeState, state_of
from app.requests.models import AnswerState
from app.requests.values import Money
from tests.requests.office import applicant, key


def reckoned(office, taken, *, pages=119):
    return actions.reckon_fee(taken.id, Tariff.PAGES, pages, by=office.clerk, at=office.at)


def noticed(office, *, pages=119):
    """Registered on 2026-03-02, the notice received the same day: to be paid until 03-30."""
    taken = office.registered()
    reckoned(office, taken, pages=pages)
    actions.note_fee_received(
        taken.id, on=office.at.date(), by=office.clerk, key=key(), at=office.at
    )
    return taken


def pay(office, taken, on, *, amount=1080):
    money = Money(amount, on, "0012345")
    return actions.record_payment(taken.id, money, by=office.clerk, key=key(), at=office.at)


def fee_of(taken):
    return queries.account_of(taken.id).fee


def test_an_organ_charges_nothing_until_its_head_says_so(office):
    taken = office.registered()

    with pytest.raises(FeesAreOff):
        reckoned(office, taken)
    db.session.rollback()


def test_it_is_reckoned_by_one_tariff_or_anew_by_the_other(charging):
    taken = charging.registered()

    assert reckoned(charging, taken).amount == 1080
    with pytest.raises(NothingToPay):
        actions.reckon_fee(taken.id, Tariff.PIECES, 1, by=charging.clerk, at=charging.at)
    assert queries.account_of(taken.id).steps[-1].rate == 20


def test_pieces_are_those_of_one_applicant_in_one_calendar_month(charging):
    for number in range(11):
        charging.taken_in(description=f"第{number}件申请的内容")
    other = applicant(name="赵六", paper="passport", paper_number="E12345678")
    charging.taken_in(description="别人的申请", applicant=other)
    taken = charging.registered(description="最后一件申请")

    fee = actions.reckon_fee(taken.id, Tariff.PIECES, 2, by=charging.clerk, at=charging.at)

    assert (fee.before, fee.amount) == (11, 200)


def test_in_the_next_month_the_count_begins_anew(charging):
    for number in range(11):
        charging.taken_in(description=f"第{number}件申请的内容")
    charging.later(days=30)
    taken = charging.registered(description="四月的申请")

    assert queries.forecast(taken).before == 0


def test_the_reply_stands_still_from_the_notice_and_begins_anew_with_the_payment(charging):
    taken = noticed(charging)
    assert taken.due_on is None
    assert fee_of(taken).due_on == date(2026, 3, 30)

    charging.later(days=10)
    pay(charging, taken, date(2026, 3, 12))

    assert taken.due_on == date(2026, 4, 10)
    assert state_of(fee_of(taken), today=date(2026, 3, 12)) is FeeState.PAID


def test_a_notice_that_comes_after_the_term_is_refused(charging):
    taken = charging.registered()
    reckoned(charging, taken)
    charging.later(days=29)

    with pytest.raises(FeeTooLate):
        actions.note_fee_received(
            taken.id, on=date(2026, 3, 31), by=charging.clerk, key=key(), at=charging.at
        )
    db.session.rollback()


def test_who_knows_of_a_fee_gets_no_other(charging):
    taken = noticed(charging)

    with pytest.raises(FeeNoticedAlready):
        reckoned(charging, taken, pages=200)
    db.session.rollback()


def lapse(office, taken):
    actions.confirm_lapse(
        taken.id, words="国库账户无此笔缴款", by=office.clerk, key=key(), at=office.at
    )


def test_it_does_not_lapse_on_its_last_day(charging):
    taken = noticed(charging)
    charging.later(days=28)
    charging.ring(taken)

    assert "核实逾期未缴费" not in charging.open_steps(taken)
    with pytest.raises(NotYetOver):
        lapse(charging, taken)
    db.session.rollback()


def test_after_its_last_day_it_is_overdue_whether_a_worker_ran_or_not(charging):
    taken = noticed(charging)
    charging.later(days=60)

    assert state_of(fee_of(taken), today=date(2026, 3, 31)) is FeeState.OVERDUE
    with pytest.raises(StepOpensSoon):
        lapse(charging, taken)
    charging.ring(taken)
    assert "核实逾期未缴费" in charging.open_steps(taken)


def test_a_confirmed_lapse_sets_the_request_aside_with_its_answer_filled_in(charging):
    taken = noticed(charging)
    charging.later(days=29)
    charging.ring(taken)

    lapse(charging, taken)
    charging.set_aside(taken)

    assert charging.open_steps(taken) == ["拟写终止办理告知书"]
    answer = answers.current(taken.id)
    assert (answer.code, answers.lacking(taken, answer)) == ("O2", ())


def test_nobody_can_claim_a_lapse_in_the_answer(charging):
    taken = noticed(charging)
    answer = answers.current(taken.id)

    answer.code, answer.facts = "O2", {"fee_lapsed": "申请人未缴费"}

    assert answers.lacking(taken, answer) == ("fee_lapsed",)


def test_a_payment_written_down_while_the_lapse_is_looked_at_counts(charging):
    taken = noticed(charging)
    charging.later(days=31)
    charging.ring(taken)

    pay(charging, taken, date(2026, 3, 30))

    assert taken.due_on == date(2026, 4, 28)
    assert charging.open_steps(taken) == ["审查申请"]


def test_a_payment_in_time_wins_over_a_lapse_that_was_confirmed(charging):
    # given a request that is no longer processed, because nothing seemed to be paid
    taken = noticed(charging)
    charging.later(days=31)
    charging.ring(taken)
    lapse(charging, taken)
    charging.set_aside(taken)

    # when the payment of the last day turns up
    pay(charging, taken, date(2026, 3, 30))

    # then the procedure and the term begin anew, and what was drafted stays, annulled
    assert fee_of(taken).lapsed_on is None
    assert taken.due_on == date(2026, 4, 28)
    assert charging.open_steps(taken) == ["登记"]
    assert answers.all_of(taken.id)[0].state is AnswerState.ANNULLED


def test_a_lapse_confirmed_a_moment_before_the_payment_sets_nothing_aside(charging):
    taken = noticed(charging)
    charging.later(days=31)
    charging.ring(taken)
    lapse(charging, taken)
    pay(charging, taken, date(2026, 3, 30))
    charging.decide(taken, "register", "register", by=charging.clerk)

    charging.set_aside(taken)

    assert charging.open_steps(taken) == ["审查申请"]


def test_nothing_is_signed_while_the_fee_is_not_settled(charging):
    taken = charging.collected()
    reckoned(charging, taken)
    actions.note_fee_received(
        taken.id, on=charging.day, by=charging.clerk, key=key(), at=charging.at
    )
    charging.answered(taken)

    with pytest.raises(FeeNotSettled):
        charging.decide(taken, "sign", "approve", by=charging.leader)
    db.session.rollback()


def test_a_late_payment_is_kept_but_does_not_begin_the_term_anew(charging):
    taken = noticed(charging)
    charging.later(days=31)

    pay(charging, taken, date(2026, 3, 31))

    assert taken.due_on is None
    assert state_of(fee_of(taken), today=date(2026, 4, 2)) is FeeState.OVERDUE
    assert queries.account_of(taken.id).held == 1080


def test_part_of_the_fee_is_no_payment(charging):
    taken = noticed(charging)

    with pytest.raises(NotTheWholeFee, match="1080"):
        pay(charging, taken, date(2026, 3, 2), amount=80)
    db.session.rollback()


def test_the_same_payment_sent_twice_is_booked_once(charging):
    taken = noticed(charging)
    money = Money(1080, date(2026, 3, 2), "0012345")
    for _ in range(2):
        actions.record_payment(taken.id, money, by=charging.clerk, key="same", at=charging.at)

    assert len(queries.payments_of(taken.id)) == 1


def test_no_more_is_given_back_than_was_paid(charging):
    taken = noticed(charging)
    pay(charging, taken, date(2026, 3, 2))
    back = Money(1000, date(2026, 3, 2), "T-1", "多收")
    actions.refund(taken.id, back, by=charging.clerk, key=key(), at=charging.at)

    with pytest.raises(MoreThanWasPaid, match="80"):
        actions.refund(taken.id, back, by=charging.clerk, key=key(), at=charging.at)
    db.session.rollback()
