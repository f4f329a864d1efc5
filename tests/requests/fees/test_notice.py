"""The notice of fee: numbered, served, and from when the term to pay runs."""

from datetime import date, timedelta

import pytest

from app.kit.db import db
from app.kit.time import now
from app.law.fees import Tariff
from app.notices.letters.models import Letter, LetterState, Way
from app.notices.letters.values import Service
from app.requests import actions as requests
from app.requests import answers
from app.requests.actions import sending
from app.requests.fees import actions, queries
from app.requests.fees.errors import FeeTooLate, NoticeNotSent, NoticeNumbered
from app.requests.fees.letters import draw_up_notice, issue_notice
from app.requests.letters.errors import NotByItself
from app.requests.models import RequestState
from tests.requests.office import key


@pytest.fixture
def taken(charging):
    request = charging.registered()
    actions.reckon_fee(request.id, Tariff.PAGES, 119, by=charging.clerk, at=charging.at)
    return request


def issued(office, request):
    return issue_notice(request.id, by=office.clerk, key=key(), at=office.at)


def received(office, request, on):
    return actions.note_fee_received(request.id, on=on, by=office.clerk, key=key(), at=office.at)


def fee_of(request):
    return queries.account_of(request.id).fee


def test_a_lapse_is_told_by_a_letter_that_names_the_notice_and_its_term(charging, taken):
    # given a fee that nobody paid
    charging.sent(issued(charging, taken))
    charging.later(days=29)
    charging.ring(taken)
    actions.confirm_lapse(
        taken.id, words="国库未收到此款", by=charging.clerk, key=key(), at=charging.at
    )
    charging.set_aside(taken)

    # when the request is ended for it
    seen = answers.current(taken.id).saved
    requests.hand_in(taken.id, by=charging.clerk, seen=seen, key=key(), at=charging.at)
    charging.decide(taken, "sign", "approve", by=charging.leader)
    charging.handed_over(taken)

    # then the letter says which notice it was, and until when it could be paid
    letter = db.session.get_one(Letter, answers.current(taken.id).letter_id)
    said = "".join(each.text for each in letter.paragraphs)
    assert "（云商公开〔2026〕1号-费）" in said and "2026年3月30日届满" in said
    assert taken.state is RequestState.ANSWERED


def test_handed_over_the_term_to_pay_begins_that_day(charging, taken):
    letter = issued(charging, taken)

    charging.sent(letter)

    assert letter.number_text == "云商公开〔2026〕1号-费"
    assert (fee_of(taken).noticed_on, fee_of(taken).due_on) == (charging.day, date(2026, 3, 30))
    assert taken.due_on is None


def test_posted_it_begins_when_the_applicant_has_it(charging, taken):
    letter = issued(charging, taken)
    posted = Service(Way.POST, charging.day, "人民路1号", posting_number="XA12345678933")

    charging.sent(letter, posted)
    assert fee_of(taken).noticed_on is None
    charging.later(days=3)
    received(charging, taken, charging.day)

    assert fee_of(taken).due_on == date(2026, 4, 2)


def test_a_numbered_notice_is_received_once_it_went_out(charging, taken):
    issued(charging, taken)

    with pytest.raises(NoticeNotSent):
        received(charging, taken, charging.day)
    db.session.rollback()


def test_what_has_its_number_is_annulled_before_the_fee_is_another_one(charging, taken):
    letter = issued(charging, taken)
    with pytest.raises(NoticeNumbered):
        actions.reckon_fee(taken.id, Tariff.PAGES, 57, by=charging.clerk, at=charging.at)
    with pytest.raises(NoticeNumbered):
        actions.drop_fee(taken.id, by=charging.clerk, at=charging.at)

    sending.annul(
        taken.id, letter.id, reason="页数有误", by=charging.clerk, key=key(), at=charging.at
    )
    actions.reckon_fee(taken.id, Tariff.PAGES, 57, by=charging.clerk, at=charging.at)

    again = issued(charging, taken)
    assert again.number_text == "云商公开〔2026〕2号-费"
    assert "合计270.00元" in "".join(each.text for each in again.paragraphs)


def test_a_notice_that_was_posted_and_came_back_is_annulled_and_written_anew(charging, taken):
    letter = issued(charging, taken)
    charging.sent(letter, Service(Way.POST, charging.day, "人民路1号", posting_number="XA1"))

    sending.annul(
        taken.id, letter.id, reason="邮件退回", by=charging.clerk, key=key(), at=charging.at
    )

    assert issued(charging, taken).number_text == "云商公开〔2026〕2号-费"


def test_what_the_applicant_has_is_not_annulled(charging, taken):
    letter = charging.sent(issued(charging, taken))

    with pytest.raises(NotByItself):
        sending.annul(
            taken.id, letter.id, reason="写错了", by=charging.clerk, key=key(), at=charging.at
        )
    db.session.rollback()


def test_the_same_command_gives_one_number(charging, taken):
    once = key()

    first, second = (
        issue_notice(taken.id, by=charging.clerk, key=once, at=charging.at) for _ in range(2)
    )

    assert first == second


def test_after_the_term_of_the_reply_no_notice_gets_a_number(charging, taken):
    charging.at += timedelta(days=29)

    with pytest.raises(FeeTooLate):
        issued(charging, taken)
    db.session.rollback()


def test_a_fee_that_is_dropped_leaves_no_draft(charging, taken):
    draft = draw_up_notice(taken.id, by=charging.clerk, at=charging.at)

    actions.drop_fee(taken.id, by=charging.clerk, at=charging.at)

    assert draft.state is LetterState.DRAFT
    assert db.session.query(Letter).count() == 0


def test_from_the_draft_to_its_number_on_the_page(charging, committed, client, sign_in):
    charging.at = now()
    request = charging.registered()
    actions.reckon_fee(request.id, Tariff.PAGES, 119, by=charging.clerk, at=charging.at)
    db.session.commit()
    desk = sign_in(client, charging.clerk)
    here = f"/requests/{request.id}/fee"

    desk.post(f"{here}/letter", data={"key": "l"})
    page = desk.post(f"{here}/letter/number", data={"key": "n"}, follow_redirects=True)

    assert "号-费" in page.text
    assert "去送达" in page.text
