"""An office whose head has turned fees on."""

import pytest

from app.requests.fees import actions

WAY = "缴入市财政非税收入专户"


@pytest.fixture
def charging(office):
    actions.set_fees(office.organ.id, is_on=True, way_to_pay=WAY, by=office.head, at=office.at)
    return office
