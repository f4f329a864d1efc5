"""Opening the identity number of an applicant: with a reason, in the trail, shown once."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import func, select

from app import audit
from app.kit.db import db
from app.people.models import Person
from app.requests import applicant as applicants
from app.requests.access import check_office, locked_for
from app.requests.supervision.day_rules import SHORTEST_REASON
from app.requests.supervision.errors import ReasonNeeded
from app.review.models import Looked, View

A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Opened:
    """The numbers, and how many the reader opened within a day."""

    number: str
    agent_number: str
    within_a_day: int


def open_numbers(request_id: UUID, *, by: Person, reason: str, at: datetime) -> Opened:
    """The numbers of the applicant and the agent. That they were opened stays in the trail."""
    check_office(by)
    disclosure_request = locked_for(by, request_id)
    if len(reason.strip()) < SHORTEST_REASON:
        raise ReasonNeeded
    db.session.add(
        View(subject_id=disclosure_request.id, person_id=by.id, looked=Looked.IDENTITY, at=at)
    )
    db.session.flush()
    count = _opened_since(at - A_DAY, by=by)
    audit.record(
        "identity number opened", organ_id=disclosure_request.organ_id, by=by.id, at=at,
        subject=str(disclosure_request.id), opened_in_a_day=count, words={"reason": reason},
    )  # fmt: skip
    who = applicants.opened(disclosure_request.applicant_box, request_id=disclosure_request.id)
    return Opened(who.paper_number, who.agent_paper_number, count)


def _opened_since(moment: datetime, *, by: Person) -> int:
    statement = select(func.count()).where(
        View.person_id == by.id, View.looked == Looked.IDENTITY, View.at > moment
    )
    return db.session.scalar(statement) or 0
