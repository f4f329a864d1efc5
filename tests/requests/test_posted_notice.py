"""A notice that was posted: its term runs from the day the applicant received it."""

from datetime import date

import pytest

from app.kit.db import db
from app.requests import actions, answers
from app.requests.errors import DayTooEarly
from app.requests.move_errors import NoReceiptAwaited, ReceiptUnknown
from app.requests.values import NoticeSent
from tests.requests.office import key


@pytest.fixture
def noticed(office):
    """``noticed(is_posted=True)``: a request whose applicant was asked for a correction."""

    def asked(*, is_posted):
        taken = office.registered()
        office.decide(taken, "examine", "correct", by=office.clerk, text="所需信息不明确")
        notice = NoticeSent("请明确年度", office.day, is_posted=is_posted)
        return actions.ask_correction(taken.id, notice, by=office.clerk, key=key(), at=office.at)

    return asked


@pytest.fixture
def posted(noticed):
    return noticed(is_posted=True)


def received(office, taken, on):
    return actions.note_notice_received(taken.id, on=on, by=office.clerk, key=key(), at=office.at)


def test_a_posted_notice_lets_the_term_begin_with_its_receipt(office, posted):
    office.later(days=4)
    received(office, posted, date(2026, 3, 5))

    office.later(days=20)  # the twenty-sixth of March: the last day, counted from the fifth
    office.ring(posted)
    assert office.open_steps(posted) == []
    actions.correct(posted.id, text="2025年度的", on=office.day, by=None, key=key(), at=office.at)
    assert office.open_steps(posted) == ["审查申请"]


def test_nobody_is_late_with_what_may_never_have_come(office, posted):
    office.later(days=30)
    office.ring(posted)

    with pytest.raises(ReceiptUnknown):
        office.decide(posted, "correction_lapse", "lapsed", by=office.clerk, text="逾期未补正")
    db.session.rollback()


def test_who_received_it_and_stays_silent_is_late(office, posted):
    office.later(days=30)
    office.ring(posted)

    received(office, posted, date(2026, 3, 5))

    office.decide(posted, "correction_lapse", "lapsed", by=office.clerk, text="逾期未补正")
    assert office.open_steps(posted) == ["拟写答复"]


def test_the_receipt_of_a_posted_notice_is_noted_once_and_not_before_it_was_posted(office, posted):
    with pytest.raises(DayTooEarly):
        received(office, posted, date(2026, 2, 27))
    received(office, posted, office.day)

    with pytest.raises(NoReceiptAwaited):
        received(office, posted, office.day)


def test_what_was_handed_over_has_no_other_receipt(office, noticed):
    handed_over = noticed(is_posted=False)

    with pytest.raises(NoReceiptAwaited):
        received(office, handed_over, office.day)


def test_silence_counts_against_nobody_who_may_not_have_been_asked_for_reasons(office):
    taken = office.assigned()
    notice = NoticeSent("一年内申请四十次", office.day, is_posted=True)
    actions.ask_reasons(taken.id, notice, by=office.clerk, key=key(), at=office.at)
    office.later(days=24)
    office.ring(taken)

    with pytest.raises(ReceiptUnknown):
        office.decide(taken, "weigh_reasons", "unreasonable", by=office.clerk, text="没有说明理由")


def test_who_was_asked_for_reasons_and_stays_silent_may_be_refused(office):
    taken = office.assigned()
    notice = NoticeSent("一年内申请四十次", office.day, is_posted=True)
    actions.ask_reasons(taken.id, notice, by=office.clerk, key=key(), at=office.at)
    office.later(days=24)
    received(office, taken, date(2026, 3, 2))
    office.ring(taken)

    office.decide(taken, "weigh_reasons", "unreasonable", by=office.clerk, text="没有说明理由")

    assert answers.current(taken.id).code == "N4"
