"""The letter that asks for reasons: drawn, numbered, served; the day it went out is what counts."""

import pytest

from app.kit.db import db
from app.notices.letters.models import LetterState
from app.requests import actions
from app.requests.actions import sending
from app.requests.letters.errors import NotByItself
from app.requests.models import EventKind
from app.requests.move_errors import ReasonsNotPossible, ReasonsOnlyOnce
from app.requests.terms import last_of
from app.review.queries.awaiting import wait_for
from tests.requests.office import key


def drawn(office, taken):
    return actions.draw_reasons(taken.id, by=office.clerk, key=key(), at=office.at)


def test_the_term_to_give_reasons_runs_from_the_day_the_letter_was_served(office):
    taken = office.assigned()
    letter = drawn(office, taken)
    office.later(days=2)

    office.sent(letter)

    asked = last_of(taken, EventKind.REASONS_ASKED)
    assert letter.number_text == "云商公开〔2026〕1号-理"
    assert letter.state is LetterState.SERVED
    assert (asked.on, asked.details["ends_on"]) == (letter.served_on, "2026-03-25")
    assert "共1件" in asked.details["words"]
    assert wait_for(taken.review_id, "reasons_given")


def test_drawing_the_letter_alone_begins_no_term(office):
    taken = office.assigned()

    drawn(office, taken)

    assert last_of(taken, EventKind.REASONS_ASKED) is None


def test_reasons_are_not_asked_for_before_the_request_is_registered(office):
    taken = office.taken_in()

    with pytest.raises(ReasonsNotPossible):
        drawn(office, taken)
    db.session.rollback()


def test_whoever_was_asked_gets_no_second_letter(office):
    taken = office.assigned()
    office.sent(drawn(office, taken))

    with pytest.raises(ReasonsOnlyOnce):
        drawn(office, taken)
    db.session.rollback()


def test_an_annulled_letter_makes_room_for_another_with_the_next_number(office):
    taken = office.assigned()
    wrong = drawn(office, taken)
    once = key()

    for _ in range(2):
        sending.annul(
            taken.id, wrong.id, reason="件数有误", by=office.clerk, key=once, at=office.at
        )

    assert drawn(office, taken).number_text == "云商公开〔2026〕2号-理"


def test_what_was_served_on_the_applicant_is_not_taken_back(office):
    taken = office.assigned()
    letter = office.sent(drawn(office, taken))

    with pytest.raises(NotByItself):
        sending.annul(
            taken.id, letter.id, reason="写错了", by=office.clerk, key=key(), at=office.at
        )
    db.session.rollback()


def test_the_letter_of_an_answer_goes_out_at_its_own_step_alone(office):
    taken = office.collected()
    office.answered(taken)
    office.decide(taken, "sign", "approve", by=office.leader)

    with pytest.raises(NotByItself):
        office.sent(office.printed(taken))
    db.session.rollback()


def test_the_page_draws_it_and_says_where_it_is_served(office, committed, client, sign_in):
    taken = office.assigned()
    db.session.commit()
    desk = sign_in(client, office.clerk)
    here = f"/requests/{taken.id}/letters"

    page = desk.post(f"{here}/reasons", data={"key": "d"}, follow_redirects=True)

    assert "号-理）已制作" in page.text


def test_what_is_wrong_with_a_service_stands_beside_its_field(office, committed, client, sign_in):
    taken = office.assigned()
    letter = drawn(office, taken)
    db.session.commit()
    desk = sign_in(client, office.clerk)

    page = desk.post(
        f"/requests/{taken.id}/letters/{letter.id}/service",
        data={"key": "s", "way": "direct", "served_on": "", "receiver": "王建军"},
    )

    assert page.status_code == 422
    assert 'id="send-1-served_on-error"' in page.text
