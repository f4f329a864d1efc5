"""The file of an item (案卷) as one download: asked for, made by the worker, kept."""

from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.files.archive.keeping import MadeAside
from app.files.models import StoredFile
from app.kit.db import Base
from app.publishing.models.documents import Document


class Dossier(MadeAside, Base):
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
    document_id: Mapped[UUID] = mapped_column(ForeignKey("document.id"))

    document: Mapped[Document] = relationship(foreign_keys=document_id)
    file: Mapped[StoredFile | None] = relationship(foreign_keys="Dossier.file_id")
