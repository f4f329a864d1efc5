"""Which requests somebody may see: the disclosure office all of its organ, others their work."""

from uuid import UUID

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import joinedload

from app.kit.db import db, locked
from app.people import queries as people
from app.people.models import Lane, Person
from app.requests.errors import NoSuchRequest, NotTheOffice
from app.requests.models import DisclosureRequest
from app.review.models import Review
from app.review.queries.visible import SEES_ALL, is_visible_to


def is_mine_to_see(person: Person) -> ColumnElement[bool]:
    """Restricts a statement on requests to those ``person`` may see."""
    lanes = people.lanes_of(person)
    own_organ = DisclosureRequest.organ_id == person.organ_id
    if not person.duty and any(lane in SEES_ALL for lane, _ in lanes):
        return own_organ
    at_work = exists().where(
        Review.subject_id == DisclosureRequest.id, is_visible_to(person, lanes)
    )
    return own_organ & at_work


def check_office(person: Person) -> None:
    """Raise unless ``person`` works for the disclosure office."""
    if not people.fills(people.lanes_of(person), lane=Lane.DISCLOSURE_OFFICE, unit_id=None):
        raise NotTheOffice


def request_for(person: Person, request_id: UUID) -> DisclosureRequest:
    """The request with what its head names, if ``person`` may see it."""
    statement = (
        select(DisclosureRequest)
        .options(
            joinedload(DisclosureRequest.organ),
            joinedload(DisclosureRequest.lead_unit),
            joinedload(DisclosureRequest.review),
        )
        .where(DisclosureRequest.id == request_id, is_mine_to_see(person))
    )
    found = db.session.scalars(statement).one_or_none()
    if found is None:
        raise NoSuchRequest
    return found


def locked_for(person: Person, request_id: UUID) -> DisclosureRequest:
    """The request, locked, if ``person`` may see it. Its review is locked before it, if need be."""
    statement = locked(
        select(DisclosureRequest).where(DisclosureRequest.id == request_id, is_mine_to_see(person))
    )
    found = db.session.scalars(statement).one_or_none()
    if found is None:
        raise NoSuchRequest
    return found


def locked_request(request_id: UUID) -> DisclosureRequest:
    """The request, locked, for who was let in otherwise."""
    statement = locked(select(DisclosureRequest).where(DisclosureRequest.id == request_id))
    found = db.session.scalars(statement).one_or_none()
    if found is None:
        raise NoSuchRequest
    return found
