"""Who is who, and who holds which lane."""

import hashlib
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, and_, false, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute, joinedload, selectinload

from app.kit.db import db, locked
from app.kit.paging import PAGE_SIZE, Page
from app.kit.time import real
from app.people.errors import NoSuchOrgan, NoSuchPerson
from app.people.models import Lane, Organ, Person, Post, SignInSession, Unit

MOST_ORGANS = 1000

Lanes = frozenset[tuple[Lane, UUID | None]]


def person(person_id: UUID) -> Person:
    """The person, active or not."""
    if found := db.session.get(Person, person_id):
        return found
    raise NoSuchPerson


def persons(ids: set[UUID]) -> dict[UUID, Person]:
    """Several persons in one statement, for lists that name them."""
    statement = select(Person).where(Person.id.in_(ids))
    return {person.id: person for person in db.session.scalars(statement)} if ids else {}


def person_by_login(login: str) -> Person:
    """Who signs in with this name, for commands."""
    if found := db.session.scalar(select(Person).where(Person.login == login)):
        return found
    raise NoSuchPerson


def organ(organ_id: UUID) -> Organ:
    """The organ."""
    if found := db.session.get(Organ, organ_id):
        return found
    raise NoSuchOrgan


def organ_by_code(code: str) -> Organ:
    """The organ with this code, for commands."""
    if found := db.session.scalar(select(Organ).where(Organ.code == code)):
        return found
    raise NoSuchOrgan


def units_of(organ_id: UUID | None) -> list[Unit]:
    """The units of an organ in their own order; none without an organ."""
    statement = select(Unit).where(Unit.organ_id == organ_id).order_by(Unit.position, Unit.name)
    return list(db.session.scalars(statement))


def holders(*, organ_id: UUID, lane: Lane, unit_id: UUID | None = None) -> list[Person]:
    """Who may take a step of ``lane``: heads before deputies.

    With a unit: who holds the lane there or in the whole organ. Without: who holds it anywhere.
    """
    statement = (
        select(Person)
        .join(Post, Post.person_id == Person.id)
        .where(Post.organ_id == organ_id, Post.lane == lane, Person.is_active)
        .order_by(Post.is_deputy, Person.name, Person.staff_number)
    )
    if unit_id:
        statement = statement.where(or_(Post.unit_id == unit_id, Post.unit_id.is_(None)))
    return list(db.session.scalars(statement).unique())


def holders_in(organ_ids: Collection[UUID], *, lane: Lane, most: int) -> Mapping[UUID, list[UUID]]:
    """Who holds ``lane`` in each of these organs: heads before deputies, some of them."""
    statement = (
        select(Post.organ_id, Post.person_id)
        .join(Person, Person.id == Post.person_id)
        .where(Post.organ_id.in_(organ_ids), Post.lane == lane, Person.is_active)
        .order_by(Post.is_deputy, Person.name, Person.staff_number)
    )
    found: dict[UUID, list[UUID]] = {each: [] for each in organ_ids}
    for organ_id, person_id in db.session.execute(statement):
        found[organ_id].append(person_id)
    return {organ_id: list(dict.fromkeys(people))[:most] for organ_id, people in found.items()}


def lanes_of(person: Person) -> Lanes:
    """The lanes a person holds, each with its unit or None for the whole organ."""
    statement = select(Post.lane, Post.unit_id).where(Post.person_id == person.id)
    return frozenset((row.lane, row.unit_id) for row in db.session.execute(statement))


def fills(lanes: Lanes, *, lane: Lane, unit_id: UUID | None) -> bool:
    """Whether ``lanes`` serve a step of ``lane`` (the rule of ``holders``)."""
    return any(
        held is lane and (unit_id is None or unit in (None, unit_id)) for held, unit in lanes
    )


def served_by(
    lanes: Lanes, *, lane: InstrumentedAttribute[Lane], unit_id: InstrumentedAttribute[UUID | None]
) -> ColumnElement[bool]:
    """The rule of ``holders`` as a condition on the columns of a step."""
    anywhere = or_(
        false(),
        *(
            lane == held if unit is None else and_(lane == held, unit_id == unit)
            for held, unit in sorted(lanes, key=str)
        ),
    )
    in_the_organ = and_(unit_id.is_(None), lane.in_({held for held, _ in lanes}))
    return or_(anywhere, in_the_organ)


def words_around(person: Person) -> set[str]:
    """Names that anybody here would try as a password."""
    words = {person.login, person.name, person.staff_number}
    if organ := person.organ:
        words |= {organ.name, organ.short_name, organ.code, organ.number_prefix}
    return words


def live_sessions(person: Person, *, at: datetime) -> list[SignInSession]:
    """The sessions in which ``person`` is signed in, youngest first."""
    statement = (
        select(SignInSession)
        .where(
            SignInSession.person_id == person.id,
            SignInSession.ended_at.is_(None),
            SignInSession.expires_at > real(at),
            SignInSession.seen_at > real(at) - person.may_be_idle_for,
        )
        .order_by(SignInSession.created_at.desc(), SignInSession.id)
    )
    return list(db.session.scalars(statement))


def token_hash(token: str) -> str:
    """What the database keeps of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def session_of_token(token: str, *, at: datetime) -> SignInSession | None:
    """The live session of an active person that ``token`` belongs to, with the person's posts."""
    statement = (
        select(SignInSession)
        .where(SignInSession.token_hash == token_hash(token), SignInSession.ended_at.is_(None))
        .options(joinedload(SignInSession.person).selectinload(Person.posts))
    )
    session = db.session.scalar(statement)
    return session if session and session.is_live(real(at)) else None


def visible_to(by: Person) -> ColumnElement[bool]:
    """Which accounts an administrator sees: all, or those of his own organ."""
    return Person.organ_id == by.organ_id if by.organ_id else true()


def organs_visible_to(by: Person) -> ColumnElement[bool]:
    """Which organs an administrator sees."""
    return Organ.id == by.organ_id if by.organ_id else true()


def organ_for(by: Person, organ_id: UUID) -> Organ:
    """An organ that ``by`` may see, with its authorities."""
    statement = (
        select(Organ)
        .where(Organ.id == organ_id, organs_visible_to(by))
        .options(selectinload(Organ.authorities))
    )
    if found := db.session.scalar(statement):
        return found
    raise NoSuchOrgan


def organs_for(by: Person, *, number: int = 1) -> Page[Organ]:
    """The organs ``by`` may see."""
    statement = (
        select(Organ)
        .where(organs_visible_to(by))
        .order_by(Organ.code)
        .offset((number - 1) * PAGE_SIZE)
        .limit(PAGE_SIZE + 1)
    )
    return Page.of(db.session.scalars(statement).all(), number=number)


def organs_to_file_with(organ: Organ) -> list[Organ]:
    """Every other organ of the installation that may be an authority; their names are public."""
    statement = (
        select(Organ)
        .where(Organ.id != organ.id, Organ.is_active)
        .order_by(Organ.name, Organ.id)
        .limit(MOST_ORGANS)
    )
    return list(db.session.scalars(statement))


def person_for(by: Person, person_id: UUID) -> Person:
    """An account that ``by`` may see, with unit, organ and posts."""
    statement = (
        select(Person)
        .where(Person.id == person_id, visible_to(by))
        .options(
            joinedload(Person.organ),
            joinedload(Person.unit),
            selectinload(Person.posts).joinedload(Post.unit),
        )
    )
    if found := db.session.scalar(statement):
        return found
    raise NoSuchPerson


def persons_for(by: Person, *, text: str = "", number: int = 1) -> Page[Person]:
    """The accounts ``by`` may see whose name, sign-in name or staff number contains ``text``."""
    statement = (
        select(Person)
        .where(visible_to(by))
        .options(joinedload(Person.organ), selectinload(Person.posts).joinedload(Post.unit))
        .order_by(Person.organ_id, Person.name, Person.id)
        .offset((number - 1) * PAGE_SIZE)
        .limit(PAGE_SIZE + 1)
    )
    if text:
        columns = (Person.name, Person.login, Person.staff_number)
        statement = statement.where(
            or_(*(column.contains(text, autoescape=True) for column in columns))
        )
    return Page.of(db.session.scalars(statement).all(), number=number)


def everybody() -> list[Person]:
    """The people of the demonstration's sign-in page, by organ. Never used outside it."""
    statement = (
        select(Person)
        .where(Person.is_active)
        .options(joinedload(Person.organ), selectinload(Person.posts))
        .order_by(Person.organ_id, Person.staff_number)
        .limit(100)
    )
    return list(db.session.scalars(statement))


def locked_person(person_id: UUID) -> Person:
    """The person, kept from changes by others until the commit."""
    if found := db.session.scalar(locked(select(Person).where(Person.id == person_id))):
        return found
    raise NoSuchPerson


class AccountRow(NamedTuple):
    """One account, for the command line."""

    login: str
    name: str
    staff_number: str
    organ: str | None
    duty: str | None
    is_active: bool


def account_rows() -> list[AccountRow]:
    """Every account, for commands."""
    statement = (
        select(
            Person.login,
            Person.name,
            Person.staff_number,
            Organ.code,
            Person.duty,
            Person.is_active,
        )
        .outerjoin(Organ, Organ.id == Person.organ_id)
        .order_by(Organ.code, Person.login)
    )
    return [AccountRow(*row) for row in db.session.execute(statement)]
