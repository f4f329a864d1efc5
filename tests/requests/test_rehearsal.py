"""With the office's clock a request's whole term passes in minutes, rung in by the worker."""

from datetime import timedelta

import pytest

from app.jobs.worker import Worker
from app.kit.db import db
from app.kit.time import keep_distance, legal_day, now
from app.requests import actions
from app.requests.models import DisclosureRequest
from app.requests.values import NoticeSent
from tests import factories
from tests.requests.office import key

PRESSES = 12


@pytest.fixture
def keeper(app, client):
    """The system administrator where a rehearsal may be held."""
    app.config["TIME_MACHINE"] = True
    yield client.sign_in(factories.administrator("system"))
    app.config["TIME_MACHINE"] = False
    keep_distance(timedelta())


@pytest.fixture
def awaiting(office):
    """A request whose applicant was asked for a correction at this moment."""
    office.at = now()
    taken = office.registered()
    office.decide(taken, "examine", "correct", by=office.clerk, text="所需信息不明确")
    asked = actions.ask_correction(
        taken.id,
        NoticeSent("请明确年度", office.day),
        by=office.clerk,
        key=key(),
        at=office.at,
    )  # fmt: skip
    db.session.commit()
    return asked.id


def test_from_deadline_to_deadline_the_correction_term_passes(office, awaiting, keeper):
    asked_on = office.day
    for _ in range(PRESSES):
        keeper.post("/admin/clock", data={"to": "deadline", "key": key()})
        Worker().run_due()
        taken = db.session.get_one(DisclosureRequest, awaiting)
        if office.open_steps(taken):
            break

    assert office.open_steps(taken) == ["核实逾期未补正"]
    assert legal_day(now()) > asked_on + timedelta(days=15)
