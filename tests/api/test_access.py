"""Who gets in: a token, for what it was issued, to what its owner may see. Never a cookie."""

from datetime import timedelta
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import select
from werkzeug.routing import Rule

from app.audit.models import AuditEntry
from app.kit.db import db
from app.kit.time import now, standing_at
from app.people import access
from app.people.models import AccessToken, Scope
from app.review.models import Step
from tests.api.program import Program, token_for
from tests.publishing.conftest import DRAFT


def guarded(app: Flask) -> list[tuple[str, Rule]]:
    """Every method and rule that needs a token."""
    return [
        (method, rule)
        for rule in app.url_map.iter_rules()
        if access.scope_of(app, rule.endpoint)
        for method in sorted(rule.methods - {"HEAD", "OPTIONS"})
    ]


def addressed(rule: Rule) -> str:
    made_up = {name: uuid4() for name in rule.arguments}
    return rule.build(made_up)[1] if made_up else rule.rule


@pytest.fixture
def waiting(way):
    """A step in the pool, of a document under review."""
    document = way.office.draft()
    way.submit(document)
    db.session.commit()
    return db.session.scalars(select(Step).where(Step.closed_at.is_(None))).one()


def test_a_cookie_alone_opens_nothing(app, client, office):
    client.sign_in(office.drafter)

    rules = guarded(app)
    for method, rule in rules:
        answer = client.open(addressed(rule), method=method)
        assert (answer.status_code, answer.json["code"]) == (401, "token-needed"), rule
    assert len(rules) >= 10


def test_a_token_opens_no_page(app, office):
    program = Program.of(app, office.drafter)

    assert program.client.get("/inbox", headers=program.headers).status_code == 302


@pytest.mark.parametrize("sent", ["Bearer nonsense", "Basic bWN0Xzox", "Bearer", "Bearer mct_x"])
def test_a_worthless_token_says_so_and_no_more(anybody, sent):
    answer = anybody.get("/steps", headers={"Authorization": sent})

    assert (answer.status_code, answer.json["code"]) == (401, "token-worthless")
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")


def test_a_token_dies_with_its_time_and_with_the_account(app, office):
    program = Program.of(app, office.head)
    assert program.get("/steps").status_code == 200

    with standing_at(now() + timedelta(days=31)):
        assert program.get("/steps").status_code == 401
    office.head.is_active = False
    db.session.commit()
    assert program.get("/steps").status_code == 401


def test_whoever_owes_a_password_gets_nothing_done(app, office):
    program = Program.of(app, office.head)
    office.head.must_change_password = True
    db.session.commit()

    answer = program.get("/steps")

    assert (answer.status_code, answer.json["code"]) == (403, "password-change-due")


@pytest.mark.parametrize("scope", list(Scope))
def test_a_token_opens_only_what_it_was_issued_for(app, office, scope):
    program = Program.of(app, office.drafter, scope)

    for method, rule in guarded(app):
        answer = program.send(method, addressed(rule), {}, key="k")
        is_missing = answer.json.get("code") == "scope-missing"
        assert is_missing == (access.scope_of(app, rule.endpoint) is not scope), (method, rule)


def test_a_token_opens_no_more_than_the_posts_of_its_owner(app, office):
    answer = Program.of(app, office.head).get("/documents")

    assert (answer.status_code, answer.json["code"]) == (403, "not-permitted")
    entry = db.session.scalars(select(AuditEntry).where(AuditEntry.act == "denied")).one()
    assert (entry.by_id, entry.subject) == (office.head.id, "GET /api/v1/documents")


def test_foreign_and_missing_are_not_told_apart(app, waiting, elsewhere):
    document_id = waiting.review.subject_id
    names = {"document_id": document_id, "review_id": waiting.review_id, "step_id": waiting.id}
    drafter = Program.of(app, elsewhere.drafter)
    bodies = {"opinion": {"verdict": "approve", "digest": "x"}, "submission": {"seen": 1}}

    for method, rule in guarded(app):
        if not rule.arguments or "request_id" in rule.arguments:
            continue
        body = bodies.get(rule.rule.rsplit("/", 1)[1], {"seen": 1, "title": "云"})
        body = None if rule.endpoint.endswith("claim") else body
        if "confirmations" in rule.rule:
            body = {"verdict": "confirm", "digest": "x"}
        real = rule.build({each: names.get(each, uuid4()) for each in rule.arguments})[1]
        told = [drafter.send(method, path, body, key="k") for path in (real, addressed(rule))]
        assert [answer.status_code for answer in told] == [404, 404], (method, real, told[0].json)
        assert told[0].json | {"request_id": ""} == told[1].json | {"request_id": ""}


def test_a_colleague_of_another_unit_sees_no_draft(app, office, program):
    document = office.draft()
    other = Program.of(app, office.head)

    assert program(office.drafter).get(f"/documents/{document.id}").status_code == 200
    assert program(office.colleague).get(f"/documents/{document.id}").status_code == 200
    assert other.get(f"/documents/{document.id}").status_code == 403


def test_the_last_use_is_noted_once_a_minute(app, office):
    program, at = Program.of(app, office.head), now()

    def used_at():
        return db.session.scalar(select(AccessToken.used_at))

    for seconds, noted in ((0, 0), (30, 0), (90, 90)):
        with standing_at(at + timedelta(seconds=seconds)):
            program.get("/steps")
        assert used_at() == at + timedelta(seconds=noted)


def test_commands_need_no_csrf_token_but_come_from_no_other_site(app, office):
    body = {"title": DRAFT.title}
    program = Program(app, token_for(office.drafter))

    assert program.post("/documents", body).status_code == 201
    foreign = program.post("/documents", body, headers={"Origin": "https://evil.example"})
    assert (foreign.status_code, foreign.json["code"]) == (403, "foreign-origin")
