"""What became of a document: its public page, filings, taking down, or the register of withheld."""

from datetime import date
from uuid import UUID, uuid4

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.kit.db import Base, Moment
from app.people.models import Organ, Person
from app.publishing.models.documents import Document, DocumentVersion
from app.publishing.models.words import (
    Attribute,
    Kind,
    PublicationState,
    Section,
    Validity,
)


class Publication(Base):
    """A document as the public reads it. ``public_id`` is its address and never changes."""

    __tablename__ = "publication"
    __table_args__ = (
        CheckConstraint("(state = 'taken_down') = (taken_down_at IS NOT NULL)", name="says_when"),
        Index("ix_publication_state_published", "state", "published_at"),
        Index("ix_publication_state_changed", "state", "changed_at"),
        Index("ix_publication_organ_state", "organ_id", "state", "published_at"),
        Index("ix_publication_section", "organ_id", "section", "state", "published_at"),
        Index("ix_publication_number", "document_number"),
        Index("ix_publication_theme", "theme", "state", "published_at"),
        Index("ix_publication_year", "year", "state", "published_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    organ_id: Mapped[UUID] = mapped_column(ForeignKey("organ.id"))
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"), index=True)
    document_id: Mapped[UUID] = mapped_column(ForeignKey("document.id"), unique=True)
    version_id: Mapped[UUID] = mapped_column(ForeignKey("document_version.id"), index=True)
    version_number: Mapped[int] = mapped_column(default=1)
    index_number: Mapped[str] = mapped_column(unique=True)
    public_id: Mapped[str] = mapped_column(unique=True)
    state: Mapped[PublicationState] = mapped_column(default=PublicationState.PUBLISHED)

    section: Mapped[Section] = mapped_column(
        default=Section.OTHER, server_default=Section.OTHER.value
    )
    kind: Mapped[Kind]
    title: Mapped[str] = mapped_column(Text)
    document_number: Mapped[str]
    issuers: Mapped[list[str]] = mapped_column(JSON)
    theme: Mapped[str]
    subtheme: Mapped[str]
    year: Mapped[int]
    formed_on: Mapped[date | None]
    keywords: Mapped[list[str]] = mapped_column(JSON)
    summary: Mapped[str] = mapped_column(Text)
    reprint_source: Mapped[str]
    reprint_url: Mapped[str]
    original_index_number: Mapped[str]
    body_html: Mapped[str] = mapped_column(Text)
    digest: Mapped[str]

    published_at: Mapped[Moment]
    changed_at: Mapped[Moment]
    validity: Mapped[Validity]
    validity_on: Mapped[date | None]
    replaced_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("publication.id"), index=True)
    explanation: Mapped[str] = mapped_column(Text, default="")
    taken_down_at: Mapped[Moment | None]

    organ: Mapped[Organ] = relationship(foreign_keys=organ_id)
    document: Mapped[Document] = relationship(foreign_keys=document_id)
    version: Mapped[DocumentVersion] = relationship(foreign_keys=version_id)
    replaced_by: Mapped["Publication | None"] = relationship(remote_side=[id])


class PublicationVersion(Base):
    """A version the public could read from ``shown_from`` until it was replaced."""

    __tablename__ = "publication_version"
    __table_args__ = (UniqueConstraint("publication_id", "number"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    publication_id: Mapped[UUID] = mapped_column(ForeignKey("publication.id"))
    version_id: Mapped[UUID] = mapped_column(ForeignKey("document_version.id"), index=True)
    number: Mapped[int]
    title: Mapped[str] = mapped_column(Text)
    body_html: Mapped[str] = mapped_column(Text)
    digest: Mapped[str]
    shown_from: Mapped[Moment]
    shown_until: Mapped[Moment]
    explanation: Mapped[str] = mapped_column(Text)

    version: Mapped[DocumentVersion] = relationship(foreign_keys=version_id)


class IndexCounter(Base):
    """The last index number given out, by organ and year: without gaps, never used again."""

    __tablename__ = "index_counter"
    __table_args__ = (CheckConstraint("last BETWEEN 0 AND 99999", name="five_digits"),)

    organ_id: Mapped[UUID] = mapped_column(ForeignKey("organ.id"), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True)
    last: Mapped[int] = mapped_column(default=0)


class TakingDown(Base):
    """撤下: proposed by the publisher, decided by somebody of the disclosure office."""

    __tablename__ = "taking_down"
    __table_args__ = (
        CheckConstraint("decided_by_id IS NULL OR decided_by_id <> proposed_by_id", name="by_two"),
        CheckConstraint("(decided_at IS NULL) = (confirmed IS NULL)", name="decided_says_how"),
        Index("ix_taking_down_organ_decided", "organ_id", "decided_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    organ_id: Mapped[UUID] = mapped_column(ForeignKey("organ.id"))
    publication_id: Mapped[UUID] = mapped_column(ForeignKey("publication.id"), index=True)
    explanation: Mapped[str] = mapped_column(Text)
    proposed_by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    proposed_at: Mapped[Moment]
    decided_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    decided_at: Mapped[Moment | None]
    confirmed: Mapped[bool | None]
    note: Mapped[str] = mapped_column(Text, default="")

    publication: Mapped[Publication] = relationship(foreign_keys=publication_id)
    proposed_by: Mapped[Person] = relationship(foreign_keys=proposed_by_id)


class WithheldEntry(Base):
    """What is not published: on what ground, approved by whom, examined again when (Art. 18)."""

    __tablename__ = "withheld_entry"
    __table_args__ = (
        UniqueConstraint("document_id", "version_id"),
        Index("ix_withheld_entry_organ_due", "organ_id", "re_examine_on"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    organ_id: Mapped[UUID] = mapped_column(ForeignKey("organ.id"))
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"), index=True)
    document_id: Mapped[UUID] = mapped_column(ForeignKey("document.id"))
    version_id: Mapped[UUID] = mapped_column(ForeignKey("document_version.id"))
    title: Mapped[str] = mapped_column(Text)
    document_number: Mapped[str]
    attribute: Mapped[Attribute]
    legal_basis: Mapped[str]
    reason: Mapped[str] = mapped_column(Text)
    approver_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    decided_on: Mapped[date]
    re_examine_on: Mapped[date]
    examined_on: Mapped[date | None]
    examined_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    examination_note: Mapped[str] = mapped_column(Text, default="")

    document: Mapped[Document] = relationship(foreign_keys=document_id)
    approver: Mapped[Person | None] = relationship(foreign_keys=approver_id)
