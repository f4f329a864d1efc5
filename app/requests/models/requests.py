"""A request, the units it is assigned to, its files, and the last number each organ gave."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import (
    JSON,
    CheckConstraint,
    ForeignKey,
    Index,
    LargeBinary,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.files.models import StoredFile
from app.kit.db import Base, Moment
from app.law.receipt import Channel
from app.people.models import Organ, Person, Unit
from app.requests.models.words import FileRole, RequestState, WantedForm, WantedWay
from app.review.models import Review


class DisclosureRequest(Base):
    """What somebody asked an organ for (申请). Who asked stands in a locked box.

    ``applicant_mark`` and ``name_mark`` are keyed digests: they find the same person again without
    telling who it is. ``due_on`` is what the law gave when the ledger last changed; None while it
    stands still.
    """

    __tablename__ = "disclosure_request"
    __table_args__ = (
        UniqueConstraint("organ_id", "year", "sequence"),
        UniqueConstraint("number"),
        CheckConstraint(
            "duplicate_of_id IS NULL OR duplicate_of_id <> id", name="not_its_own_twin"
        ),
        CheckConstraint("state <> 'answered' OR answered_on IS NOT NULL", name="answered_on_a_day"),
        Index("ix_disclosure_request_urgent", "organ_id", "is_open", "sort_on", "id"),
        Index("ix_disclosure_request_unit", "lead_unit_id", "is_open", "sort_on", "id"),
        Index("ix_disclosure_request_newest", "organ_id", "handed_in_at", "id"),
        Index("ix_disclosure_request_state", "organ_id", "state", "sort_on", "id"),
        Index("ix_disclosure_request_applicant", "organ_id", "applicant_mark", "handed_in_at"),
        Index("ix_disclosure_request_name", "organ_id", "name_mark"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    organ_id: Mapped[UUID] = mapped_column(ForeignKey("organ.id"))
    year: Mapped[int]
    sequence: Mapped[int]
    number: Mapped[str]
    state: Mapped[RequestState] = mapped_column(default=RequestState.RECEIVED)
    is_open: Mapped[bool] = mapped_column(default=True)

    channel: Mapped[Channel]
    applicant_kind: Mapped[str]
    applicant_box: Mapped[bytes] = mapped_column(LargeBinary)
    applicant_mark: Mapped[str]
    name_mark: Mapped[str]
    has_agent: Mapped[bool] = mapped_column(default=False)
    is_own_information: Mapped[bool] = mapped_column(default=False)
    needs_help: Mapped[bool] = mapped_column(default=False)

    title: Mapped[str]
    description: Mapped[str] = mapped_column(Text)
    correction: Mapped[str] = mapped_column(Text, default="")
    reasons: Mapped[str] = mapped_column(Text, default="")
    wanted_form: Mapped[WantedForm]
    wanted_way: Mapped[WantedWay]
    code_version: Mapped[int] = mapped_column(default=1)
    found_published: Mapped[int] = mapped_column(default=0)

    handed_in_at: Mapped[Moment]
    handed_in_on: Mapped[date]
    confirmed_on: Mapped[date | None]
    received_on: Mapped[date | None]
    due_on: Mapped[date | None]
    is_provisional: Mapped[bool] = mapped_column(default=False)
    awaits: Mapped[str] = mapped_column(default="")
    sort_on: Mapped[date]
    decision: Mapped[str] = mapped_column(default="")
    answered_on: Mapped[date | None]
    closed_at: Mapped[Moment | None]

    review_id: Mapped[UUID | None] = mapped_column(ForeignKey("review.id"), index=True)
    lead_unit_id: Mapped[UUID | None] = mapped_column(ForeignKey("unit.id"))
    taken_in_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    duplicate_of_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("disclosure_request.id"), index=True
    )
    split_from_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("disclosure_request.id"), index=True
    )

    organ: Mapped[Organ] = relationship()
    review: Mapped[Review | None] = relationship()
    lead_unit: Mapped[Unit | None] = relationship()
    taken_in_by: Mapped[Person | None] = relationship()

    @property
    def owed_until(self) -> date | None:
        """The last day for the answer, while one is owed: not once it was served or taken back."""
        return self.due_on if self.is_open and self.sort_on == self.due_on else None


class RequestUnit(Base):
    """A unit that was asked to search and collect; ``assigned`` counts the assignments."""

    __tablename__ = "request_unit"
    __table_args__ = (UniqueConstraint("request_id", "assigned", "unit_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    request_id: Mapped[UUID] = mapped_column(ForeignKey("disclosure_request.id"))
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"), index=True)
    assigned: Mapped[int]
    position: Mapped[int]
    is_lead: Mapped[bool] = mapped_column(default=False)
    is_current: Mapped[bool] = mapped_column(default=True)
    words: Mapped[str] = mapped_column(default="")
    at: Mapped[Moment]

    unit: Mapped[Unit] = relationship()


class RequestFile(Base):
    """A file that belongs to a request, and as what."""

    __tablename__ = "request_file"
    __table_args__ = (Index("ix_request_file_request", "request_id", "role", "added_at"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    request_id: Mapped[UUID] = mapped_column(ForeignKey("disclosure_request.id"))
    file_id: Mapped[UUID] = mapped_column(ForeignKey("stored_file.id"), index=True)
    role: Mapped[FileRole]
    unit_id: Mapped[UUID | None] = mapped_column(ForeignKey("unit.id"))
    note: Mapped[str] = mapped_column(default="")
    added_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    added_at: Mapped[Moment]

    file: Mapped[StoredFile] = relationship()
    added_by: Mapped[Person | None] = relationship()


class SearchRecord(Base):
    """Where a unit looked for what was asked, for what words, and what it found (Art. 36(4))."""

    __tablename__ = "search_record"
    __table_args__ = (Index("ix_search_record_request", "request_id", "at"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    request_id: Mapped[UUID] = mapped_column(ForeignKey("disclosure_request.id"))
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"))
    places: Mapped[str] = mapped_column(Text)
    words: Mapped[str] = mapped_column(Text)
    persons: Mapped[str] = mapped_column(Text, default="")
    searched_on: Mapped[date]
    is_found: Mapped[bool]
    result: Mapped[str] = mapped_column(Text, default="")
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    at: Mapped[Moment]

    unit: Mapped[Unit] = relationship()
    by: Mapped[Person] = relationship()


class RequestNumber(Base):
    """The last register number an organ gave in a year; locked while the next one is given."""

    __tablename__ = "request_number"

    organ_id: Mapped[UUID] = mapped_column(ForeignKey("organ.id"), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True)
    last: Mapped[int] = mapped_column(default=0)


class RequestSettings(Base):
    """What an organ decided about its requests; an organ without a row has the defaults.

    ``channels``: the ways in that are offered, ``[{"channel", "where"}]``.
    """

    __tablename__ = "request_settings"

    organ_id: Mapped[UUID] = mapped_column(ForeignKey("organ.id"), primary_key=True)
    exclusion_from: Mapped[str] = mapped_column(default="dispatch")
    correction_days: Mapped[int] = mapped_column(default=15)
    charges_fees: Mapped[bool] = mapped_column(default=False)
    way_to_pay: Mapped[str] = mapped_column(default="")
    channels: Mapped[list[Any]] = mapped_column(JSON, default=list)
    address: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    hours: Mapped[str] = mapped_column(default="")
