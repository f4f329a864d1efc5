"""Document numbers (发文字号) as an organ's paper register has them: given once, or spoiled."""

from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.kit.db import Base, Moment
from app.law.document_number import DocumentNumber
from app.people.models import Person
from app.publishing.models.documents import Document

NO_YEAR = 0


class NumberTaken(Base):
    """A number that is given, or void (作废). ``year`` is 0 for orders, which have none."""

    __tablename__ = "number_taken"
    __table_args__ = (
        UniqueConstraint("organ_id", "word", "year", "number"),
        CheckConstraint("(voided_at IS NULL) = (void_reason = '')", name="void_says_why"),
        CheckConstraint("document_id IS NOT NULL OR voided_at IS NOT NULL", name="given_or_void"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    organ_id: Mapped[UUID] = mapped_column(ForeignKey("organ.id"))
    word: Mapped[str]
    year: Mapped[int]
    number: Mapped[int]
    document_id: Mapped[UUID | None] = mapped_column(ForeignKey("document.id"), index=True)
    taken_at: Mapped[Moment]
    taken_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    voided_at: Mapped[Moment | None]
    voided_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    void_reason: Mapped[str] = mapped_column(Text, default="")

    document: Mapped[Document | None] = relationship(foreign_keys=document_id)
    voided_by: Mapped[Person | None] = relationship(foreign_keys=voided_by_id)

    @property
    def text(self) -> str:
        """The number as papers bear it."""
        return DocumentNumber(self.word, self.year or None, self.number).text

    @property
    def was_given_up(self) -> bool:
        """Its item took another number, which ``void_reason`` names; nobody voided it by hand."""
        return self.voided_at is not None and self.voided_by_id is None
