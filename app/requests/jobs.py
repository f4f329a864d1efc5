"""What the worker does about requests."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from app import jobs
from app.kit.db import db
from app.requests import cases
from app.requests.reminding import applicants
from app.review import actions as review
from app.review.models import Step
from app.review.queries.awaiting import wait_for

SET_ASIDE = "requests.set_aside"
REMIND = "requests.remind_applicants"
MESSAGE = "set_aside"


def ask_to_set_aside(request_id: UUID, *, step_id: UUID, organ_id: UUID) -> None:
    """Have the case leave its way once the step that decided it is closed."""
    payload = {"request": str(request_id), "step": str(step_id)}
    jobs.enqueue(SET_ASIDE, key=str(step_id), payload=payload, organ_id=organ_id)


def set_aside(payload: Mapping[str, str], at: datetime) -> None:
    """Stop what is being done: the request is no longer processed, or not at all."""
    disclosure_request = cases.locked_by_itself(UUID(payload["request"]))
    assert disclosure_request.review_id
    step = db.session.get(Step, UUID(payload["step"]))
    if step is None or step.review_id != disclosure_request.review_id:
        return  # the procedure has begun anew since
    if wait_for(disclosure_request.review_id, MESSAGE) is None:
        return  # it was withdrawn or answered meanwhile
    review.deliver(
        disclosure_request.review_id, message=MESSAGE, by=None, at=at, key=payload["step"]
    )


def remind(_payload: Mapping[str, object], at: datetime) -> None:
    """Every hour."""
    applicants.remind(at=at)
