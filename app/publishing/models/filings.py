"""报送备案: what goes to which authority, and the papers that are printed for it."""

from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.files.models import StoredFile
from app.kit.db import Base, Moment
from app.people.models import Organ, Person
from app.publishing.models.publications import Publication
from app.publishing.models.words import FilingState


class Filing(Base):
    """报送备案 of one published version with one authority.

    ``receiver_id`` is set when it is sent to an organ of this installation: from then on that
    organ sees it. ``confirmed_by_id`` is who confirmed it there; nobody when the sender noted it.
    """

    __tablename__ = "filing"
    __table_args__ = (
        UniqueConstraint("publication_id", "version_number", "authority_id"),
        CheckConstraint("(state = 'due') = (sent_on IS NULL)", name="sent_says_when"),
        CheckConstraint("(state = 'received') = (received_on IS NOT NULL)", name="got_says_when"),
        CheckConstraint("receiver_id IS NULL OR state <> 'due'", name="seen_when_sent"),
        CheckConstraint(
            "confirmed_by_id IS NULL OR receiver_id IS NOT NULL", name="confirmed_by_its_receiver"
        ),
        Index("ix_filing_organ_state", "organ_id", "state", "opened_at"),
        Index("ix_filing_organ_opened", "organ_id", "opened_at"),
        Index("ix_filing_authority_opened", "authority_id", "opened_at"),
        Index("ix_filing_receiver_state", "receiver_id", "state", "sent_on"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    organ_id: Mapped[UUID] = mapped_column(ForeignKey("organ.id"))
    publication_id: Mapped[UUID] = mapped_column(ForeignKey("publication.id"))
    version_number: Mapped[int]
    authority_id: Mapped[UUID] = mapped_column(ForeignKey("filing_authority.id"), index=True)
    authority_name: Mapped[str]
    state: Mapped[FilingState] = mapped_column(default=FilingState.DUE)
    opened_at: Mapped[Moment]
    means: Mapped[str] = mapped_column(default="")
    sent_on: Mapped[date | None]
    sent_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    receiver_id: Mapped[UUID | None] = mapped_column(ForeignKey("organ.id"))
    received_on: Mapped[date | None]
    receipt_number: Mapped[str] = mapped_column(default="")
    confirmed_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))

    organ: Mapped[Organ] = relationship(foreign_keys=organ_id)
    publication: Mapped[Publication] = relationship(foreign_keys=publication_id)
    sent_by: Mapped[Person | None] = relationship(foreign_keys=sent_by_id)
    receiver: Mapped[Organ | None] = relationship(foreign_keys=receiver_id)
    confirmed_by: Mapped[Person | None] = relationship(foreign_keys=confirmed_by_id)


class PaperKind(StrEnum):
    """What is printed for a filing."""

    LIST = "list"  # 备案清单
    DOCUMENT = "document"  # 报备文本


class FilingPaper(Base):
    """One PDF for a filing: asked for, made by the worker, kept. ``wanted``: what a list holds."""

    __tablename__ = "filing_paper"
    __table_args__ = (
        CheckConstraint("(file_id IS NULL) = (made_at IS NULL)", name="made_with_a_file"),
        CheckConstraint(
            "(kind = 'document') = (filing_id IS NOT NULL)", name="a_document_of_a_filing"
        ),
        Index("ix_filing_paper_organ", "organ_id", "asked_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    organ_id: Mapped[UUID] = mapped_column(ForeignKey("organ.id"))
    kind: Mapped[PaperKind]
    filing_id: Mapped[UUID | None] = mapped_column(ForeignKey("filing.id"), index=True)
    wanted: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    asked_by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    asked_at: Mapped[Moment]
    made_at: Mapped[Moment | None]
    failed_at: Mapped[Moment | None]
    file_id: Mapped[UUID | None] = mapped_column(ForeignKey("stored_file.id"))

    filing: Mapped[Filing | None] = relationship(foreign_keys=filing_id)
    file: Mapped[StoredFile | None] = relationship(foreign_keys=file_id)
