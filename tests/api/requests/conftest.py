"""An office that answers requests, and programs that work for its people."""

import pytest
from flask import Flask

from tests.requests.office import Office


@pytest.fixture
def office(app: Flask) -> Office:
    return Office()
