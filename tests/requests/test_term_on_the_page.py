"""The page of a request says until when what is awaited may come."""

import pytest

from app.kit.db import db
from app.kit.time import standing_at
from app.requests import actions
from app.requests.values import NoticeSent
from tests.requests.office import TODAY, key


@pytest.fixture
def desk(office, committed, client, sign_in):
    """The clerk of the disclosure office, signed in."""
    db.session.commit()
    return sign_in(client, office.clerk)


def test_until_when_the_applicant_may_correct_stands_there(office, desk):
    taken = office.registered()
    office.decide(taken, "examine", "correct", by=office.clerk, text="所需信息不明确")
    asked = NoticeSent("请明确年度", TODAY)
    actions.ask_correction(taken.id, asked, by=office.clerk, key=key(), at=office.at)
    db.session.commit()

    with standing_at(office.at):
        page = desk.get(f"/requests/{taken.id}").text

    assert "申请人补正期限至 2026-03-23。" in page


def test_until_when_reasons_may_be_given_stands_there(office, desk):
    taken = office.registered()
    asked = NoticeSent("一年内已申请四十件", TODAY)
    actions.ask_reasons(taken.id, asked, by=office.clerk, key=key(), at=office.at)
    db.session.commit()

    with standing_at(office.at):
        page = desk.get(f"/requests/{taken.id}").text

    assert "申请人说明理由的期限至 2026-03-23。" in page
