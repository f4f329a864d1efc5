"""A session ends when its owner, an administrator or time says so, and then at once."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from app.kit.db import db
from app.kit.time import now, standing_at
from app.people import jobs, queries
from app.people.actions import persons, sessions
from app.people.models import SignInSession
from tests import factories

PAGE = "/account/sessions"


@pytest.fixture
def drafter(app):
    return factories.person("drafter", organ=factories.organ())


def session_of(person):
    return db.session.scalars(
        select(SignInSession)
        .where(SignInSession.person_id == person.id)
        .order_by(SignInSession.created_at.desc())
    ).first()


def test_staff_may_be_idle_for_half_an_hour(client, drafter):
    moment = now()
    with standing_at(moment):
        client.sign_in(drafter)
    with standing_at(moment + timedelta(minutes=29)):
        assert client.get(PAGE).status_code == 200
    with standing_at(moment + timedelta(minutes=58)):
        assert client.get(PAGE).status_code == 200
    with standing_at(moment + timedelta(minutes=88)):
        assert client.get(PAGE).status_code == 302


def test_administrators_may_be_idle_for_a_quarter(client, app):
    moment = now()
    with standing_at(moment):
        client.sign_in(factories.administrator("audit"))
    with standing_at(moment + timedelta(minutes=15)):
        assert client.get(PAGE).status_code == 302


def test_no_session_lasts_longer_than_twelve_hours(client, drafter):
    moment = now()
    with standing_at(moment):
        client.sign_in(drafter)
    for minutes in range(20, 12 * 60, 20):
        with standing_at(moment + timedelta(minutes=minutes)):
            assert client.get(PAGE).status_code == 200
    with standing_at(moment + timedelta(hours=12)):
        assert client.get(PAGE).status_code == 302


def test_polling_keeps_nobody_signed_in(client, drafter):
    moment = now()
    with standing_at(moment):
        client.sign_in(drafter)
    with standing_at(moment + timedelta(minutes=20)):
        assert client.get(PAGE, headers={"X-Poll": "1"}).status_code == 200
    with standing_at(moment + timedelta(minutes=31)):
        assert client.get(PAGE).status_code == 302


def test_that_somebody_looked_is_written_once_a_minute(client, drafter):
    moment = now()
    with standing_at(moment):
        client.sign_in(drafter)
    for seconds, seen_after in ((59, 0), (60, 60), (119, 60), (120, 120)):
        with standing_at(moment + timedelta(seconds=seconds)):
            client.get(PAGE)
        assert session_of(drafter).seen_at == moment + timedelta(seconds=seen_after)


def test_the_fourth_sign_in_ends_the_oldest_session(app, drafter):
    moment = now()
    browsers = []
    for minutes in range(4):
        with standing_at(moment + timedelta(minutes=minutes)):
            browsers.append(app.test_client().sign_in(drafter))

    with standing_at(moment + timedelta(minutes=5)):
        answers = [browser.get(PAGE).status_code for browser in browsers]

    assert answers == [302, 200, 200, 200]


def test_signing_out_ends_the_session_and_not_only_the_cookie(client, drafter):
    client.sign_in(drafter)
    cookie = client.get_cookie("session").value

    assert client.post("/sign-out").location == "/sign-in"

    client.set_cookie("session", cookie)
    assert client.get(PAGE).status_code == 302


def test_one_can_end_a_session_of_ones_own_elsewhere(app, client, drafter):
    other = app.test_client().sign_in(drafter)
    there = session_of(drafter).id
    client.sign_in(drafter)

    assert client.post(f"{PAGE}/{there}/end").status_code == 303

    assert other.get(PAGE).status_code == 302
    assert client.get(PAGE).status_code == 200


def test_ending_the_present_session_signs_out(client, drafter):
    client.sign_in(drafter)

    assert client.post(f"{PAGE}/{session_of(drafter).id}/end").location == "/sign-in"
    assert client.get(PAGE).status_code == 302


def test_somebody_elses_session_does_not_exist(client, drafter):
    other = factories.person(organ=drafter.organ)
    client.application.test_client().sign_in(other)
    theirs = session_of(other)
    client.sign_in(drafter)

    assert client.post(f"{PAGE}/{theirs.id}/end").status_code == 404
    assert session_of(other).ended_at is None


def test_closing_an_account_ends_its_sessions_at_once(client, drafter):
    client.sign_in(drafter)
    persons.disable(drafter.id, by=factories.administrator("security"), at=now())

    assert client.get(PAGE).status_code == 302


def test_a_new_or_lost_post_counts_from_the_next_request(client, app):
    person = factories.administrator("security")
    client.sign_in(person)
    assert client.get("/admin/persons").status_code == 200

    person.duty = "audit"

    assert client.get("/admin/persons").status_code == 403


def test_ending_wins_against_looking(app, drafter):
    sessions.open_session(drafter, address="::1", agent="x", at=now())
    session = session_of(drafter)
    sessions.end_sessions_of(drafter, at=now())
    db.session.expire_all()

    assert not session.is_live(now())
    assert queries.live_sessions(drafter, at=now()) == []


def test_a_token_that_is_nobodys_signs_nobody_in(client, drafter):
    with client.session_transaction() as cookie:
        cookie["_user_id"] = "x" * 43

    assert client.get(PAGE).status_code == 302


def test_old_rows_are_forgotten(app, drafter):
    old = now() - timedelta(days=200)
    sessions.open_session(drafter, address="::1", agent="x" * 999, at=old)
    sessions.open_session(drafter, address="::1", agent="x" * 999, at=now())

    jobs.forget_old({}, now())

    assert db.session.scalar(select(func.count(SignInSession.id))) == 1
