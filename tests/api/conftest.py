"""An office whose programs work for its people."""

import pytest
from flask import Flask

from app.people.models import Person
from tests.api.program import Program
from tests.publishing.conftest import elsewhere, office
from tests.publishing.way import Way

__all__ = ["elsewhere", "office"]


@pytest.fixture
def way(office) -> Way:
    """The office with everybody a chain needs, and the shipped procedure."""
    return Way(office)


@pytest.fixture
def anybody(app: Flask) -> Program:
    """A program without a token."""
    return Program(app)


@pytest.fixture
def program(app: Flask):
    """``program(person, *scopes)``: a program that acts for ``person``."""

    def made(person: Person, *scopes) -> Program:
        return Program.of(app, person, *scopes)

    return made
