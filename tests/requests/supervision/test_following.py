"""A day that was put right holds everywhere: at the fee, at the party, in what still waits."""

from datetime import date
from io import BytesIO

import pytest

from app.jobs.models import Job
from app.kit.db import db
from app.law.fees import Tariff
from app.requests import actions, ledger
from app.requests.fees import actions as fees
from app.requests.fees import queries
from app.requests.letters.asked import asked_of
from app.requests.models import EventKind
from app.requests.reasons import event_in_words
from app.requests.supervision import day_changes, errors
from app.requests.supervision.day_rules import Proposal
from app.requests.values import Money, NoticeSent, Upload
from app.review.mirror.follow import WAKE
from tests.requests.office import key
from tests.requests.opinions.conftest import Seeking


def event_of(taken, kind):
    return next(each for each in ledger.events_of(taken.id) if each.kind is kind)


def proposed(office, taken, kind, after):
    event = event_of(taken, kind)
    proposal = Proposal(taken.id, event.id, after, "登记日期有误", key())
    proof = Upload(BytesIO(b"%PDF-1.4 a slip"), "回执.txt")
    return day_changes.propose(proposal, proof, by=office.clerk, at=office.at)


def put_right(office, taken, kind, after):
    change = proposed(office, taken, kind, after)
    return day_changes.approve(change.id, by=office.head, words="属实", at=office.at)


def rings(taken):
    """The days on which something of the procedure is woken."""
    jobs = db.session.query(Job).filter_by(kind=WAKE).order_by(Job.run_at)
    return [each.run_at.date() for each in jobs if each.payload["review"] == str(taken.review_id)]


@pytest.fixture
def noticed(office):
    """A notice received on the second of March, to be paid until the thirtieth."""
    fees.set_fees(office.organ.id, is_on=True, way_to_pay="财政专户", by=office.head, at=office.at)
    taken = office.registered()
    fees.reckon_fee(taken.id, Tariff.PAGES, 119, by=office.clerk, at=office.at)
    fees.note_fee_received(taken.id, on=office.day, by=office.clerk, key=key(), at=office.at)
    office.later(days=5)
    return taken


def paid(office, taken, on):
    money = Money(1080, on, "0012345")
    fees.record_payment(taken.id, money, by=office.clerk, key=key(), at=office.at)


def test_a_notice_that_came_later_may_be_paid_later(office, noticed):
    put_right(office, noticed, EventKind.FEE_NOTICED, date(2026, 3, 5))

    fee = queries.fee_of(noticed.id)
    assert (fee.noticed_on, fee.due_on) == (date(2026, 3, 5), date(2026, 4, 2))
    assert date(2026, 4, 2) in rings(noticed)


def test_a_payment_is_put_right_within_its_term_and_not_before_the_notice(office, noticed):
    office.later(days=2)
    paid(office, noticed, date(2026, 3, 9))

    put_right(office, noticed, EventKind.FEE_PAID, date(2026, 3, 6))

    assert queries.fee_of(noticed.id).paid_on == date(2026, 3, 6)
    assert noticed.due_on == date(2026, 4, 3)
    with pytest.raises(errors.DayAfterWhatFollowed, match="2026-03-06"):
        put_right(office, noticed, EventKind.FEE_NOTICED, date(2026, 3, 7))


def test_a_payment_after_its_term_was_none(office, noticed):
    office.later(days=23)
    paid(office, noticed, date(2026, 3, 30))
    office.later(days=1)

    with pytest.raises(errors.PaidAfterItsTerm, match="2026-03-30"):
        put_right(office, noticed, EventKind.FEE_PAID, date(2026, 3, 31))


def test_a_letter_that_came_later_may_be_answered_later(office):
    seeking = Seeking(office)
    (company,) = seeking.send()
    seeking.served(company)
    office.later(days=5)

    put_right(office, seeking.request, EventKind.OPINION_SERVED, date(2026, 3, 5))

    assert company.served_on == date(2026, 3, 5)
    assert date(2026, 3, 26) in rings(seeking.request)


def test_a_letter_is_not_answered_before_it_came(office):
    seeking = Seeking(office)
    (company,) = seeking.send()
    office.later(days=2)
    seeking.served(company)
    office.later(days=2)
    seeking.answers(company)

    put_right(office, seeking.request, EventKind.OPINION_ANSWERED, date(2026, 3, 5))

    assert company.answered_on == date(2026, 3, 5)
    with pytest.raises(errors.DayBeforeItsCause, match="2026-03-04"):
        put_right(office, seeking.request, EventKind.OPINION_ANSWERED, date(2026, 3, 3))


def test_what_was_noted_since_may_speak_against_what_was_proposed(office):
    seeking = Seeking(office)
    (company,) = seeking.send()
    seeking.served(company)
    office.later(days=4)
    change = proposed(office, seeking.request, EventKind.OPINION_SERVED, date(2026, 3, 6))
    seeking.paper_answer(company, on=date(2026, 3, 3))

    with pytest.raises(errors.DayAfterWhatFollowed, match="2026-03-03"):
        day_changes.approve(change.id, by=office.head, words="属实", at=office.at)


def posted_to(office, received_on):
    """A notice of correction went by post and was noted as received on that day."""
    taken = office.registered()
    office.decide(taken, "examine", "correct", by=office.clerk, text="所需信息不明确")
    notice = NoticeSent("请明确年度", office.day, is_posted=True)
    actions.ask_correction(taken.id, notice, by=office.clerk, key=key(), at=office.at)
    office.later(days=7)
    actions.note_notice_received(taken.id, on=received_on, by=office.clerk, key=key(), at=office.at)
    return taken


def test_a_posted_notice_that_came_later_may_be_answered_later(office):
    taken = posted_to(office, date(2026, 3, 4))

    put_right(office, taken, EventKind.CORRECTION_SERVED, date(2026, 3, 6))

    assert rings(taken) == [date(2026, 3, 27)]
    assert event_of(taken, EventKind.TERM_MOVED)
    assert "工作日" not in event_in_words(event_of(taken, EventKind.TERM_MOVED))


def test_a_posted_notice_that_came_sooner_takes_no_day_away_and_tells_of_none(office):
    taken = posted_to(office, date(2026, 3, 6))

    put_right(office, taken, EventKind.CORRECTION_SERVED, date(2026, 3, 4))

    assert rings(taken) == [date(2026, 3, 27)]
    kinds = [each.kind for each in ledger.events_of(taken.id)]
    assert EventKind.TERM_MOVED not in kinds


def test_letters_name_the_day_that_holds(office):
    # given a correction that came in on another day than was written down
    taken = office.registered()
    office.decide(taken, "examine", "correct", by=office.clerk, text="请写明年度")
    asked = NoticeSent("请写明年度", office.day)
    actions.ask_correction(taken.id, asked, by=office.clerk, key=key(), at=office.at)
    office.later(days=3)
    actions.correct(
        taken.id, text="2025年度", on=office.day, by=office.clerk, key=key(), at=office.at
    )

    put_right(office, taken, EventKind.CORRECTED, date(2026, 3, 4))

    assert asked_of(taken).corrected_on == date(2026, 3, 4)
