"""What an organ decides about its requests: terms the law leaves open, and ways to reach it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from app import audit
from app.kit.db import db, insert_unless_there, locked
from app.law.ledger import ExclusionFrom
from app.law.receipt import Channel
from app.people.errors import NoSuchOrgan
from app.people.models import Person
from app.requests import ledger
from app.requests.models import RequestSettings
from app.requests.supervision import recounting
from app.requests.supervision.day_changes import check_head
from app.requests.supervision.errors import DaysOutOfReach, NoWayIn

SHORTEST_CORRECTION, LONGEST_CORRECTION = 5, 60
REACH = ("address", "phone", "email", "hours")


@dataclass(frozen=True, slots=True)
class Terms:
    """Everything the page of settings holds."""

    exclusion_from: ExclusionFrom
    correction_days: int
    channels: Mapping[Channel, str]
    address: str
    phone: str
    email: str
    hours: str


def decide(terms: Terms, *, by: Person, at: datetime) -> RequestSettings:
    """Let ``terms`` hold for the organ; open cases are reckoned anew where their day may move."""
    check_head(by)
    if by.organ_id is None:
        raise NoSuchOrgan
    if not SHORTEST_CORRECTION <= terms.correction_days <= LONGEST_CORRECTION:
        raise DaysOutOfReach(least=SHORTEST_CORRECTION, most=LONGEST_CORRECTION)
    if not terms.channels:
        raise NoWayIn
    settings = _locked(by)
    before = settings.exclusion_from

    settings.exclusion_from = terms.exclusion_from.value
    settings.correction_days = terms.correction_days
    settings.channels = [
        {"channel": channel.value, "where": where} for channel, where in terms.channels.items()
    ]
    for name in REACH:
        setattr(settings, name, getattr(terms, name))
    db.session.flush()
    if before != settings.exclusion_from:
        recounting.of_the_organ(by.organ_id, by=by, at=at)
    audit.record(
        "request settings changed", organ_id=by.organ_id, by=by.id, at=at,
        subject=str(by.organ_id), before=before, after=settings.exclusion_from,
        correction_days=terms.correction_days,
    )  # fmt: skip
    return settings


def _locked(by: Person) -> RequestSettings:
    """The organ's row, made when it is first needed."""
    held = ledger.settings_of(by.organ_id) if by.organ_id else None
    assert held
    values = {column.key: getattr(held, column.key) for column in RequestSettings.__table__.columns}
    db.session.execute(insert_unless_there(RequestSettings).values(**values))
    statement = select(RequestSettings).where(RequestSettings.organ_id == by.organ_id)
    return db.session.scalars(locked(statement)).one()
