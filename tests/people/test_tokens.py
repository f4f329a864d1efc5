"""Access tokens: shown once, kept as a hash, ended by time, by hand or with the account."""

import json
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from app.audit.models import AuditEntry
from app.kit.db import db
from app.kit.time import now, standing_at
from app.people import access, jobs, token_queries
from app.people.actions import persons, tokens
from app.people.errors import (
    AccountClosed,
    NoSuchToken,
    NoTokensForDuties,
    TokenLastsTooLong,
    TooManyTokens,
)
from app.people.models import AccessToken, Scope
from tests import factories


@pytest.fixture
def drafter(app):
    return factories.person("drafter", organ=factories.organ(), name="李晓燕")


def issued(person, *scopes, days=30, note="统计程序"):
    scopes = scopes or (Scope.READ,)
    return tokens.issue_token(person.login, scopes=scopes, days=days, note=note, at=now())


def test_the_text_of_a_token_is_not_kept(drafter):
    token, text = issued(drafter)

    kept = db.session.execute(select(AccessToken.__table__)).one()
    assert len(text) >= 43
    assert text not in map(str, kept)
    assert token_queries.token_of(text, at=now()) is token


def test_a_token_ends_by_itself(drafter):
    _, text = issued(drafter, days=1)

    assert token_queries.token_of(text, at=now() + timedelta(hours=23))
    assert token_queries.token_of(text, at=now() + timedelta(hours=25)) is None


@pytest.mark.parametrize("days", [0, -1, 366])
def test_a_token_lasts_a_year_at_most(drafter, days):
    with pytest.raises(TokenLastsTooLong):
        issued(drafter, days=days)


def test_administrators_get_no_tokens(app):
    with pytest.raises(NoTokensForDuties):
        issued(factories.administrator("system"))


def test_a_closed_account_gets_none(drafter):
    drafter.is_active = False

    with pytest.raises(AccountClosed):
        issued(drafter)


def test_there_are_only_so_many_at_a_time(drafter):
    first, _ = issued(drafter)
    for _number in range(tokens.AT_MOST - 1):
        issued(drafter)

    with pytest.raises(TooManyTokens):
        issued(drafter)
    tokens.revoke_token(first.id, by=drafter, at=now())
    assert issued(drafter)


def test_nobody_revokes_the_token_of_a_colleague(drafter):
    token, text = issued(drafter)
    colleague = factories.person("drafter", organ=drafter.organ)
    elsewhere = factories.administrator("security", organ=factories.organ("云溪县商务局"))

    for stranger in (colleague, elsewhere, factories.administrator("system")):
        with pytest.raises(NoSuchToken):
            tokens.revoke_token(token.id, by=stranger, at=now())
    assert token_queries.token_of(text, at=now())


@pytest.mark.parametrize("act", [persons.disable, persons.reset_password])
def test_what_ends_the_sessions_of_an_account_ends_its_tokens_for_good(drafter, act):
    _, text = issued(drafter)
    admin = factories.administrator("security", organ=drafter.organ)

    act(drafter.id, by=admin, at=now())
    persons.enable(drafter.id, by=admin, at=now())

    assert token_queries.token_of(text, at=now()) is None


def test_issuing_and_revoking_are_in_the_trail(drafter):
    token, text = issued(drafter, Scope.WORK, Scope.READ)
    tokens.revoke_token(token.id, by=drafter, at=now())
    tokens.revoke_token(token.id, by=drafter, at=now())
    db.session.commit()

    entries = db.session.scalars(select(AuditEntry).order_by(AuditEntry.sequence)).all()
    assert [(each.act, each.by_id) for each in entries] == [
        ("token issued", None),
        ("token revoked", drafter.id),
    ]
    assert json.loads(entries[0].details)["scopes"] == "read work"
    assert text not in entries[0].details


def test_tokens_that_ended_long_ago_are_forgotten(drafter):
    issued(drafter, days=1)

    jobs.forget_old({}, now() + timedelta(days=100))
    assert db.session.scalar(select(AccessToken))
    jobs.forget_old({}, now() + timedelta(days=200))
    assert db.session.scalar(select(AccessToken)) is None


def test_a_person_sees_and_revokes_his_own_tokens(client, drafter):
    token, text = issued(drafter)
    client.sign_in(drafter)

    page = client.get("/account/tokens")
    client.post(f"/account/tokens/{token.id}/revoke")

    assert "统计程序" in page.text
    assert text not in page.text
    assert token_queries.token_of(text, at=now()) is None
    assert "目前没有程序" in client.get("/account/tokens").text


def test_the_security_administrator_revokes_the_tokens_of_his_persons(client, drafter):
    token, text = issued(drafter)
    client.sign_in(factories.administrator("security", organ=drafter.organ))

    page = client.get(f"/admin/persons/{drafter.id}")
    client.post(f"/admin/persons/{drafter.id}/tokens/{token.id}/revoke")

    assert "统计程序" in page.text
    assert token_queries.token_of(text, at=now()) is None


@pytest.fixture
def run(app, committed):
    return app.test_cli_runner().invoke


def test_a_token_is_issued_listed_and_revoked_by_command(drafter, run):
    asked = ["tokens", "issue", drafter.login, "--scope", "read", "--scope", "work", "--days", "7"]
    made = json.loads(run(args=[*asked, "--note", "督办台", "--json"]).output)
    listed = run(args=["tokens", "list", drafter.login, "--json"]).output

    assert token_queries.token_of(made["token"], at=now()).person_id == drafter.id
    assert json.loads(listed)["id"] == made["id"]
    assert made["token"] not in listed
    assert "督办台" in run(args=["tokens", "list"]).output

    assert run(args=["tokens", "revoke", made["id"]]).exit_code == 0
    assert token_queries.token_of(made["token"], at=now()) is None


@pytest.mark.parametrize(
    "wrong",
    [
        ["issue", "nobody-here", "--scope", "read", "--days", "7"],
        ["revoke", "00000000-0000-0000-0000-000000000000"],
    ],
)
def test_a_command_about_nobody_says_so(run, wrong):
    result = run(args=["tokens", *wrong])

    assert result.exit_code == 1
    assert "Error: " in result.output


def test_a_token_is_printed_without_json_too(drafter, run):
    result = run(args=["tokens", "issue", drafter.login, "--scope", "draft", "--days", "7"])

    text = result.output.splitlines()[0]
    with standing_at(now() + timedelta(days=6)):
        assert token_queries.token_of(text, at=now()).scopes == ["draft"]


@pytest.mark.parametrize("path", ["/api/v1/nothing", "/page"])
def test_only_routes_for_programs_name_a_scope_and_all_of_them_do(path):
    app = Flask("forgetful", static_folder=None)
    scope = None if path.startswith("/api/") else Scope.READ
    view = access.requires(access.Permission.WORK, scope=scope)(lambda: "")
    app.add_url_rule(path, "wrong", view)

    with pytest.raises(access.RouteWithoutAccess, match="wrong"):
        access.check_every_route(app)
