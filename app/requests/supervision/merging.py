"""A duplicate merged with the request it repeats (并案): the other goes on and answers both.

Only requests of the same applicant, and only before units are asked to search.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from app import audit
from app.kit import idempotency
from app.kit.db import db
from app.kit.time import legal_day
from app.people.models import Person
from app.requests import cases, ledger
from app.requests.access import check_office, is_mine_to_see, locked_request
from app.requests.models import DisclosureRequest, EventKind, RequestState
from app.requests.numbers import as_kept
from app.requests.supervision import errors
from app.requests.supervision.parting import check_early
from app.review import actions as review
from app.review.queries import rows


@dataclass(frozen=True, slots=True)
class Merge:
    """The number of the request that goes on."""

    request_id: UUID
    into: str
    reason: str
    key: str


def merge(order: Merge, *, by: Person, at: datetime) -> DisclosureRequest:
    """Close a duplicate; the request it repeats goes on, and answers both."""
    body = {
        "act": "merge", "request": order.request_id, "into": order.into, "reason": order.reason
    }  # fmt: skip
    check_office(by)
    kept = _twin(order, by=by)
    twin, case = cases.locked_case(by, order.request_id)
    if answer := idempotency.recall(owner=str(by.id), key=order.key, body=body):
        return db.session.get_one(DisclosureRequest, UUID(answer))
    kept = locked_request(kept.id)
    check_early(twin, order.reason)
    if not kept.is_open or ledger.is_over(kept):
        raise errors.NoSuchTwin
    if kept.applicant_mark != twin.applicant_mark:
        raise errors.NotTheSameApplicant

    twin.duplicate_of_id, twin.state = kept.id, RequestState.MERGED
    ledger.note(twin, EventKind.MERGED, on=legal_day(at), by=by, at=at, into=[kept.number])
    review.stop_review(case, by=by, reason=order.reason, at=at)
    audit.record(
        "requests merged", organ_id=twin.organ_id, by=by.id, at=at, subject=str(twin.id),
        into=[kept.number], words={"reason": order.reason},
    )  # fmt: skip
    idempotency.remember(owner=str(by.id), key=order.key, body=body, answer=str(kept.id), at=at)
    return kept


def _twin(order: Merge, *, by: Person) -> DisclosureRequest:
    statement = select(DisclosureRequest).where(
        DisclosureRequest.number == as_kept(order.into),
        DisclosureRequest.id != order.request_id,
        is_mine_to_see(by),
    )
    found = db.session.scalars(statement).one_or_none()
    if found is None:
        raise errors.NoSuchTwin
    for review_id in sorted(
        each for each in (found.review_id, _review_of(order.request_id)) if each
    ):
        rows.locked_review(review_id)
    return found


def _review_of(request_id: UUID) -> UUID | None:
    return db.session.scalar(
        select(DisclosureRequest.review_id).where(DisclosureRequest.id == request_id)
    )
