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
from app.notices.letters.models import Letter
from app.people.models import Organ
from app.publishing.models import Publication
from app.requests import actions
from app.requests.models import DisclosureRequest, FileRole, RequestFile
from tests.api.program import new_key, token_for
from tests.faults.town import Town, ids_of
from tests.requests.office import Office

pytestmark = [
    pytest.mark.slow,
    pytest.mark.databases("postgresql"),  # which minds odd values more than SQLite does
    pytest.mark.filterwarnings("ignore::hypothesis.errors.HypothesisWarning"),
    # schemathesis does not close what it downloads
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

WHO = {
    **{"documents": "drafter", "steps": "unit head", "confirmations": "unit head"},
    **{"requests": "desk", "units": "desk"},
}
OTHERWISE = "clerk"
KEY = re.compile(r"[!-~]{1,100}")
CONFIG = {"checks": {"positive_data_acceptance": {"enabled": False}}}
"""A schema does not know every rule: which answers a step wants, which text was seen."""
EACH = settings(
    max_examples=12,
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
    office = office_with_requests()
    people = town.people | {"desk": office.clerk, "writer": office.drafter}
    real = {name: list(ids_of(name)) for name in ("document_id", "review_id", "step_id")}
    real |= {
        name: list(db.session.scalars(select(table.id)))
        for name, table in (
            ("request_id", DisclosureRequest), ("file_id", RequestFile), ("letter_id", Letter)
        )
    }  # fmt: skip
    shown = db.session.execute(select(Organ.code, Publication.public_id).join(Publication)).first()
    tokens = {who: token_for(people[who]) for who in {*WHO.values(), OTHERWISE, "writer"}}
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
            who = WHO.get(case.path.split("/")[3], OTHERWISE)
            return tokens["writer" if "/answer" in case.path else who]

        def set(self, case, text, _context):
            case.headers["Authorization"] = f"Bearer {text}"
            if KEY.fullmatch(str(case.headers.get(HEADER, ""))):
                case.headers[HEADER] = new_key()

    return schema


def office_with_requests() -> Office:
    """An office whose requests stand at several steps."""
    office = Office()
    stands = (
        office.taken_in,
        office.registered,
        office.examined,
        office.assigned,
        office.collected,
    )
    taken = [stand(description=f"第{number}件申请的内容") for number, stand in enumerate(stands)]
    office.given(taken[-1], "名单.txt", b"list", role=FileRole.COLLECTED)
    actions.draw_receipt(
        taken[1].id, follow_at="https://a.example", by=office.clerk, key="receipt", at=office.at
    )
    db.session.commit()
    return office


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

    assert len(operations) > 50


def _asked(case) -> None:
    Context().run(case.call_and_validate)
