"""How often the public found what it needed without a request."""

from uuid import UUID

from sqlalchemy import func, select

from app.kit.db import db
from app.requests.models import FoundInstead


def found_in(organ_id: UUID | None, year: int) -> int:
    """How many people did in a year."""
    statement = select(func.coalesce(func.sum(FoundInstead.times), 0)).where(
        FoundInstead.organ_id == organ_id,
        func.extract("year", FoundInstead.on) == year,
    )
    return db.session.scalar(statement) or 0
