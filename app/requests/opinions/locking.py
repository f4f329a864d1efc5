"""A letter under lock: its review first, then its request, then itself, as everywhere."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select

from app import audit
from app.kit.db import db, locked
from app.kit.time import legal_day
from app.people.models import Person
from app.requests import cases
from app.requests.access import check_office
from app.requests.errors import DayInFuture
from app.requests.models import DisclosureRequest
from app.requests.opinions.errors import DayBeforeDispatch, NoSuchOpinion, NotSent, TakenBack
from app.requests.opinions.models import SoughtOpinion
from app.review.actions.once import Once
from app.review.models import Review


@dataclass(frozen=True, slots=True)
class Held:
    """A letter that was sent, with the case it belongs to."""

    opinion: SoughtOpinion
    request: DisclosureRequest
    sent_on: date
    sent_id: UUID

    def once(self, act: str, *, by: Person | None, key: str) -> Once:
        """One command about this letter."""
        return Once.of(act, by=by, key=key, opinion=self.opinion.id)

    def done(self, once: Once, *, at: datetime) -> None:
        """The command was carried out."""
        assert self.request.review_id
        once.done(self.request.review_id, at=at)

    def check_day(self, on: date, *, at: datetime) -> None:
        """Raise unless ``on`` lies between dispatch and today."""
        if on > legal_day(at):
            raise DayInFuture
        if on < self.sent_on:
            raise DayBeforeDispatch(day=self.sent_on.isoformat())


def for_the_office(person: Person, request_id: UUID) -> tuple[DisclosureRequest, Review]:
    """The case, locked, for somebody of the disclosure office."""
    check_office(person)
    return cases.locked_case(person, request_id)


def held_for(person: Person, opinion_id: UUID) -> Held:
    """A letter of a case ``person`` runs."""
    disclosure_request, _ = for_the_office(person, _request_id(opinion_id))
    return _held(disclosure_request, opinion_id)


def held_by_itself(opinion_id: UUID) -> Held:
    """A letter for who was let in by number and code, or for the worker."""
    return _held(cases.locked_by_itself(_request_id(opinion_id)), opinion_id)


def _request_id(opinion_id: UUID) -> UUID:
    found = db.session.scalar(
        select(SoughtOpinion.request_id).where(SoughtOpinion.id == opinion_id)
    )
    if found is None:
        raise NoSuchOpinion
    return found


def _held(disclosure_request: DisclosureRequest, opinion_id: UUID) -> Held:
    statement = select(SoughtOpinion).where(
        SoughtOpinion.id == opinion_id, SoughtOpinion.request_id == disclosure_request.id
    )
    found = db.session.scalars(locked(statement)).one_or_none()
    if found is None:
        raise NoSuchOpinion
    if found.sent_on is None or found.sent_id is None:
        raise NotSent
    if found.withdrawn_at is not None:
        raise TakenBack
    return Held(found, disclosure_request, found.sent_on, found.sent_id)


def record(held: Held, act: str, *, by: Person | None, at: datetime, **details: Any) -> None:
    """Tell the trail; of the party it learns the number of the letter alone."""
    audit.record(
        act, organ_id=held.request.organ_id, by=by.id if by else None, at=at,
        subject=str(held.request.id), letter=held.opinion.number, **details,
    )  # fmt: skip
