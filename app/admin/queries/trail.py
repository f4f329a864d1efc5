"""The trail as the auditor asks for it: which chains there are, and whom a name means."""

from typing import NamedTuple
from uuid import UUID

from sqlalchemy import or_, select

from app.kit.db import db
from app.people.models import Organ, Person
from app.people.queries import organs_visible_to

MOST_ORGANS = 500
MOST_PERSONS = 200


class Chain(NamedTuple):
    """A chain of the trail by its organ."""

    organ_id: UUID
    name: str


def chains(by: Person) -> list[Chain]:
    """The organs whose chains ``by`` may read, beside the installation's."""
    statement = (
        select(Organ.id, Organ.name)
        .where(organs_visible_to(by))
        .order_by(Organ.code)
        .limit(MOST_ORGANS)
    )
    return [Chain(*row) for row in db.session.execute(statement)]


def persons_called(text: str) -> frozenset[UUID]:
    """Everybody whose name, sign-in name or staff number is ``text``."""
    columns = (Person.name, Person.login, Person.staff_number)
    statement = (
        select(Person.id).where(or_(*(column == text for column in columns))).limit(MOST_PERSONS)
    )
    return frozenset(db.session.scalars(statement))
