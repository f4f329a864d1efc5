"""Rows for tests, made the short way: each flushes, none commits."""

from itertools import count
from typing import TypeVar
from uuid import UUID

from app.kit.db import Base, db
from app.people.models import Duty, FilingAuthority, Lane, Organ, Person, Post, Unit

PASSWORD = "Bright-Window-2026"
_numbers = count(1)

Row = TypeVar("Row", bound=Base)


def organ(name: str = "云川市商务局", *, prefix: str = "云商", authorities: int = 1) -> Organ:
    """An organ with a code of its own and ``authorities`` to file with."""
    number = next(_numbers)
    made = Organ(
        code=f"11330100MB{number:07d}X",
        name=name,
        short_name=name.removeprefix("云川"),
        number_prefix=prefix,
        review_organ="云川市人民政府",
        authorities=[
            FilingAuthority(name=f"备案机关{position}", position=position)
            for position in range(1, authorities + 1)
        ],
    )
    return _added(made)


def unit(organ: Organ, name: str | None = None) -> Unit:
    """A unit of ``organ``."""
    number = next(_numbers)
    return _added(Unit(organ_id=organ.id, name=name or f"业务科{number}", position=number))


def person(
    lane: Lane | str | None = None,
    *,
    organ: Organ,
    unit: Unit | None = None,
    name: str = "王芳",
    deputy: bool = False,
    post_in: UUID | None = None,
) -> Person:
    """Somebody of ``organ`` with a post of ``lane`` in his unit, or in the organ without one."""
    number = next(_numbers)
    made = Person(
        organ_id=organ.id,
        unit_id=unit.id if unit else None,
        login=f"person{number}",
        name=name,
        staff_number=f"{number:04d}",
        password_hash="",
        must_change_password=False,
    )
    _added(made)
    if lane:
        post(made, lane, unit_id=post_in or made.unit_id, deputy=deputy)
    return made


def post(
    person: Person, lane: Lane | str, *, unit_id: UUID | None = None, deputy: bool = False
) -> Post:
    """One more post for ``person``."""
    assert person.organ_id
    made = Post(
        person_id=person.id,
        organ_id=person.organ_id,
        unit_id=unit_id,
        lane=Lane(lane),
        is_deputy=deputy,
    )
    return _added(made)


def administrator(duty: Duty | str, *, organ: Organ | None = None) -> Person:
    """One of the three administrators, of the installation or of one organ."""
    number = next(_numbers)
    made = Person(
        organ_id=organ.id if organ else None,
        login=f"admin{number}",
        name="管理员",
        staff_number=f"G{number:04d}",
        duty=Duty(duty),
        password_hash="",
        must_change_password=False,
    )
    return _added(made)


def _added(row: Row) -> Row:
    db.session.add(row)
    db.session.flush()
    return row
