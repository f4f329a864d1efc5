"""The engine's only tables: versions of procedures, running instances, their timers."""

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, deferred, mapped_column

from app.kit.db import Base, Moment


class ProcedureVersion(Base):
    """One BPMN file as it was deployed; never changed afterwards."""

    __tablename__ = "procedure_version"
    __table_args__ = (
        UniqueConstraint("process_id", "number"),
        CheckConstraint("number >= 1", name="numbered_from_one"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    process_id: Mapped[str]
    number: Mapped[int]
    name: Mapped[str]
    digest: Mapped[str]
    note: Mapped[str]
    source: Mapped[bytes] = deferred(mapped_column(LargeBinary))
    deployed_by: Mapped[UUID | None]
    approved_by: Mapped[UUID | None]
    deployed_at: Mapped[Moment]


class ProcedureInstance(Base):
    """One case on its way through a version. ``state`` is written and read by ``state`` alone."""

    __tablename__ = "procedure_instance"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    version_id: Mapped[UUID] = mapped_column(ForeignKey("procedure_version.id"), index=True)
    subject: Mapped[str] = mapped_column(index=True)
    state: Mapped[bytes] = mapped_column(LargeBinary)
    started_at: Mapped[Moment]
    changed_at: Mapped[Moment]
    ended_at: Mapped[Moment | None]


class ProcedureTimer(Base):
    """A moment on which an instance goes on by itself. It rings once, or goes without ringing."""

    __tablename__ = "procedure_timer"
    __table_args__ = (
        CheckConstraint("fired_at IS NULL OR gone_at IS NULL", name="rings_or_goes"),
        Index("ix_procedure_timer_waiting", "due_at", "fired_at", "gone_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    instance_id: Mapped[UUID] = mapped_column(
        ForeignKey("procedure_instance.id", ondelete="CASCADE"), index=True
    )
    node_id: Mapped[str]
    due_at: Mapped[Moment]
    fired_at: Mapped[Moment | None]
    gone_at: Mapped[Moment | None]

    @property
    def is_waiting(self) -> bool:
        return self.fired_at is None and self.gone_at is None

    def fire(self, at: datetime) -> None:
        self.fired_at = at
