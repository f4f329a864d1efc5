"""Who has opened what of an item: kept from the first look, for the day on which it matters."""

from uuid import UUID, uuid4

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.kit.db import Base, Moment
from app.people.models import Person
from app.review.models.words import Looked


class View(Base):
    """Somebody opened a subject, or a file of it. One row a minute at most, never changed."""

    __tablename__ = "subject_view"
    __table_args__ = (
        Index("ix_subject_view_by", "subject_id", "person_id", "looked", "at"),
        Index("ix_subject_view_person", "person_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    subject_id: Mapped[UUID]
    person_id: Mapped[UUID] = mapped_column(ForeignKey(Person.id))
    looked: Mapped[Looked]
    at: Mapped[Moment]
