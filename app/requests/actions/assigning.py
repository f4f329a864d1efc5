"""Assigning a request to the units that may hold what is asked for (分办)."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select, update

from app import audit
from app.kit.db import db
from app.people import queries as people
from app.people.models import Person
from app.requests import cases
from app.requests.actions.stepping import complete, once_for
from app.requests.errors import LeadNeeded, UnitsNeeded, UnknownChoice
from app.requests.models import DisclosureRequest, RequestUnit
from app.requests.values import Assigning, Deed

MOST_UNITS = 20


def assign(
    request_id: UUID, assigning: Assigning, *, by: Person, key: str, at: datetime
) -> DisclosureRequest:
    """Ask units to search and collect; the leading one writes the answer. All are needed."""
    units, lead, words = assigning.units, assigning.lead, assigning.words.strip()
    disclosure_request, review = cases.locked_case(by, request_id)
    once = once_for("assign", request_id, by=by, key=key)
    if once.answer():
        return disclosure_request
    chosen = list(dict.fromkeys([lead, *units]))
    known = {unit.id for unit in people.units_of(disclosure_request.organ_id)}
    if not units or len(chosen) > MOST_UNITS:
        raise UnitsNeeded
    if lead not in units:
        raise LeadNeeded
    if not known.issuperset(chosen):
        raise UnknownChoice

    db.session.execute(
        update(RequestUnit)
        .where(RequestUnit.request_id == request_id, RequestUnit.is_current)
        .values(is_current=False)
    )
    times = select(func.max(RequestUnit.assigned)).where(RequestUnit.request_id == request_id)
    assigned = (db.session.scalar(times) or 0) + 1
    for position, unit_id in enumerate(chosen):
        db.session.add(
            RequestUnit(
                request_id=request_id,
                unit_id=unit_id,
                assigned=assigned,
                position=position,
                is_lead=unit_id == lead,
                is_current=True,
                words=words,
                at=at,
            )
        )
    disclosure_request.lead_unit_id = lead
    review.unit_id = lead
    db.session.flush()
    complete(review, "assign", Deed("assign", key, words), by=by, at=at)
    audit.record(
        "request assigned", organ_id=disclosure_request.organ_id, by=by.id, at=at,
        subject=str(disclosure_request.id), units=[str(each) for each in chosen], lead=str(lead),
    )  # fmt: skip
    once.done(review.id, at=at)
    return disclosure_request
