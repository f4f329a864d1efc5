"""Which person may open which kind of page, and what is kept of those who may not."""

import pytest
from flask import Flask
from sqlalchemy import select

from app.audit.models import AuditEntry
from app.kit.db import db
from app.people import access
from app.people.models import Duty, Lane
from app.people.permissions import Permission, permissions_of
from tests import factories

P = Permission
ADMINISTRATIVE = {P.ADMIN_SYSTEM, P.ADMIN_SECURITY, P.READ_TRAIL}


@pytest.mark.parametrize(
    ("lane", "more"),
    [
        (Lane.DRAFTER, {P.DRAFT}),
        (Lane.UNIT_HEAD, set()),
        (Lane.DISCLOSURE_OFFICE, {P.RELEASE, P.CONFIRM_FILINGS, P.RUN_REQUESTS}),
        (Lane.LEADER, set()),
        (Lane.SECRECY_REVIEWER, {P.SEAL}),
        (Lane.PUBLISHER, {P.RELEASE, P.TAKE_DOWN}),
        (Lane.OFFICE_HEAD, {P.SUPERVISE_REQUESTS}),
        (Lane.LEGAL_REVIEWER, set()),
    ],
)
def test_a_post_gives_what_its_lane_needs(lane, more):
    assert permissions_of(None, [lane]) == {P.SIGNED_IN, P.WORK} | more


def test_without_a_post_one_can_only_be_signed_in():
    assert permissions_of(None, []) == {P.SIGNED_IN}


@pytest.mark.parametrize("duty", list(Duty))
def test_a_duty_gives_one_right_and_rules_out_all_business(duty):
    granted = permissions_of(duty, list(Lane))

    assert len(granted & ADMINISTRATIVE) == 1
    assert granted <= ADMINISTRATIVE | {P.SIGNED_IN}


def test_a_route_that_declares_nothing_keeps_the_product_from_starting():
    app = Flask("forgetful", static_folder=None)
    app.add_url_rule("/", "forgotten", lambda: "")

    with pytest.raises(access.RouteWithoutAccess, match="forgotten"):
        access.check_every_route(app)


def test_requires_needs_a_permission():
    with pytest.raises(TypeError):
        access.requires()


@pytest.mark.parametrize(
    ("duty", "open_pages"),
    [
        ("system", {"/admin/organs", "/admin/organs/new"}),
        ("security", {"/admin/persons", "/admin/organs"}),
        ("audit", set()),
        (None, set()),
    ],
)
def test_the_three_administrators_exclude_each_other(client, app, duty, open_pages):
    organ = factories.organ()
    client.sign_in(
        factories.administrator(duty) if duty else factories.person("leader", organ=organ)
    )

    answers = {
        path: client.get(path).status_code
        for path in ("/admin/persons", "/admin/organs", "/admin/organs/new")
    }

    assert answers == {path: 200 if path in open_pages else 403 for path in answers}


def test_a_denial_is_in_the_trail_with_who_asked_for_what(client, app):
    person = factories.person("leader", organ=factories.organ())
    client.sign_in(person)

    page = client.get("/admin/persons")

    assert page.status_code == 403
    entry = db.session.scalars(select(AuditEntry).where(AuditEntry.act == "denied")).one()
    assert (entry.by_id, entry.subject) == (person.id, "GET /admin/persons")
    assert entry.address == "127.0.0.1"
    assert entry.request_id == page.headers["X-Request-ID"]


def test_a_form_sent_without_signing_in_is_refused_with_a_page(client, app):
    answer = client.post("/admin/persons/new")

    assert answer.status_code == 401
    assert "请重新登录" in answer.text


def test_htmx_is_sent_to_the_sign_in_page_as_a_whole(client, app):
    answer = client.get("/admin/persons", headers={"HX-Request": "true"})

    assert answer.status_code == 401
    assert answer.headers["HX-Redirect"] == "/sign-in"


def test_a_signed_in_page_takes_few_statements(client, app):
    client.sign_in(factories.person("leader", organ=factories.organ()))

    client.get("/account/sessions")

    assert len(client.watch.statements) <= 6
