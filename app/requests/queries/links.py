"""The answers whose link leads nowhere any more."""

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.kit.db import db
from app.kit.paging import PAGE_SIZE, Page
from app.people.models import Person
from app.requests.models import GoneLink

COUNTED_UP_TO = 100


def gone_links(person: Person, *, number: int) -> Page[GoneLink]:
    """Those of the person's organ that nothing was done about, the oldest first."""
    statement = (
        select(GoneLink)
        .options(joinedload(GoneLink.request))
        .where(GoneLink.organ_id == person.organ_id, GoneLink.settled_at.is_(None))
        .order_by(GoneLink.gone_at, GoneLink.id)
        .offset((number - 1) * PAGE_SIZE)
        .limit(PAGE_SIZE + 1)
    )
    return Page.of(db.session.scalars(statement).all(), number=number)


def count_gone_links(person: Person) -> int:
    """How many there are, counted up to a hundred."""
    statement = (
        select(GoneLink.id)
        .where(GoneLink.organ_id == person.organ_id, GoneLink.settled_at.is_(None))
        .limit(COUNTED_UP_TO)
    )
    return len(db.session.scalars(statement).all())
