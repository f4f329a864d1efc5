"""Who is who, and who holds which lane."""

from uuid import UUID

from sqlalchemy import ColumnElement, and_, false, or_, select
from sqlalchemy.orm import InstrumentedAttribute, joinedload, selectinload

from app.kit.db import db
from app.people.errors import NoSuchOrgan, NoSuchPerson
from app.people.models import Lane, Organ, Person, Post, Unit

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


def units_of(organ_id: UUID) -> list[Unit]:
    """The units of an organ in their own order."""
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


def with_posts(person_id: UUID) -> Person:
    """The person with unit, organ and posts, for one page."""
    statement = (
        select(Person)
        .where(Person.id == person_id)
        .options(
            joinedload(Person.organ),
            joinedload(Person.unit),
            selectinload(Person.posts).joinedload(Post.unit),
        )
    )
    if found := db.session.scalar(statement):
        return found
    raise NoSuchPerson
