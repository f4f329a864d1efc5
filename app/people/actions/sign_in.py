"""Signing in: failures are counted before the hash, so that parallel guesses count as well."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from app.kit.db import db, locked
from app.kit.places import place_of
from app.kit.time import real
from app.people import passwords, trail
from app.people.errors import TooManyAttempts, WrongCredentials
from app.people.models import AddressFailures, Person

FAILURES_ALLOWED = 5
FAILURES_PER_ADDRESS = 50
LOCKED_FOR = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Attempt:
    """A counted attempt. ``known`` is the hash to compare with, None when nothing may fit."""

    person_id: UUID | None
    known: str | None
    place: str


def begin_attempt(login: str, *, address: str, at: datetime) -> Attempt:
    """Count an attempt as failed until it succeeds. Commit it before comparing the password."""
    place = place_of(address)
    _count(place, at=real(at))
    person = db.session.scalar(locked(select(Person).where(Person.login == login)))
    if person is None:
        return Attempt(None, None, place)
    if not person.is_active or person.is_locked(at):
        return Attempt(person.id, None, place)

    if person.locked_until:
        person.failures, person.locked_until = 0, None
    person.failures += 1
    if person.failures >= FAILURES_ALLOWED:
        person.locked_until = real(at) + LOCKED_FOR
    db.session.flush()
    return Attempt(person.id, person.password_hash, place)


def succeed(attempt: Attempt, *, password: str) -> Person:
    """Forget the failures of somebody whose password fits, and hash it at today's cost.

    Locks in the order of ``begin_attempt``: first the address, then the person.
    """
    db.session.execute(
        update(AddressFailures)
        .where(AddressFailures.address == attempt.place, AddressFailures.failures > 0)
        .values(failures=AddressFailures.failures - 1)
    )
    person = db.session.scalar(locked(select(Person).where(Person.id == attempt.person_id)))
    if person is None or not person.is_active or person.password_hash != attempt.known:
        raise WrongCredentials

    person.failures, person.locked_until = 0, None
    if passwords.is_outdated(person.password_hash):
        person.password_hash = passwords.hashed(password)
    return person


def fail(attempt: Attempt, *, login: str, at: datetime) -> None:
    """Record that a counted attempt did fail."""
    person = db.session.get(Person, attempt.person_id) if attempt.person_id else None
    trail.record_failed_sign_in(person, login=login, at=at)


def _count(place: str, *, at: datetime) -> None:
    """One more failure from ``place``; refused when there were too many of late."""
    statement = locked(select(AddressFailures).where(AddressFailures.address == place))
    counted = db.session.scalar(statement)
    if counted is None:
        try:
            with db.session.begin_nested():
                db.session.add(AddressFailures(address=place, failures=1, since=at))
        except IntegrityError:
            counted = db.session.scalars(statement).one()
        else:
            return
    if counted.since + LOCKED_FOR <= at:
        counted.failures, counted.since = 0, at
    if counted.failures >= FAILURES_PER_ADDRESS:
        raise TooManyAttempts
    counted.failures += 1
