"""Organs and their units, kept by the system administrator."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from app.kit.db import db, locked
from app.people import queries, trail
from app.people.errors import (
    AuthorityInUse,
    CodeTaken,
    FilesWithItself,
    NoSuchAuthority,
    NoSuchOrgan,
    NoSuchUnit,
    NotPermitted,
    UnitNameTaken,
)
from app.people.models import Duty, FilingAuthority, Organ, Person, Unit


@dataclass(frozen=True, slots=True)
class OrganGiven:
    """What is said about an organ."""

    code: str
    name: str
    short_name: str
    number_prefix: str
    review_organ: str = ""
    authorities: Sequence[str] = ()


def add_organ(given: OrganGiven, *, by: Person, at: datetime) -> Organ:
    """A further organ in this installation; only for administrators of the whole of it."""
    _must_administer(by)
    if by.organ_id:
        raise NotPermitted
    _check_code(given.code)

    organ = Organ()
    db.session.add(organ)
    _fill(organ, given)
    trail.record_organ("organ added", organ, by=by, at=at, code=organ.code, name=organ.name)
    return organ


def change_organ(organ_id: UUID, given: OrganGiven, *, by: Person, at: datetime) -> Organ:
    """Correct what is known about an organ."""
    organ = _administered(organ_id, by=by)
    if given.code != organ.code:
        _check_code(given.code)

    _fill(organ, given)
    trail.record_organ("organ changed", organ, by=by, at=at, code=organ.code, name=organ.name)
    return organ


def add_unit(organ_id: UUID, *, by: Person, name: str, at: datetime) -> Unit:
    """A further unit, at the end of the list."""
    organ = _administered(organ_id, by=by)
    units = queries.units_of(organ.id)
    if name in {unit.name for unit in units}:
        raise UnitNameTaken

    unit = Unit(organ_id=organ.id, name=name, position=len(units) + 1)
    db.session.add(unit)
    db.session.flush()
    trail.record_organ("unit added", organ, by=by, at=at, name=name)
    return unit


def rename_unit(organ_id: UUID, unit_id: UUID, *, by: Person, name: str, at: datetime) -> Unit:
    """Another name for a unit; cases keep pointing to it."""
    organ = _administered(organ_id, by=by)
    units = {unit.id: unit for unit in queries.units_of(organ.id)}
    if unit_id not in units:
        raise NoSuchUnit
    if any(unit.name == name and unit.id != unit_id for unit in units.values()):
        raise UnitNameTaken

    before = units[unit_id].name
    units[unit_id].name = name
    db.session.flush()
    trail.record_organ("unit renamed", organ, by=by, at=at, before=before, name=name)
    return units[unit_id]


def link_authority(
    organ_id: UUID, authority_id: UUID, *, by: Person, receiver_id: UUID | None, at: datetime
) -> FilingAuthority:
    """Say that an authority is an organ of this installation, which then confirms here; or none.

    What was sent before stays with whom it was sent to.
    """
    organ = _administered(organ_id, by=by)
    authority = next((each for each in organ.authorities if each.id == authority_id), None)
    if authority is None:
        raise NoSuchAuthority
    receiver = db.session.get(Organ, receiver_id) if receiver_id else None
    if receiver_id == organ.id or (receiver_id and (receiver is None or not receiver.is_active)):
        raise FilesWithItself

    authority.receiver_id = receiver_id
    db.session.flush()
    trail.record_organ(
        "authority linked", organ, by=by, at=at,
        name=authority.name, receiver=receiver.name if receiver else "",
    )  # fmt: skip
    return authority


def _fill(organ: Organ, given: OrganGiven) -> None:
    organ.code, organ.name, organ.short_name = given.code, given.name, given.short_name
    organ.number_prefix, organ.review_organ = given.number_prefix, given.review_organ
    db.session.flush()
    try:
        with db.session.begin_nested():
            _set_authorities(organ, given)
    except IntegrityError as error:
        raise AuthorityInUse from error


def _set_authorities(organ: Organ, given: OrganGiven) -> None:
    known = {authority.name: authority for authority in organ.authorities}
    organ.authorities = [
        known.get(name) or FilingAuthority(name=name) for name in dict.fromkeys(given.authorities)
    ]
    for position, authority in enumerate(organ.authorities, start=1):
        authority.position = position
    db.session.flush()


def _must_administer(by: Person) -> None:
    if by.duty is not Duty.SYSTEM:
        raise NotPermitted


def _administered(organ_id: UUID, *, by: Person) -> Organ:
    """The organ, locked, when ``by`` may administer it."""
    _must_administer(by)
    visible = queries.organs_visible_to(by)
    organ = db.session.scalar(locked(select(Organ).where(Organ.id == organ_id, visible)))
    if organ is None:
        raise NoSuchOrgan
    return organ


def _check_code(code: str) -> None:
    if db.session.scalar(select(Organ.id).where(Organ.code == code)):
        raise CodeTaken
