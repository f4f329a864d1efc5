"""What was told to the applicant, or is written in the ledger, is not taken back by a click."""

import pytest
from sqlalchemy import select

from app.kit.db import db
from app.requests import actions
from app.requests.values import NoticeSent
from app.review import actions as review
from app.review.errors import BeyondRecall
from app.review.models import Step
from tests.requests.office import TODAY, key


def recall(office, taken, form, *, by):
    statement = select(Step.id).where(
        Step.review_id == taken.review_id, Step.form == form, Step.closed_at.is_not(None)
    )
    step_id = db.session.scalars(statement).one()
    review.recall_step(step_id, by=by, reason="填写有误", at=office.at, key=key())


def test_a_notice_of_correction_that_went_out_is_not_recalled(office):
    taken = office.registered()
    office.decide(taken, "examine", "correct", by=office.clerk, text="所需信息不明确")
    asked = NoticeSent("请明确年度", TODAY)
    actions.ask_correction(taken.id, asked, by=office.clerk, key=key(), at=office.at)

    with pytest.raises(BeyondRecall):
        recall(office, taken, "correction", by=office.clerk)


@pytest.mark.parametrize(("form", "who"), [("sign", "leader"), ("serve", "clerk")])
def test_neither_signature_nor_service_is_recalled(office, form, who):
    taken = office.served()

    with pytest.raises(BeyondRecall):
        recall(office, taken, form, by=getattr(office, who))


def test_an_assignment_is_recalled_while_no_unit_has_acted(office):
    taken = office.assigned()

    recall(office, taken, "assign", by=office.clerk)

    assert office.open_steps(taken) == ["分办"]
