"""A request together with its review: which steps are open, who has them, which papers it has."""

from uuid import UUID

from sqlalchemy import select

from app.kit.db import db, locked
from app.kit.errors import ProductError
from app.people.models import Person
from app.requests.access import check_office, locked_request, request_for
from app.requests.errors import NoSuchRequest, StepNotThere
from app.requests.models import DisclosureRequest, RequestFile, RequestUnit, SearchRecord
from app.review import policy
from app.review.models import Of, Review, Step
from app.review.queries import rows

MOST_FILES, MOST_SEARCHES = 500, 200
MOST_PUT_IN = 400  # the rest is left to what applicants and parties send


def request_of(review: Review) -> DisclosureRequest:
    """The request ``review`` is about."""
    return db.session.get_one(DisclosureRequest, review.subject_id)


def locked_request_of(review: Review) -> DisclosureRequest:
    """The request ``review`` is about; whoever asks has locked the review."""
    return locked_request(review.subject_id)


def locked_case(person: Person, request_id: UUID) -> tuple[DisclosureRequest, Review]:
    """Review and request, locked in this order, if ``person`` may see them."""
    found = request_for(person, request_id)
    if found.review_id is None:
        raise NoSuchRequest
    review = rows.locked_review(found.review_id)
    statement = locked(select(DisclosureRequest).where(DisclosureRequest.id == request_id))
    return db.session.scalars(statement).one(), review


def locked_by_itself(request_id: UUID) -> DisclosureRequest:
    """The request, its review locked before it, for who was let in otherwise."""
    review_id = db.session.scalars(
        select(DisclosureRequest.review_id).where(DisclosureRequest.id == request_id)
    ).one_or_none()
    if review_id is None:
        raise NoSuchRequest
    rows.locked_review(review_id)
    return locked_request(request_id)


def locked_for_move(request_id: UUID, *, by: Person | None) -> DisclosureRequest:
    """The request, its review locked before it, for what its applicant does.

    The applicant (``by`` None) was let in by number and code; who writes it down for him is of the
    office and sees the request.
    """
    if by is None:
        return locked_by_itself(request_id)
    check_office(by)
    return locked_case(by, request_id)[0]


def open_step(review: Review, form: str, *, person: Person) -> Step:
    """The open step with this form; of several, the one in the hands or unit of ``person``."""
    found = [step for step in rows.open_steps(review) if step.form == form]
    if not found:
        raise _done_by_somebody(review, form) or StepNotThere()
    held = [step for step in found if step.claimed_by_id == person.id]
    own = [step for step in found if step.of is Of.ASSIGNED and step.unit_id == person.unit_id]
    return next(iter(held or own or found))


def _done_by_somebody(review: Review, form: str) -> ProductError | None:
    """Who was faster, and when; None where nobody has had such a step."""
    statement = (
        select(Step)
        .where(Step.review_id == review.id, Step.form == form)
        .order_by(Step.position.desc())
        .limit(1)
    )
    last = db.session.scalars(statement).first()
    return policy.closed(last) if last else None


def units_of(request_id: UUID) -> list[UUID]:
    """The units the request is assigned to now, the leading one first."""
    return [each.unit_id for each in assigned_units(request_id)]


def assigned_units(request_id: UUID) -> list[RequestUnit]:
    """The present assignment, the leading unit first."""
    statement = (
        select(RequestUnit)
        .where(RequestUnit.request_id == request_id, RequestUnit.is_current)
        .order_by(RequestUnit.position)
    )
    return list(db.session.scalars(statement))


def searches_of(request_id: UUID) -> list[SearchRecord]:
    """Where the units looked, in order."""
    statement = (
        select(SearchRecord)
        .where(SearchRecord.request_id == request_id)
        .order_by(SearchRecord.at)
        .limit(MOST_SEARCHES)
    )
    return list(db.session.scalars(statement))


def files_of(request_id: UUID) -> list[RequestFile]:
    """The files of the request, in the order they came."""
    statement = (
        select(RequestFile)
        .join(RequestFile.file)
        .where(RequestFile.request_id == request_id)
        .order_by(RequestFile.added_at, RequestFile.id)
        .limit(MOST_FILES)
    )
    return list(db.session.scalars(statement))
