"""What holds for every request, whichever page it asks for."""

import io

import pytest
from flask import Flask, request
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import Gone, UnsupportedMediaType

from app import create_app
from app.kit.errors import Conflict, Invalid, NotFound, Refused, TooOften
from app.people.access import open_to_everyone
from app.ui.security import diagrams, uploads
from config import Testing
from tests import factories
from tests.client import Client, be_strict

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "object-src 'none'; frame-ancestors 'none'"
)
RAISED: dict[str, tuple[Exception, int]] = {
    "refused": (Refused(), 403),
    "conflict": (Conflict(), 409),
    "invalid": (Invalid(), 422),
    "missing": (NotFound(), 404),
    "often": (TooOften(), 429),
    "gone": (Gone(), 410),
    "format": (UnsupportedMediaType(), 415),
    "stale": (StaleDataError(), 409),
    "race": (IntegrityError("SECRET SQL", {}, Exception()), 409),
    "busy": (OperationalError("SECRET SQL", {}, Exception("database is locked")), 503),
    "unexpected": (RuntimeError("SECRET /path"), 500),
}


def build(tmp_path_factory: pytest.TempPathFactory, **changes: object) -> Flask:
    settings = Testing()
    settings.SQLALCHEMY_DATABASE_URI = "sqlite://"
    settings.DATA_DIR = tmp_path_factory.mktemp("security")
    for name, value in changes.items():
        setattr(settings, name, value)
    product = create_app(settings)
    be_strict(product)

    @product.post("/form")
    @open_to_everyone
    def form() -> str:
        return f"{len(request.get_data())} {request.remote_addr} {request.scheme}"

    @product.post("/upload")
    @uploads
    @open_to_everyone
    def upload() -> str:
        return str(len(request.files["file"].read()))

    @product.get("/diagram")
    @diagrams
    @open_to_everyone
    def diagram() -> str:
        return "x"

    @product.get("/raises/<kind>")
    @open_to_everyone
    def raises(kind: str) -> str:
        raise RAISED[kind][0]

    return product


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    return build(tmp_path_factory)


@pytest.fixture
def visitor(product: Flask) -> Client:
    return product.test_client()


@pytest.mark.parametrize("path", ["/sign-in", "/nowhere", "/static/dist/app.css", "/raises/gone"])
def test_every_answer_has_the_headers(visitor, path):
    headers = visitor.get(path).headers

    assert headers["Content-Security-Policy"] == POLICY
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "Strict-Transport-Security" not in headers
    assert len(headers["X-Request-ID"]) == 16


def test_pages_with_diagrams_may_draw_images(visitor):
    assert (
        "img-src 'self' data: blob:;" in visitor.get("/diagram").headers["Content-Security-Policy"]
    )


def test_only_production_insists_on_tls(tmp_path_factory):
    product = build(tmp_path_factory, ENVIRONMENT="production")

    assert (
        "max-age=31536000"
        in product.test_client().get("/sign-in").headers["Strict-Transport-Security"]
    )


def test_the_cookie_of_production_belongs_to_this_host_alone(tmp_path_factory):
    names = {"SESSION_COOKIE_NAME": "__Host-session", "SESSION_COOKIE_SECURE": True}
    visitor = build(tmp_path_factory, **names).test_client()

    cookie = visitor.get("/sign-in", base_url="https://localhost").headers["Set-Cookie"]

    assert cookie.startswith("__Host-session=")
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= set(cookie.split("; "))
    assert "Domain" not in cookie


def test_what_a_signed_in_person_sees_is_not_stored(client, app):
    client.sign_in(factories.person("drafter", organ=factories.organ()))

    assert client.get("/account/sessions").headers["Cache-Control"] == "no-store"
    assert client.get("/nowhere").headers["Cache-Control"] == "no-store"


def test_static_files_may_be_stored(visitor):
    assert "no-store" not in visitor.get("/static/dist/app.css").headers.get("Cache-Control", "")


@pytest.mark.parametrize(
    ("path", "status", "sentence"),
    [
        ("/form", 403, "表单已失效"),
        ("/sign-in", 403, "表单已失效"),
        ("/sign-out", 401, "请重新登录"),
        ("/account/password", 401, "请重新登录"),
    ],
)
def test_a_form_without_its_token_is_refused(visitor, path, status, sentence):
    answer = visitor.post(path, csrf=False)

    assert answer.status_code == status
    assert sentence in answer.text


def test_a_token_of_another_session_is_refused(product):
    stranger = product.test_client()
    token = stranger._csrf_token()
    visitor = product.test_client()
    with visitor.session_transaction() as cookie:
        cookie["csrf_token"] = "1" * 40

    answer = visitor.post("/form", csrf=False, headers={"X-CSRFToken": token})

    assert answer.status_code == 403


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Origin": "http://localhost"}, 200),
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Sec-Fetch-Site": "none"}, 200),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "http://localhost.evil.example"}, 403),
        ({"Origin": "https://localhost"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
    ],
)
def test_forms_are_taken_from_our_own_pages_only(visitor, headers, status):
    assert visitor.post("/form", headers=headers).status_code == status


def test_links_from_elsewhere_are_followed(visitor):
    assert visitor.get("/sign-in", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 200


def test_only_upload_routes_take_large_bodies(tmp_path_factory):
    visitor = build(tmp_path_factory, MAX_CONTENT_LENGTH=1000).test_client()
    large = b"x" * 1001

    assert visitor.post("/form", data=large).status_code == 413
    assert visitor.post("/form", data={"x": large.decode()}).status_code == 413
    answer = visitor.post("/upload", data={"file": (io.BytesIO(large), "a.bin")})
    assert answer.text == str(len(large))


def test_upload_routes_have_a_limit_too(tmp_path_factory):
    visitor = build(tmp_path_factory, MAX_UPLOAD_LENGTH=1000).test_client()

    answer = visitor.post("/upload", data={"file": (io.BytesIO(b"x" * 1001), "a.bin")})

    assert answer.status_code == 413


@pytest.mark.parametrize("kind", list(RAISED))
def test_every_error_has_its_page_and_shows_nothing_inner(visitor, kind):
    visitor.may_fail = True
    answer = visitor.get(f"/raises/{kind}")

    assert answer.status_code == RAISED[kind][1]
    assert answer.mimetype == "text/html"
    assert "SECRET" not in answer.text
    assert "Traceback" not in answer.text
    assert answer.headers["X-Request-ID"] in answer.text


@pytest.mark.parametrize("kind", list(RAISED))
def test_htmx_gets_a_sentence_instead_of_a_page(visitor, kind):
    visitor.may_fail = True
    answer = visitor.get(f"/raises/{kind}", headers={"HX-Request": "true"})

    assert answer.status_code == RAISED[kind][1]
    assert answer.mimetype == "text/plain"
    assert "SECRET" not in answer.text


def test_a_wrong_method_names_the_right_ones(visitor):
    answer = visitor.get("/form")

    assert answer.status_code == 405
    assert "POST" in answer.headers["Allow"]


def test_unknown_hosts_are_refused_where_hosts_are_named(tmp_path_factory):
    visitor = build(tmp_path_factory, TRUSTED_HOSTS=["gk.example.gov.cn"]).test_client()

    assert visitor.get("/sign-in", base_url="https://gk.example.gov.cn").status_code == 200
    assert visitor.get("/sign-in", base_url="https://evil.example").status_code == 400


def test_an_unknown_host_is_told_so_and_leaves_no_trace_of_an_error(tmp_path_factory, caplog):
    visitor = build(tmp_path_factory, TRUSTED_HOSTS=["gk.example.gov.cn"]).test_client()

    answer = visitor.get("/sign-in", base_url="https://evil.example")

    assert answer.text == "本服务器不以所请求的域名提供服务。"
    assert caplog.records == []


@pytest.mark.parametrize(("hops", "address"), [(0, "127.0.0.1"), (1, "203.0.113.9")])
def test_a_forwarded_address_counts_only_behind_a_named_proxy(tmp_path_factory, hops, address):
    visitor = build(tmp_path_factory, PROXY_HOPS=hops).test_client()

    answer = visitor.post("/form", headers={"X-Forwarded-For": "198.51.100.1, 203.0.113.9"})

    assert address in answer.text


def test_behind_a_configured_address_that_is_the_only_origin(tmp_path_factory):
    visitor = build(tmp_path_factory, BASE_URL="https://gk.example.gov.cn/x").test_client()

    own, other = {"Origin": "https://gk.example.gov.cn"}, {"Origin": "http://localhost"}
    assert visitor.post("/form", headers=own).status_code == 200
    assert visitor.post("/form", headers=other).status_code == 403
