"""封存: what was sealed away, by whom, and the locked box in which it is kept."""

from uuid import UUID, uuid4

from sqlalchemy import JSON, ForeignKey, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.kit.db import Base, Moment
from app.people.models import Organ, Person
from app.publishing.models.words import SealReason


class Seal(Base):
    """One document with everything it said. Only whoever has the key reads ``box``.

    ``contents`` are the digests of its files; ``put_away_at`` says when they were locked up too.
    """

    __tablename__ = "seal"
    __table_args__ = (
        UniqueConstraint("organ_id", "number"),
        Index("ix_seal_organ_at", "organ_id", "at"),
        Index("ix_seal_by", "by_id", "at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    organ_id: Mapped[UUID] = mapped_column(ForeignKey("organ.id"))
    document_id: Mapped[UUID] = mapped_column(ForeignKey("document.id"), unique=True)
    number: Mapped[int]
    reason: Mapped[SealReason]
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    at: Mapped[Moment]
    key_id: Mapped[str]
    box: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    contents: Mapped[list[str]] = mapped_column(JSON)
    put_away_at: Mapped[Moment | None]

    organ: Mapped[Organ] = relationship(foreign_keys=organ_id)
    by: Mapped[Person] = relationship(foreign_keys=by_id)
