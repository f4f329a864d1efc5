"""The office confirms that a fee was not paid in time: the request is no longer processed."""

from datetime import datetime
from uuid import UUID

from app.kit.time import legal_day
from app.people.models import Person
from app.requests import cases
from app.requests.access import check_office
from app.requests.actions.stepping import complete
from app.requests.fees import errors, queries
from app.requests.fees.actions.writing import record
from app.requests.fees.rules import LAPSE, check_lapse
from app.requests.models import DisclosureRequest
from app.requests.values import Deed
from app.review.queries import rows


def confirm_lapse(
    request_id: UUID, *, words: str, by: Person, key: str, at: datetime
) -> DisclosureRequest:
    """Complete the step that looks at the lapse. Never early, never after a payment in time."""
    check_office(by)
    disclosure_request, case = cases.locked_case(by, request_id)
    fee = queries.locked_fee(request_id)
    if fee and fee.lapsed_on:
        return disclosure_request
    check_lapse(fee, on=legal_day(at))
    if not any(step.form == LAPSE for step in rows.open_steps(case)):
        raise errors.StepOpensSoon

    complete(case, LAPSE, Deed("lapsed", key, words), by=by, at=at)
    record("lapse of fee confirmed", disclosure_request, by=by, at=at)
    return disclosure_request
