"""Whatever goes wrong under the API's address is told as a problem, in the language asked for."""

import logging
from uuid import uuid4

import pytest

from app.people.access import open_to_everyone
from app.people.models import Scope
from tests.api.program import Program

FIELDS = {"type", "title", "status", "detail", "code", "request_id"}


@pytest.fixture
def drafter(app, office):
    return Program.of(app, office.drafter)


def told(answer, status, code):
    """The problem, checked for what every problem has."""
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")
    problem = answer.json
    assert problem.keys() >= FIELDS
    assert (problem["status"], problem["code"]) == (status, code)
    assert problem["type"] == f"urn:mingchuang:problem:{code}"
    assert problem["request_id"] == answer.headers["X-Request-ID"]
    assert answer.headers["Cache-Control"] == "no-store"
    return problem


@pytest.mark.parametrize("path", ["/api", "/api/", "/api/v1", "/api/v2/steps", "/api/v1/steps/x"])
def test_there_is_no_page_where_nothing_is(anybody, path):
    told(anybody.get(path), 404, "not-found")


def test_another_method_is_told_what_there_is(anybody):
    answer = anybody.send("DELETE", "/steps")

    told(answer, 405, "method-not-allowed")
    assert "GET" in answer.headers["Allow"]


def test_a_body_that_is_not_called_json_is_refused(drafter):
    answer = drafter.post("/documents", data="title=云川", content_type="text/plain")

    told(answer, 415, "unsupported-media-type")


@pytest.mark.parametrize(
    "body",
    [
        "",
        "{",
        '{"title": "\\ud800"}',
        '{"\\uD800": 1}',
        "\ufeff{}",
        "[" * 100_000,
        "1" * 9_000,
        b"\xff\xfe",
        '{"a":1}x',
    ],
)
def test_a_body_that_is_no_json_is_refused(drafter, body):
    answer = drafter.post("/documents", data=body, content_type="application/json")

    told(answer, 400, "bad-request")


def test_a_body_of_more_than_a_megabyte_is_refused(drafter):
    answer = drafter.post("/documents", {"body": "x" * 1_100_000})

    told(answer, 413, "request-entity-too-large")


def test_every_field_that_is_wrong_is_named(drafter):
    wrong = {"title": 7, "issuers": ["云川市商务局", None], "kind": "poem", "has_no_number": "yes"}

    problem = told(drafter.post("/documents", wrong | {"colour": 1}), 422, "unprocessable-entity")

    places = {(each["in"], each["field"]) for each in problem["errors"]}
    named = {"title", "issuers.1", "kind", "has_no_number", "colour"}
    assert places == {("body", name) for name in named}
    assert {each["message"] for each in problem["errors"]} == {
        "内容不符合接口说明规定的格式。",
        "没有此字段。",
    }


@pytest.mark.parametrize("value", [{"a": 1}, None, 1.5, True, ["x"]], ids=lambda value: repr(value))
def test_a_title_is_a_text(drafter, value):
    problem = told(drafter.post("/documents", {"title": value}), 422, "unprocessable-entity")

    assert problem["errors"][0]["field"] == "title"


def test_characters_that_no_text_has_are_left_out_as_on_pages(drafter):
    made = drafter.post("/documents", {"title": " 云\x00川\x1f "}).json

    assert drafter.get(f"/documents/{made['id']}").json["text"]["title"] == "云川"


@pytest.mark.parametrize("address", ["javascript://%0aalert(1)", "x", "ftp://example.org/a"])
def test_the_address_of_an_original_is_one_of_the_web(drafter, address):
    answer = drafter.post("/documents", {"reprint_url": address})

    assert told(answer, 422, "unprocessable-entity")["errors"][0]["field"] == "reprint_url"


@pytest.mark.parametrize("query", ["page=0", "page=501", "page=x", "page=١", "list=all", "x=1"])
def test_an_odd_query_is_refused(app, office, query):
    answer = Program.of(app, office.head).get(f"/steps?{query}")

    problem = told(answer, 422, "unprocessable-entity")
    assert [each["in"] for each in problem["errors"]] == ["query"]


@pytest.mark.parametrize(
    ("asked", "language", "word"),
    [
        (None, "zh-CN", "缺少"),
        ("zh-TW,zh;q=0.9", "zh-CN", "缺少"),
        ("en-GB,en;q=0.8", "en", "missing"),
        ("fr", "zh-CN", "缺少"),
    ],
)
def test_the_sentences_follow_the_language_asked_for(drafter, asked, language, word):
    headers = {"Accept-Language": asked} if asked else {}

    answer = drafter.post(f"/documents/{uuid4()}/submission", {}, headers=headers)

    assert answer.headers["Content-Language"] == language
    assert word in answer.json["errors"][0]["message"]


def test_a_language_cookie_changes_nothing(client):
    client.set_cookie("language", "en")

    assert client.get("/api/v1/nothing").headers["Content-Language"] == "zh-CN"


def test_an_error_nobody_thought_of_says_nothing_but_its_number(app, anybody, caplog):
    caplog.set_level(logging.CRITICAL)

    def broken():
        raise RuntimeError("SECRET /path")

    view = app.view_functions["api.publications"]
    app.view_functions["api.publications"] = open_to_everyone(broken)
    anybody.client.may_fail = True
    try:
        answer = anybody.get("/publications")
    finally:
        app.view_functions["api.publications"] = view

    told(answer, 500, "failed")
    assert "SECRET" not in answer.text


def test_what_is_missing_for_submission_is_named(app, office, drafter):
    document = office.draft(title="", attribute=None)
    answer = drafter.post(f"/documents/{document.id}/submission", {"seen": 1})

    problem = told(answer, 422, "not-complete")
    assert {each["field"] for each in problem["errors"]} == {"title", "attribute"}


def test_a_save_over_anothers_save_is_told_who_and_when(app, office, drafter):
    document = office.draft()
    colleague = Program.of(app, office.colleague, Scope.DRAFT)
    colleague.put(f"/documents/{document.id}", {"seen": 1, "title": "改过的标题"})

    answer = drafter.put(f"/documents/{document.id}", {"seen": 1, "title": "我的标题"})

    assert "王芳" in told(answer, 409, "changed-meanwhile")["detail"]
