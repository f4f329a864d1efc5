"""The file of an item (案卷) as one download: asked for, made by the worker, kept."""

from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.files.models import StoredFile
from app.kit.db import Base, Moment
from app.publishing.models.documents import Document


class Dossier(Base):
    """The one download of a document. ``stand`` is the last thing that had happened to the item.

    It is made again only when something has happened since; the former file then goes.
    """

    __tablename__ = "dossier"
    __table_args__ = (
        UniqueConstraint("document_id"),
        CheckConstraint("(file_id IS NULL) = (made_at IS NULL)", name="made_with_a_file"),
        CheckConstraint("made_at IS NULL OR failed_at IS NULL", name="made_or_failed"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    organ_id: Mapped[UUID] = mapped_column(ForeignKey("organ.id"))
    document_id: Mapped[UUID] = mapped_column(ForeignKey("document.id"))
    stand: Mapped[str]
    asked_by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    asked_at: Mapped[Moment]
    made_at: Mapped[Moment | None]
    failed_at: Mapped[Moment | None]
    problem: Mapped[str] = mapped_column(default="")
    file_id: Mapped[UUID | None] = mapped_column(ForeignKey("stored_file.id"))

    document: Mapped[Document] = relationship(foreign_keys=document_id)
    file: Mapped[StoredFile | None] = relationship(foreign_keys=file_id)
