"""Who gets in, and what the others learn from not getting in: nothing."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from app.audit.models import AuditEntry
from app.kit.db import db
from app.kit.time import now, standing_at
from app.people import passwords
from app.people.actions import sign_in as attempts
from app.people.errors import WrongCredentials
from app.people.models import SignInSession
from tests import factories

PASSWORD = factories.PASSWORD
TOKEN = re.compile(r'(?<=csrf_token" type="hidden" value=")[^"]+|(?<=csrf-token" content=")[^"]+')


@pytest.fixture
def drafter(app):
    organ = factories.organ()
    person = factories.person("drafter", organ=organ)
    person.password_hash = passwords.hashed(PASSWORD)
    return person


def enter(client, login, password, **fields):
    return client.post("/sign-in", data={"login": login, "password": password, **fields})


def fail(client, login, times):
    return [enter(client, login, f"wrong {number}") for number in range(times)][-1]


def test_the_right_password_opens_the_door(client, drafter):
    response = enter(client, drafter.login, PASSWORD)

    assert (response.status_code, response.location) == (303, "/start")
    assert client.get("/account/sessions").status_code == 200


@pytest.mark.parametrize(
    "password", ["", "wrong", PASSWORD + " ", PASSWORD.upper(), "x" * 128, "密码" * 60, "\0"]
)
def test_any_other_password_does_not(client, drafter, password):
    response = enter(client, drafter.login, password)

    assert response.status_code == 422
    assert client.get("/account/sessions").status_code == 302


@pytest.mark.parametrize("login", ["", "x" * 61, "nobody", "' OR 1=1 --", "\ud83d\ude00", "a\0b"])
def test_a_strange_name_is_refused_with_a_sentence(client, drafter, login):
    login = login.encode("utf-16", "surrogatepass").decode("utf-16")

    assert enter(client, login, PASSWORD).status_code == 422


def test_an_input_that_is_too_long_is_never_hashed(client, drafter):
    assert enter(client, drafter.login, "x" * 129).status_code == 422
    assert enter(client, drafter.login, "x" * 600_000).status_code in (413, 422)
    db.session.refresh(drafter)
    assert drafter.failures == 0


def test_unknown_wrong_locked_and_closed_get_one_answer(client, drafter):
    closed = factories.person(organ=drafter.organ)
    closed.is_active, closed.password_hash = False, drafter.password_hash
    locked = factories.person(organ=drafter.organ)
    locked.locked_until, locked.password_hash = now() + timedelta(hours=1), drafter.password_hash

    answers = {
        TOKEN.sub("", enter(client, login, password).text.replace(login, "LOGIN"))
        for login, password in (
            ("nobody", PASSWORD),
            (drafter.login, "wrong"),
            (closed.login, PASSWORD),
            (locked.login, PASSWORD),
        )
    }

    assert len(answers) == 1


def test_a_hash_is_computed_for_unknown_people_too(app, monkeypatch):
    compared = []
    hasher = passwords._hashing.hasher
    monkeypatch.setattr(
        type(hasher), "verify", lambda _self, known, _given: compared.append(known) or False
    )

    assert not passwords.matches("anything", None)
    assert compared[0].startswith("$argon2id$")


def test_five_failures_lock_the_account_for_a_quarter_of_an_hour(client, drafter):
    moment = now()
    with standing_at(moment):
        fail(client, drafter.login, 5)
        assert enter(client, drafter.login, PASSWORD).status_code == 422
    with standing_at(moment + timedelta(minutes=14)):
        assert enter(client, drafter.login, PASSWORD).status_code == 422
    with standing_at(moment + timedelta(minutes=15)):
        assert enter(client, drafter.login, PASSWORD).status_code == 303


def test_four_failures_are_forgiven_by_a_success(client, drafter):
    fail(client, drafter.login, 4)
    assert enter(client, drafter.login, PASSWORD).status_code == 303
    client.post("/sign-out")

    fail(client, drafter.login, 4)

    assert enter(client, drafter.login, PASSWORD).status_code == 303


def test_an_attempt_counts_before_its_password_is_looked_at(app, drafter):
    begun = [attempts.begin_attempt(drafter.login, address="10.0.0.1", at=now()) for _ in range(50)]

    assert len([attempt for attempt in begun if attempt.known]) == 5


def test_a_network_that_fails_too_often_has_to_wait(client, drafter, app):
    moment = now()
    with standing_at(moment):
        answers = {fail(client, f"nobody{number}", 1).status_code for number in range(50)}
        assert answers == {422}
        assert enter(client, drafter.login, PASSWORD).status_code == 429
    with standing_at(moment + timedelta(minutes=15)):
        assert enter(client, drafter.login, PASSWORD).status_code == 303


def test_addresses_of_one_ipv6_network_count_together(app):
    places = {
        attempts.begin_attempt("nobody", address=address, at=now()).place
        for address in ("2001:db8::1", "2001:db8::ffff", "2001:db8:0:1::1")
    }

    assert places == {"2001:db8::/64", "2001:db8:0:1::/64"}


def test_nothing_from_before_the_sign_in_survives_it(client, drafter):
    with client.session_transaction() as cookie:
        cookie["csrf_token"] = "planted"
        cookie["_user_id"] = "planted"
    db.session.commit()

    enter(client, drafter.login, PASSWORD)

    with client.session_transaction() as cookie:
        assert cookie.get("csrf_token") != "planted"
        assert cookie["_user_id"] != "planted"
        assert len(cookie["_user_id"]) >= 43


def test_the_database_keeps_no_token(client, drafter):
    enter(client, drafter.login, PASSWORD)

    with client.session_transaction() as cookie:
        token = cookie["_user_id"]
    kept = db.session.scalars(select(SignInSession.token_hash)).one()
    assert token not in kept
    assert len(kept) == 64


@pytest.mark.parametrize(
    "target",
    [
        "https://evil.example",
        "//evil.example",
        "///evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "/\n/evil.example",
        " //evil.example",
        "/\x01/evil.example",
        "javascript:alert(1)",
        "evil.example",
        "/" + "x" * 2001,
        "",
    ],
)
def test_signing_in_never_leads_elsewhere(client, drafter, target):
    response = enter(client, drafter.login, PASSWORD, next=target)

    assert response.location == "/start"


def test_signing_in_leads_back_to_the_page_asked_for(client, drafter):
    page = enter(client, drafter.login, PASSWORD, next="/account/sessions?x=1")

    assert page.location == "/account/sessions?x=1"


def test_a_one_time_password_only_serves_to_choose_another(client, drafter):
    drafter.must_change_password = True
    enter(client, drafter.login, PASSWORD)

    assert client.get("/account/sessions").location == "/account/password"
    assert client.post(f"/account/sessions/{drafter.id}/end").status_code == 403

    new = {"present": PASSWORD, "new": "Quiet-Rivers-77-x", "again": "Quiet-Rivers-77-x"}
    assert client.post("/account/password", data=new).status_code == 303
    assert client.get("/account/sessions").status_code == 200


@pytest.mark.parametrize(
    ("present", "new", "again"),
    [
        ("wrong", "Quiet-Rivers-77-x", "Quiet-Rivers-77-x"),
        (PASSWORD, "short-1A", "short-1A"),
        (PASSWORD, "Quiet-Rivers-77-x", "Quiet-Rivers-77-y"),
        (PASSWORD, PASSWORD, PASSWORD),
        (PASSWORD, "云川市商务局-2026-Ab", "云川市商务局-2026-Ab"),
        (PASSWORD, "x" * 129, "x" * 129),
        ("", "", ""),
    ],
)
def test_a_bad_new_password_is_refused_beside_its_field(client, drafter, present, new, again):
    client.sign_in(drafter)

    form = {"present": present, "new": new, "again": again}
    response = client.post("/account/password", data=form)

    assert response.status_code == 422
    assert "field-error" in response.text


def test_changing_the_password_ends_every_other_session(client, drafter, app):
    other = app.test_client().sign_in(drafter)
    client.sign_in(drafter)
    new = {"present": PASSWORD, "new": "Quiet-Rivers-77-x", "again": "Quiet-Rivers-77-x"}

    client.post("/account/password", data=new)

    assert client.get("/account/sessions").status_code == 200
    assert other.get("/account/sessions").status_code == 302


def test_every_sign_in_and_every_failure_is_in_the_trail(client, drafter):
    fail(client, drafter.login, 1)
    enter(client, "nobody", PASSWORD)
    enter(client, drafter.login, PASSWORD)

    count = select(AuditEntry.act, func.count()).group_by(AuditEntry.act)
    assert dict(map(tuple, db.session.execute(count))) == {"sign-in failed": 2, "signed in": 1}


def test_a_second_sign_in_of_one_browser_is_no_accident(client, drafter):
    enter(client, drafter.login, PASSWORD)

    assert client.get("/sign-in").location == "/inbox"


def test_a_password_that_was_reset_meanwhile_no_longer_fits(app, drafter):
    attempt = attempts.begin_attempt(drafter.login, address="10.0.0.1", at=now())
    drafter.password_hash = passwords.hashed("Another-Rivers-77")

    with pytest.raises(WrongCredentials):
        attempts.succeed(attempt, password=PASSWORD)


def test_a_cheap_hash_is_replaced_when_its_owner_signs_in(app, drafter):
    attempt = attempts.begin_attempt(drafter.login, address="10.0.0.1", at=now())
    passwords.use_cost({"memory_cost": 128, "time_cost": 1})
    try:
        attempts.succeed(attempt, password=PASSWORD)
    finally:
        passwords.use_cost({"memory_cost": 64, "time_cost": 1})

    assert "m=128," in drafter.password_hash


def test_an_address_that_is_none_counts_as_unknown(app):
    assert attempts.begin_attempt("nobody", address="a pipe", at=now()).place == "unknown"
