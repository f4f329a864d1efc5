"""Tables of letters, their attachments and numbers, and of what an organ says in all of them."""

from datetime import date
from enum import StrEnum
from pathlib import PurePath
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, Table, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.files.models import StoredFile
from app.kit.db import Base, Moment
from app.kit.ddl import on_create
from app.law.decisions import LetterKind
from app.notices.letters.kinds import TITLES, number_text
from app.notices.letters.wording.paragraphs import Paragraph, Role
from app.people.models import Person


class LetterState(StrEnum):
    """How far a letter has come."""

    DRAFT = "draft"
    FIXED = "fixed"
    STAMPED = "stamped"
    SERVED = "served"
    ANNULLED = "annulled"


class Way(StrEnum):
    """How a letter is served (送达方式)."""

    DIRECT = "direct"
    ENTRUSTED = "entrusted"
    POST = "post"
    ELECTRONIC = "electronic"


class Letter(Base):
    """One official letter about a case. What was fixed by its number is never changed again."""

    __tablename__ = "letter"
    __table_args__ = (
        UniqueConstraint("organ_id", "series", "year", "number"),
        CheckConstraint("state <> 'draft' OR number IS NULL", name="draft_has_no_number"),
        CheckConstraint(
            "state NOT IN ('fixed', 'stamped', 'served') OR number IS NOT NULL",
            name="fixed_has_a_number",
        ),
        CheckConstraint(
            "(number IS NULL) = (year IS NULL) AND (number IS NULL) = (dated_on IS NULL)"
            " AND (number IS NULL) = (digest IS NULL) AND (number IS NULL) = (fixed_at IS NULL)",
            name="fixed_is_whole",
        ),
        CheckConstraint("number IS NULL OR number > 0", name="numbers_begin_at_one"),
        CheckConstraint("state <> 'stamped' OR scan_id IS NOT NULL", name="stamped_has_a_scan"),
        CheckConstraint(
            "(served_on IS NULL) = (way IS NULL) AND (served_on IS NULL) = (receiver = '')",
            name="served_to_somebody_some_way",
        ),
        CheckConstraint("state <> 'served' OR served_on IS NOT NULL", name="served_on_a_day"),
        CheckConstraint("served_on IS NULL OR served_on >= dated_on", name="served_after_its_date"),
        CheckConstraint(
            "(state = 'annulled') = (annulled_at IS NOT NULL)"
            " AND (annulled_at IS NULL) = (annul_reason = '')",
            name="annulled_says_why",
        ),
        Index("ix_letter_subject", "subject_id", "drafted_at"),
        Index("ix_letter_organ_drafted", "organ_id", "drafted_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    organ_id: Mapped[UUID] = mapped_column(ForeignKey("organ.id"))
    organ_name: Mapped[str]
    subject_kind: Mapped[str]
    subject_id: Mapped[UUID]
    kind: Mapped[LetterKind]
    state: Mapped[LetterState] = mapped_column(default=LetterState.DRAFT)

    facts: Mapped[dict[str, Any]] = mapped_column(JSON)
    by_rule: Mapped[list[list[str]]] = mapped_column(JSON)
    wording: Mapped[list[list[str]]] = mapped_column(JSON)
    drafted_by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    drafted_at: Mapped[Moment]

    series: Mapped[str]
    number_word: Mapped[str]
    year: Mapped[int | None]
    number: Mapped[int | None]
    dated_on: Mapped[date | None]
    digest: Mapped[str | None]
    fixed_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    fixed_at: Mapped[Moment | None]

    pdf_id: Mapped[UUID | None] = mapped_column(ForeignKey("stored_file.id"))
    failed_at: Mapped[Moment | None]
    scan_id: Mapped[UUID | None] = mapped_column(ForeignKey("stored_file.id"))
    scanned_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))

    way: Mapped[Way | None]
    served_on: Mapped[date | None]
    receiver: Mapped[str] = mapped_column(default="")
    posting_number: Mapped[str] = mapped_column(default="")
    proof_id: Mapped[UUID | None] = mapped_column(ForeignKey("stored_file.id"))
    served_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))

    annulled_at: Mapped[Moment | None]
    annulled_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    annul_reason: Mapped[str] = mapped_column(Text, default="")

    attachments: Mapped[list["LetterAttachment"]] = relationship(
        order_by="LetterAttachment.position", cascade="all, delete-orphan"
    )
    drafted_by: Mapped[Person] = relationship(foreign_keys=drafted_by_id)
    fixed_by: Mapped[Person | None] = relationship(foreign_keys=fixed_by_id)
    pdf: Mapped[StoredFile | None] = relationship(foreign_keys=pdf_id)
    scan: Mapped[StoredFile | None] = relationship(foreign_keys=scan_id)
    proof: Mapped[StoredFile | None] = relationship(foreign_keys=proof_id)

    @property
    def title(self) -> str:
        """What the letter is called."""
        return TITLES[self.kind]

    @property
    def number_text(self) -> str:
        """Its number as it stands on paper; empty for a draft."""
        if self.number is None or self.year is None:
            return ""
        return number_text(self.number_word, self.year, self.number, self.series)

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The letter as it stands."""
        return _paragraphs(self.wording)

    @property
    def paragraphs_by_rule(self) -> tuple[Paragraph, ...]:
        """The letter as the rule worded it."""
        return _paragraphs(self.by_rule)

    @property
    def paper(self) -> StoredFile | None:
        """What is served: the stamped letter, or the letter as it was made."""
        return self.scan or self.pdf

    @property
    def as_text(self) -> StoredFile | None:
        """The letter as it was made, beside the scan: who cannot see a picture reads this."""
        return self.pdf if self.scan else None

    def name_of(self, file: StoredFile) -> str:
        """What its readers save a file of it as; what a scan was called inside is not theirs."""
        return f"{self.title}-{self.number_text}{PurePath(file.name).suffix}"

    @property
    def is_edited(self) -> bool:
        """Whether somebody has reworded it."""
        return self.wording != self.by_rule


class LetterAttachment(Base):
    """A file that goes with a letter, in its place of the list (附件)."""

    __tablename__ = "letter_attachment"
    __table_args__ = (UniqueConstraint("letter_id", "position"),)

    letter_id: Mapped[UUID] = mapped_column(
        ForeignKey("letter.id", ondelete="CASCADE"), primary_key=True
    )
    file_id: Mapped[UUID] = mapped_column(ForeignKey("stored_file.id"), primary_key=True)
    position: Mapped[int]

    file: Mapped[StoredFile] = relationship()


class LetterCounter(Base):
    """The last number given in one series of one year; locked while the next one is taken."""

    __tablename__ = "letter_counter"
    __table_args__ = (CheckConstraint("last >= 0", name="counts_up"),)

    organ_id: Mapped[UUID] = mapped_column(ForeignKey("organ.id"), primary_key=True)
    series: Mapped[str] = mapped_column(primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True)
    last: Mapped[int] = mapped_column(default=0)


class LetterSetting(Base):
    """What an organ's letters say of remedies and whom to ask, and what it asks before service."""

    __tablename__ = "letter_setting"

    organ_id: Mapped[UUID] = mapped_column(ForeignKey("organ.id"), primary_key=True)
    review_address: Mapped[str] = mapped_column(default="")
    review_online: Mapped[str] = mapped_column(default="")
    court: Mapped[str] = mapped_column(default="")
    office_name: Mapped[str] = mapped_column(default="")
    office_address: Mapped[str] = mapped_column(default="")
    office_phone: Mapped[str] = mapped_column(default="")
    office_hours: Mapped[str] = mapped_column(default="")
    scan_required: Mapped[bool] = mapped_column(default=True)
    proof_required: Mapped[bool] = mapped_column(default=True)
    blank_form_id: Mapped[UUID | None] = mapped_column(ForeignKey("stored_file.id"))
    changed_by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    changed_at: Mapped[Moment]

    blank_form: Mapped[StoredFile | None] = relationship()


def kept(paragraphs: tuple[Paragraph, ...]) -> list[list[str]]:
    """Paragraphs for their column."""
    return [[paragraph.role.value, paragraph.text] for paragraph in paragraphs]


def _paragraphs(rows: list[list[str]]) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(Role(role), text) for role, text in rows)


FIXED_COLUMNS = (
    "organ_id, organ_name, subject_id, kind, facts, by_rule, wording, series, number_word, year,"
    " number, dated_on, digest"
)
FIXED = "fixed letters are never changed"


def _keep_what_is_fixed(table: Table) -> None:
    """Once a letter has its number, nobody writes its text, number or date again, or deletes it."""
    name, kept_ = f"{table.name}_is_fixed", f"{table.name}_is_kept"
    update = f"CREATE TRIGGER {name} BEFORE UPDATE OF {FIXED_COLUMNS} ON {table.name}"
    delete = f"CREATE TRIGGER {kept_} BEFORE DELETE ON {table.name}"
    refuse = f"BEGIN SELECT RAISE(ABORT, '{FIXED}'); END"
    once = "WHEN OLD.number IS NOT NULL"
    on_create(
        table,
        dialect="sqlite",
        up=[f"{update} {once} {refuse}", f"{delete} {once} {refuse}"],
        down=[f"DROP TRIGGER IF EXISTS {name}", f"DROP TRIGGER IF EXISTS {kept_}"],
    )
    on_create(
        table,
        dialect="postgresql",
        up=[
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN IF OLD.number IS NOT NULL THEN RAISE EXCEPTION '{FIXED}'; END IF;"
            " IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$",
            f"{update} FOR EACH ROW EXECUTE FUNCTION {name}()",
            f"{delete} FOR EACH ROW EXECUTE FUNCTION {name}()",
        ],
        down=[
            f"DROP TRIGGER IF EXISTS {name} ON {table.name}",
            f"DROP TRIGGER IF EXISTS {kept_} ON {table.name}",
            f"DROP FUNCTION IF EXISTS {name}()",
        ],
    )


_keep_what_is_fixed(Letter.__table__)  # type: ignore[arg-type]
