"""The strict client fails where it should."""

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import insert, update

from app.kit.db import db, transaction
from app.people.access import open_to_everyone
from app.people.models import Organ
from tests import factories
from tests.client import Client, be_strict
from tests.markup import Markup

PAGE = (
    '<!doctype html><html lang="zh-CN"><head><title>t</title></head>'
    "<body><main>{}</main></body></html>"
)
ROW = {"code": "123456789", "name": "局", "short_name": "局", "number_prefix": "云"}


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ("<p>no heading</p>", "0 <h1>"),
        ("<h1>a</h1><h1>b</h1>", "2 <h1>"),
        ('<h1 id="a">a</h1><p id="a">b</p>', "id 'a' twice"),
        ("<h1>a</h1><div>", "</main> while <div> is open"),
        ("<h1>a</h1></div>", "</div> while <main> is open"),
        ("<h1>a</h1><p><ul></ul></p>", "<ul> inside <p>"),
        ('<h1>a</h1><input name="x">', "control 'x' has no label"),
        ('<h1>a</h1><label for="y">l</label><select name="x" id="x"></select>', "no label"),
        ('<h1 style="color:red">a</h1>', "inline style"),
        ('<h1 onclick="x()">a</h1>', "inline onclick"),
        ("<h1>a</h1><script>x()</script>", "inline <script>"),
        ("<h1>a</h1><style>a{}</style>", "inline <style>"),
        ('<h1>a</h1><a href=" JavaScript:x()">a</a>', "javascript:"),
        ('<h1>a</h1><img src="x">', "without alt"),
        ('<h1>a</h1><form method="post"></form>', "no csrf_token"),
        ('<h1>a</h1><p aria-labelledby="gone">b</p>', "missing id 'gone'"),
        ("<h1>a</h1><a><a></a></a>", "<a> inside <a>"),
    ],
)
def test_unsound_pages_are_found(body, problem):
    assert problem in str(Markup(PAGE.format(body), is_page=True).problems)


def test_a_sound_page_has_no_problems():
    body = (
        '<h1>a</h1><form method="post"><input type="hidden" name="csrf_token" value="x">'
        '<label for="x">x</label><input id="x" name="x"><label>y <input name="y"></label>'
        '<svg><use href="#a"></use><path d="M0 0"/></svg><br></form>'
    )

    assert Markup(PAGE.format(body), is_page=True).problems == []


@pytest.fixture
def wild(app: Flask) -> Iterator[Client]:
    """A product of three careless routes on the database of the test."""
    product = Flask("wild", static_folder=None)
    product.secret_key = "x"
    product.config["SQLALCHEMY_DATABASE_URI"] = app.config["SQLALCHEMY_DATABASE_URI"]
    db.init_app(product)
    be_strict(product)

    @product.get("/changes")
    @open_to_everyone
    def changes() -> str:
        with transaction():
            db.session.execute(insert(Organ).values(**ROW))
        return "x"

    @product.post("/forgets")
    def forgets() -> str:
        db.session.add(Organ(**ROW))
        return "x"

    @product.post("/bypasses")
    def bypasses() -> str:
        db.session.execute(update(Organ).values(name="x"))
        db.session.commit()
        return "x"

    @product.get("/breaks")
    def breaks() -> str:
        return str(1 / 0)

    yield product.test_client()  # type: ignore[misc]
    with product.app_context():
        db.engine.dispose()


@pytest.mark.parametrize(
    ("method", "path", "complaint"),
    [
        ("GET", "/changes", "a GET changed something"),
        ("POST", "/forgets", "was changed and not saved"),
        ("POST", "/bypasses", "outside a transaction"),
    ],
)
def test_careless_routes_are_found(wild, method, path, complaint):
    with pytest.raises(AssertionError, match=complaint):
        wild.open(path, method=method)


def test_a_broken_page_is_found(wild):
    with pytest.raises(AssertionError, match="see the log"):
        wild.get("/breaks")


def test_rows_made_by_a_test_are_there_for_the_request(client, app):
    organ = factories.organ()
    client.sign_in(factories.administrator("system"))

    assert organ.name in client.get("/admin/organs").text
