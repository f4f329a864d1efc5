"""Accounts and posts, kept by the security administrator and never by oneself."""

import re
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from app.kit.db import db, locked
from app.people import hooks, queries, trail
from app.people.actions.passwords import give_one_time_password
from app.people.actions.sessions import end_sessions_of
from app.people.actions.tokens import revoke_tokens_of
from app.people.errors import (
    DutyExcludesPosts,
    LoginMalformed,
    LoginTaken,
    NoSuchPerson,
    NoSuchPost,
    NotOneself,
    NotPermitted,
    NotThisOrgan,
    PostTaken,
    StaffNumberTaken,
)
from app.people.models import Duty, Lane, Person, Post, Unit

LOGIN = re.compile(r"[a-z][a-z0-9._-]{1,39}\Z")


@dataclass(frozen=True, slots=True)
class PersonGiven:
    """What is said about somebody when an account is made for him."""

    login: str
    name: str
    staff_number: str
    organ_id: UUID | None
    unit_id: UUID | None = None
    duty: Duty | None = None


@dataclass(frozen=True, slots=True)
class PostGiven:
    """A lane, in one unit or in the whole organ."""

    lane: Lane
    unit_id: UUID | None = None
    is_deputy: bool = False


def add_person(given: PersonGiven, *, by: Person, at: datetime) -> tuple[Person, str]:
    """A new account and the one-time password for its first sign-in."""
    _must_administer(by)
    if by.organ_id and given.organ_id != by.organ_id:
        raise NotPermitted
    return _added(given, by=by, at=at)


def add_administrator(given: PersonGiven, *, at: datetime) -> tuple[Person, str]:
    """An administrator of the installation, made by command on the machine itself."""
    return _added(given, by=None, at=at)


def change_person(
    person_id: UUID, *, by: Person, name: str, staff_number: str, unit_id: UUID | None, at: datetime
) -> Person:
    """Correct a name, a staff number or a unit."""
    person = _administered(person_id, by=by)
    _check_unit(unit_id, person.organ_id)
    if staff_number != person.staff_number:
        _check_staff_number(staff_number, person.organ_id)

    person.name, person.staff_number, person.unit_id = name, staff_number, unit_id
    db.session.flush()
    trail.record("person changed", person, by=by, at=at, name=name, staff_number=staff_number)
    return person


def give_post(person_id: UUID, given: PostGiven, *, by: Person, at: datetime) -> Post:
    """Let somebody fill a lane."""
    person = _administered(person_id, by=by)
    if person.duty or person.organ_id is None:
        raise DutyExcludesPosts
    _check_unit(given.unit_id, person.organ_id)
    same = Post.unit_id == given.unit_id if given.unit_id else Post.unit_id.is_(None)
    held = select(Post.id).where(Post.person_id == person.id, Post.lane == given.lane, same)
    if db.session.scalar(held):
        raise PostTaken

    post = Post(
        person_id=person.id,
        organ_id=person.organ_id,
        lane=given.lane,
        unit_id=given.unit_id,
        is_deputy=given.is_deputy,
    )
    db.session.add(post)
    db.session.flush()
    trail.record("post given", person, by=by, at=at, lane=post.lane, unit_id=post.unit_id)
    hooks.posts_changed(person.organ_id, at=at)
    return post


def take_post(person_id: UUID, post_id: UUID, *, by: Person, at: datetime) -> None:
    """Take a post away; it ends with the next request of whoever held it."""
    person = _administered(person_id, by=by)
    post = db.session.scalar(select(Post).where(Post.id == post_id, Post.person_id == person.id))
    if post is None:
        raise NoSuchPost

    db.session.delete(post)
    db.session.flush()
    trail.record("post taken", person, by=by, at=at, lane=post.lane, unit_id=post.unit_id)
    hooks.posts_changed(person.organ_id, at=at)


def disable(person_id: UUID, *, by: Person, at: datetime) -> None:
    """Close an account: sessions and tokens end at once, what was done stays."""
    person = _administered(person_id, by=by)
    person.is_active = False
    end_sessions_of(person, at=at)
    revoke_tokens_of(person, at=at)
    trail.record("person disabled", person, by=by, at=at)
    hooks.posts_changed(person.organ_id, at=at)


def enable(person_id: UUID, *, by: Person, at: datetime) -> None:
    """Open a closed account again."""
    person = _administered(person_id, by=by)
    person.is_active = True
    trail.record("person enabled", person, by=by, at=at)
    hooks.posts_changed(person.organ_id, at=at)


def reset_password(person_id: UUID, *, by: Person, at: datetime) -> tuple[Person, str]:
    """A new one-time password for somebody who cannot sign in; whatever else let in ends."""
    person = _administered(person_id, by=by)
    password = give_one_time_password(person)
    end_sessions_of(person, at=at)
    revoke_tokens_of(person, at=at)
    trail.record("password reset", person, by=by, at=at)
    return person, password


def unlock(person_id: UUID, *, by: Person, at: datetime) -> None:
    """Let somebody try again before the lock ends by itself."""
    person = _administered(person_id, by=by)
    person.failures, person.locked_until = 0, None
    trail.record("person unlocked", person, by=by, at=at)


def _must_administer(by: Person) -> None:
    if by.duty is not Duty.SECURITY:
        raise NotPermitted


def _administered(person_id: UUID, *, by: Person) -> Person:
    """The person, locked, when ``by`` may administer the account."""
    _must_administer(by)
    visible = queries.visible_to(by)
    person = db.session.scalar(locked(select(Person).where(Person.id == person_id, visible)))
    if person is None:
        raise NoSuchPerson
    if person.id == by.id:
        raise NotOneself
    return person


def _added(given: PersonGiven, *, by: Person | None, at: datetime) -> tuple[Person, str]:
    if not LOGIN.fullmatch(given.login):
        raise LoginMalformed
    if db.session.scalar(select(Person.id).where(Person.login == given.login)):
        raise LoginTaken
    if given.organ_id is None and given.duty is None:
        raise NotThisOrgan
    _check_unit(given.unit_id, given.organ_id)
    _check_staff_number(given.staff_number, given.organ_id)

    person = Person(
        login=given.login,
        name=given.name,
        staff_number=given.staff_number,
        organ_id=given.organ_id,
        unit_id=given.unit_id,
        duty=given.duty,
    )
    password = give_one_time_password(person)
    db.session.add(person)
    db.session.flush()
    trail.record("person added", person, by=by, at=at, login=person.login, duty=person.duty)
    return person, password


def _check_unit(unit_id: UUID | None, organ_id: UUID | None) -> None:
    if unit_id is None:
        return
    unit = db.session.get(Unit, unit_id)
    if unit is None or unit.organ_id != organ_id:
        raise NotThisOrgan


def _check_staff_number(staff_number: str, organ_id: UUID | None) -> None:
    where = Person.organ_id == organ_id if organ_id else Person.organ_id.is_(None)
    if db.session.scalar(select(Person.id).where(Person.staff_number == staff_number, where)):
        raise StaffNumberTaken
