"""Every route names its permission, and what only reads is asked for with GET."""

import pytest
from flask import Flask

from app import create_app
from app.people import access
from app.people.permissions import Permission
from config import Testing

OPEN_TO_EVERYONE = {
    *("people.sign_in", "people.signing_in", "ui.static", "api_description", "guide_for_programs"),
    *("api.publications", "api.publication", "api.publication_file"),
    "notices.bell",  # asked by a page whose session may have ended meanwhile
}
OPEN_SLICES = ("portal.",)


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    settings = Testing()
    settings.SQLALCHEMY_DATABASE_URI = "sqlite://"
    settings.DATA_DIR = tmp_path_factory.mktemp("routes")
    return create_app(settings)


def test_every_route_names_its_permission(product: Flask) -> None:
    access.check_every_route(product)


def test_only_known_routes_are_open_to_everyone(product: Flask) -> None:
    opened = {
        rule.endpoint
        for rule in product.url_map.iter_rules()
        if access.declared(product, rule.endpoint) == access.EVERYONE
    }

    unexpected = {name for name in opened if not name.startswith(OPEN_SLICES)}
    assert unexpected == OPEN_TO_EVERYONE


def test_every_permission_named_is_one(product: Flask) -> None:
    for rule in product.url_map.iter_rules():
        assert (access.declared(product, rule.endpoint) or set()) <= set(Permission)


def test_no_route_both_reads_and_changes(product: Flask) -> None:
    both = [
        rule.endpoint
        for rule in product.url_map.iter_rules()
        if {"GET", "POST"} <= (rule.methods or set())
    ]

    assert both == []


def test_administrators_share_no_route_with_business(product: Flask) -> None:
    business = {Permission.DRAFT, Permission.WORK, Permission.RELEASE, Permission.TAKE_DOWN}
    business |= {Permission.SEAL}
    duties = {Permission.ADMIN_SYSTEM, Permission.ADMIN_SECURITY}
    shared = [
        rule.endpoint
        for rule in product.url_map.iter_rules()
        if (needed := access.declared(product, rule.endpoint) or set()) & business
        and needed & duties
    ]

    assert shared == []
