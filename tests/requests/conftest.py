"""An office for every test of requests."""

import pytest
from flask import Flask

from tests.requests.office import Office


@pytest.fixture
def office(app: Flask) -> Office:
    return Office()
