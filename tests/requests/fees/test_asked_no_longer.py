"""A request that ends before its fee was paid: nobody is asked for it any more."""

from datetime import date

import pytest

from app.kit.db import db
from app.notices.hooks import Asked
from app.requests import actions
from app.requests.fees import queries
from app.requests.fees.errors import AskedNoLonger
from app.requests.fees.reasons import FeeState, state_of
from app.requests.models import RequestState
from app.requests.reminding.office import fees_due
from tests.requests.fees.test_reckoning_and_paying import fee_of, lapse, noticed, pay
from tests.requests.office import key


def withdrawn(office, taken):
    actions.withdraw(
        taken.id, on=office.day, how="来电撤回", by=office.clerk, key=key(), at=office.at
    )
    office.decide(taken, "withdrawal", "confirmed", by=office.clerk)


def test_of_a_request_that_was_withdrawn_no_fee_is_asked(charging):
    taken = noticed(charging)

    withdrawn(charging, taken)

    assert state_of(fee_of(taken), today=date(2026, 4, 2)) is FeeState.ENDED
    assert queries.fees_for(charging.clerk, is_open=True, number=1).rows == []
    charging.later(days=31)
    with pytest.raises(AskedNoLonger):
        lapse(charging, taken)
    db.session.rollback()


def test_a_payment_for_what_was_withdrawn_opens_nothing_again(charging):
    taken = noticed(charging)
    withdrawn(charging, taken)
    charging.later(days=2)

    pay(charging, taken, charging.day)

    assert taken.state is RequestState.WITHDRAWN
    assert charging.open_steps(taken) == ["归档"]
    assert queries.account_of(taken.id).held == 1080


def test_nobody_is_reminded_of_a_fee_of_what_was_withdrawn(charging):
    taken = noticed(charging)
    withdrawn(charging, taken)
    today = date(2026, 3, 30)

    asked = Asked(today=today, until=today, after=None, limit=10)

    assert fees_due(asked) == []
