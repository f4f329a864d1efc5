"""What is drafted: a document, its issuers, its attachments, every version that was saved."""

from datetime import date, datetime
from typing import Any, cast
from uuid import UUID, uuid4

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, Table, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.kit.db import Base, Moment
from app.people.models import Organ, Person, Unit
from app.publishing.models.kept import keep, keep_unless_sealed
from app.publishing.models.words import Attribute, DocumentState, InfoKind, Kind, Origin, Validity

EDITABLE = frozenset({DocumentState.DRAFT, DocumentState.RETURNED})


class Document(Base):
    """拟公开信息: the subject of a review. Its columns hold what was saved last."""

    __tablename__ = "document"
    __table_args__ = (
        CheckConstraint("version_number >= 0", name="counts_its_saves"),
        CheckConstraint(
            "document_number = '' OR NOT has_no_number", name="has_a_number_or_has_none"
        ),
        Index("ix_document_unit_state", "organ_id", "unit_id", "state", "saved_at"),
        Index("ix_document_drafter_state", "drafter_id", "state", "saved_at"),
        Index("ix_document_organ_number", "organ_id", "document_number"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    organ_id: Mapped[UUID] = mapped_column(ForeignKey("organ.id"))
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"), index=True)
    drafter_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    state: Mapped[DocumentState] = mapped_column(default=DocumentState.DRAFT)
    state_since: Mapped[Moment | None]
    review_id: Mapped[UUID | None] = mapped_column(index=True)

    kind: Mapped[Kind] = mapped_column(default=Kind.PAPER)
    title: Mapped[str] = mapped_column(Text, default="")
    document_number: Mapped[str] = mapped_column(default="")
    has_no_number: Mapped[bool] = mapped_column(default=False)
    formed_on: Mapped[date | None]
    formed_unknown_reason: Mapped[str] = mapped_column(default="")
    theme: Mapped[str] = mapped_column(default="")
    subtheme: Mapped[str] = mapped_column(default="")
    keywords: Mapped[list[str]] = mapped_column(JSON, default=list)
    summary: Mapped[str] = mapped_column(Text, default="")
    validity: Mapped[Validity] = mapped_column(default=Validity.IN_FORCE)
    info_kind: Mapped[InfoKind] = mapped_column(default=InfoKind.GENERAL)
    attribute: Mapped[Attribute | None]
    legal_basis: Mapped[str] = mapped_column(default="")
    attribute_reason: Mapped[str] = mapped_column(Text, default="")
    origin: Mapped[Origin] = mapped_column(default=Origin.MADE)
    reprint_source: Mapped[str] = mapped_column(default="")
    reprint_url: Mapped[str] = mapped_column(default="")
    original_index_number: Mapped[str] = mapped_column(default="")
    taken_over: Mapped[bool] = mapped_column(default=False)
    is_change: Mapped[bool] = mapped_column(default=False)
    change_explanation: Mapped[str] = mapped_column(Text, default="")
    changed_on: Mapped[date | None]
    body_html: Mapped[str] = mapped_column(Text, default="")

    version_number: Mapped[int] = mapped_column(default=0)
    digest: Mapped[str] = mapped_column(default="")
    deadline_on: Mapped[date | None]
    created_at: Mapped[Moment]
    saved_at: Mapped[Moment]
    saved_by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))

    organ: Mapped[Organ] = relationship(foreign_keys=organ_id)
    unit: Mapped[Unit] = relationship(foreign_keys=unit_id)
    drafter: Mapped[Person] = relationship(foreign_keys=drafter_id)
    saved_by: Mapped[Person] = relationship(foreign_keys=saved_by_id)
    issuers: Mapped[list["DocumentIssuer"]] = relationship(
        order_by="DocumentIssuer.position", cascade="all, delete-orphan"
    )

    def enter(self, state: DocumentState, *, at: datetime) -> None:
        """Stand in ``state`` from now on."""
        self.state = state
        self.state_since = at

    @property
    def is_editable(self) -> bool:
        """While it is under review nobody edits the text."""
        return self.state in EDITABLE

    @property
    def is_reprint(self) -> bool:
        """转载 of another organ's paper."""
        return bool(self.reprint_source)


class DocumentIssuer(Base):
    """An issuing organ by its full name; position 0 leads."""

    __tablename__ = "document_issuer"

    document_id: Mapped[UUID] = mapped_column(
        ForeignKey("document.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


class DocumentVersion(Base):
    """One save. ``content`` is canonical JSON; ``digest`` is what reviewers sign."""

    __tablename__ = "document_version"
    __table_args__ = (UniqueConstraint("document_id", "number"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    document_id: Mapped[UUID] = mapped_column(ForeignKey("document.id", ondelete="CASCADE"))
    number: Mapped[int]
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    digest: Mapped[str] = mapped_column(index=True)
    saved_at: Mapped[Moment]
    saved_by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    submitted_at: Mapped[Moment | None]

    saved_by: Mapped[Person] = relationship(foreign_keys=saved_by_id)

    @property
    def is_sealed(self) -> bool:
        """Whether what it said was sealed away."""
        return "sealed" in self.content


class Attachment(Base):
    """A file that belongs, or once belonged, to a document. ``position`` None: taken out.

    ``copy_sha256`` is the copy the public gets, from the first version that was saved with it.
    """

    __tablename__ = "attachment"
    __table_args__ = (Index("ix_attachment_document_position", "document_id", "position"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    document_id: Mapped[UUID] = mapped_column(ForeignKey("document.id", ondelete="CASCADE"))
    file_id: Mapped[UUID] = mapped_column(ForeignKey("stored_file.id"), index=True)
    name: Mapped[str]
    sha256: Mapped[str]
    media_type: Mapped[str]
    size: Mapped[int]
    copy_sha256: Mapped[str | None]
    copy_size: Mapped[int | None]
    position: Mapped[int | None]
    added_at: Mapped[Moment]
    added_by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))


class VersionAttachment(Base):
    """Which attachments a saved version had, in which order."""

    __tablename__ = "version_attachment"

    version_id: Mapped[UUID] = mapped_column(
        ForeignKey("document_version.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    attachment_id: Mapped[UUID] = mapped_column(ForeignKey("attachment.id"), index=True)

    attachment: Mapped[Attachment] = relationship(foreign_keys=attachment_id)


keep(
    cast(Table, DocumentVersion.__table__),
    replaces="EXISTS (SELECT 1 FROM document_version WHERE id = NEW.id "
    "OR (document_id = NEW.document_id AND number = NEW.number))",
)
keep_unless_sealed(cast(Table, DocumentVersion.__table__))
keep(
    cast(Table, VersionAttachment.__table__),
    replaces="EXISTS (SELECT 1 FROM version_attachment "
    "WHERE version_id = NEW.version_id AND position = NEW.position)",
)
