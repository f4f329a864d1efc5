"""The ledger of a request: what happened on which day, never changed afterwards."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.kit.db import Base, Moment
from app.people.models import Person
from app.requests.models.kept import append_only
from app.requests.models.words import EventKind


class RequestEvent(Base):
    """One entry. ``refers_to``: the entry it answers (a correction received, an opinion given).

    ``details`` holds what the clock needs (a term, a number of days), never personal data.
    """

    __tablename__ = "request_event"
    __table_args__ = (UniqueConstraint("request_id", "position"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    request_id: Mapped[UUID] = mapped_column(ForeignKey("disclosure_request.id"))
    position: Mapped[int]
    kind: Mapped[EventKind]
    on: Mapped[date] = mapped_column("on_day")
    details: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    refers_to_id: Mapped[UUID | None] = mapped_column(ForeignKey("request_event.id"))
    by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    at: Mapped[Moment]

    by: Mapped[Person | None] = relationship()


append_only(RequestEvent.__table__)  # type: ignore[arg-type]
