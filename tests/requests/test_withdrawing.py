"""The applicant takes the request back, at any time before the answer is signed."""

from datetime import timedelta

import pytest

from app.kit.db import db
from app.kit.time import standing_at
from app.law.receipt import Channel
from app.requests import actions
from app.requests.models import RequestState, Retention
from app.requests.move_errors import NothingToWithdraw
from tests.requests.office import key


def withdrawn(office, taken):
    return actions.withdraw(
        taken.id, on=office.day, how="来电撤回", by=None, key=key(), at=office.at
    )


def test_a_withdrawal_stops_everything(office):
    taken = office.assigned(office.unit, office.other_unit)

    actions.withdraw(
        taken.id, on=office.day, how="来电撤回", by=office.clerk, key=key(), at=office.at
    )

    assert office.open_steps(taken) == ["办理撤回"]
    office.decide(taken, "withdrawal", "confirmed", by=office.clerk)
    assert taken.state is RequestState.WITHDRAWN
    assert taken.decision == "O3"


def test_what_is_answered_cannot_be_withdrawn(office):
    taken = office.collected()
    office.answered(taken, "A1", link="https://example.gov.cn/a")
    office.decide(taken, "sign", "approve", by=office.leader)

    with pytest.raises(NothingToWithdraw):
        actions.withdraw(taken.id, on=office.day, how="", by=None, key=key(), at=office.at)
    db.session.rollback()


@pytest.mark.parametrize("channel", [Channel.WEB, Channel.COUNTER])
def test_it_may_be_taken_back_before_it_was_registered(office, channel):
    taken = office.taken_in(channel)

    withdrawn(office, taken)

    assert office.open_steps(taken) == ["办理撤回"]
    office.decide(taken, "withdrawal", "confirmed", by=office.clerk)
    actions.archive(
        taken.id, retention=Retention.TEN_YEARS, by=office.clerk, key=key(), at=office.at
    )
    assert not taken.is_open
    assert taken.decision == "O3"


def test_what_was_taken_back_is_not_taken_back_again(office):
    taken = office.taken_in()
    withdrawn(office, taken)

    with pytest.raises(NothingToWithdraw):
        withdrawn(office, taken)
    db.session.rollback()


def test_what_was_taken_back_is_never_late(office, committed, client, sign_in):
    taken = office.registered()
    withdrawn(office, taken)
    db.session.commit()
    desk = sign_in(client, office.clerk)

    with standing_at(office.at + timedelta(days=60)):
        for page in (f"/requests/{taken.id}", f"/requests?number={taken.number}"):
            assert "（2026-03-30）" not in desk.get(page).text
