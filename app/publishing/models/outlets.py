"""Where else a publication was put by hand, and when."""

from uuid import UUID, uuid4

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.kit.db import Base, Moment
from app.people.models import Person
from app.publishing.models.words import Outlet


class OutletPosting(Base):
    """One version of a publication, put out elsewhere; never changed, a correction is a new row."""

    __tablename__ = "outlet_posting"
    __table_args__ = (Index("ix_outlet_posting_publication", "publication_id", "posted_at"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    organ_id: Mapped[UUID] = mapped_column(ForeignKey("organ.id"))
    publication_id: Mapped[UUID] = mapped_column(ForeignKey("publication.id"))
    version_number: Mapped[int]
    outlet: Mapped[Outlet]
    address: Mapped[str] = mapped_column(Text)
    posted_at: Mapped[Moment]
    noted_by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    noted_at: Mapped[Moment]

    noted_by: Mapped[Person] = relationship(foreign_keys=noted_by_id)
