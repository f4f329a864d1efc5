"""Fees through a program: reckoned, told, paid, given back, lapsed."""

from datetime import timedelta
from uuid import UUID

import pytest

from app.kit.db import db
from app.kit.time import standing_at
from app.requests.fees import actions
from tests.requests.office import request_of

NOTICED = {"on": "2026-03-02"}
PAGES = {"tariff": "pages", "quantity": 119}
PAID = {"amount": 1080, "on": "2026-03-02", "receipt_number": "0012345"}


@pytest.fixture(autouse=True)
def day(office):
    """It is the day on which everything happens."""
    with standing_at(office.at):
        yield


@pytest.fixture
def fee(office):
    """The address of the fee of a registered request, in an organ that charges."""
    actions.set_fees(office.organ.id, is_on=True, way_to_pay="专户", by=office.head, at=office.at)
    taken = office.registered()
    db.session.commit()
    return f"/requests/{taken.id}/fee"


@pytest.fixture
def clerk(office, program):
    return program(office.clerk)


def test_a_fee_is_reckoned_told_and_paid(fee, clerk):
    none = clerk.get(fee).json
    reckoned = clerk.post(fee, PAGES).json
    noticed = clerk.post(f"{fee}/notice", NOTICED, key="k").json
    again = clerk.post(f"{fee}/notice", NOTICED, key="k").json
    paid = clerk.post(f"{fee}/payment", PAID).json

    assert (none["amount"], none["state"], none["payments"]) == (None, None, [])
    assert reckoned["amount"] == 1080
    assert (noticed["fee_due_on"], noticed["due_on"], noticed) == ("2026-03-30", None, again)
    assert (paid["paid_on"], paid["due_on"]) == ("2026-03-02", "2026-03-30")
    assert [each["amount"] for each in clerk.get(fee).json["payments"]] == [1080]


def test_what_was_paid_is_given_back(fee, clerk):
    clerk.post(fee, PAGES)
    clerk.post(f"{fee}/notice", NOTICED)
    clerk.post(f"{fee}/payment", PAID)

    more = clerk.post(f"{fee}/refund", PAID | {"amount": 1081})
    less = clerk.post(f"{fee}/refund", PAID | {"amount": 80})

    assert more.json["errors"][0]["field"] == "amount"
    assert less.status_code == 200
    assert {each["kind"] for each in clerk.get(fee).json["payments"]} == {"payment", "refund"}


@pytest.mark.parametrize(
    ("command", "body", "code"),
    [
        ("", PAGES | {"quantity": 1}, "nothing-to-pay"),
        ("", PAGES | {"quantity": 0}, "unprocessable-entity"),
        ("/payment", PAID, "no-fee"),
        ("/notice", NOTICED, "no-fee"),
        ("/lapse", {"text": "专户未到账"}, "no-fee"),
    ],
)
def test_what_cannot_be_done_with_a_fee_says_why(fee, clerk, command, body, code):
    assert clerk.post(f"{fee}{command}", body).json["code"] == code


def test_a_fee_is_dropped_before_the_applicant_knows_of_it(fee, clerk):
    clerk.post(fee, PAGES)

    assert clerk.post(f"{fee}/drop").json["amount"] == 0
    assert clerk.get(fee).json["amount"] is None


def test_a_lapse_is_confirmed_after_its_term(office, fee, clerk):
    clerk.post(fee, PAGES)
    clerk.post(f"{fee}/notice", NOTICED)
    early = clerk.post(f"{fee}/lapse", {"text": "专户未到账"})
    taken_id = fee.split("/")[2]
    office.later(days=29)
    office.ring(request_of(UUID(taken_id)))
    db.session.commit()

    with standing_at(office.at + timedelta(hours=1)):
        lapsed = clerk.post(f"{fee}/lapse", {"text": "专户未到账"}).json

    assert early.json["code"] == "not-yet-over"
    assert lapsed["lapsed_on"] == "2026-03-31"
