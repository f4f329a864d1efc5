"""Whatever a program may send, well formed or not: the API answers as its description says."""

import re
from contextvars import Context
from uuid import UUID

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, settings
from schemathesis.config import SchemathesisConfig
from schemathesis.generation.hypothesis.builder import (
    HypothesisTestConfig,
    HypothesisTestMode,
    create_test,
)
from sqlalchemy import select

from app.api.once import HEADER
from app.kit.db import db
from app.people.models import Organ
from app.publishing.models import Publication
from tests.api.program import new_key, token_for
from tests.faults.town import Town, ids_of

pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore::hypothesis.errors.HypothesisWarning"),
]

WHO = {"documents": "drafter", "steps": "unit head", "confirmations": "unit head"}
OTHERWISE = "clerk"
KEY = re.compile(r"[!-~]{1,100}")
CONFIG = {"checks": {"positive_data_acceptance": {"enabled": False}}}
"""A schema does not know every rule: which answers a step wants, which text was seen."""
EACH = settings(
    max_examples=25,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
MODES = [HypothesisTestMode.COVERAGE, HypothesisTestMode.FUZZING]


@pytest.fixture
def described(app: Flask):
    """The description as the product serves it; half of the ids asked for are real ones."""
    town = Town()
    real = {name: list(ids_of(name)) for name in ("document_id", "review_id", "step_id")}
    shown = db.session.execute(select(Organ.code, Publication.public_id).join(Publication)).first()
    tokens = {who: token_for(town.people[who]) for who in {*WHO.values(), OTHERWISE}}
    config = SchemathesisConfig.from_dict(CONFIG)
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", app, config=config)

    @schema.hook
    def map_path_parameters(_context, path_parameters):
        asked = path_parameters or {}
        for name, ids in real.items():
            identity = _identity(asked.get(name))
            if identity and identity.int % 2:
                asked[name] = str(ids[identity.int % len(ids)])
        if len(str(asked.get("code", ""))) % 2:
            asked["code"], asked["public_id"] = shown
        return path_parameters

    @schema.auth(refresh_interval=None)
    class Token:
        def get(self, case, _context):
            return tokens[WHO.get(case.path.split("/")[3], OTHERWISE)]

        def set(self, case, text, _context):
            case.headers["Authorization"] = f"Bearer {text}"
            if KEY.fullmatch(str(case.headers.get(HEADER, ""))):
                case.headers[HEADER] = new_key()

    return schema


def _identity(text: object) -> UUID | None:
    try:
        return UUID(str(text))
    except ValueError:
        return None


def test_every_endpoint_keeps_its_promise(described) -> None:
    config = HypothesisTestConfig(
        project=described.config, modes=MODES, settings=EACH, explicit_settings=EACH
    )
    operations = [found.ok() for found in described.get_all_operations()]

    for operation in operations:
        answered = create_test(operation=operation, test_func=_asked, config=config)
        Context().run(answered)

    assert len(operations) > 12


def _asked(case) -> None:
    Context().run(case.call_and_validate)
