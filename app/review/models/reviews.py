"""A review, who has edited its text, the path it took through its diagram, and its troubles."""

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.kit.db import Base, Moment
from app.people.models import Organ, Person, Unit
from app.review.models.words import ReviewState, TroubleKind

if TYPE_CHECKING:
    from app.review.models.steps import Step


class Review(Base):
    """One subject going through one version of a procedure. Mirrors what lists show of it.

    A request that came in has no ``drafter`` until somebody hands in its answer.
    """

    __tablename__ = "review"
    __table_args__ = (
        CheckConstraint("(state = 'running') = (ended_at IS NULL)", name="running_until_it_ended"),
        CheckConstraint("round >= 1", name="rounds_count_from_one"),
        Index(
            "uq_review_running_subject",
            "subject_kind",
            "subject_id",
            unique=True,
            sqlite_where=text("state = 'running'"),
            postgresql_where=text("state = 'running'"),
        ),
        Index("ix_review_subject", "subject_kind", "subject_id", "opened_at"),
        Index("ix_review_drafter", "drafter_id", "opened_at"),
        Index("ix_review_organ_state", "organ_id", "state", "opened_at"),
        Index(
            "ix_review_deadline",
            "deadline_on",
            "id",
            sqlite_where=text("state = 'running'"),
            postgresql_where=text("state = 'running'"),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    organ_id: Mapped[UUID] = mapped_column(ForeignKey("organ.id"))
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"), index=True)
    subject_kind: Mapped[str]
    subject_id: Mapped[UUID]
    version_id: Mapped[UUID] = mapped_column(index=True)
    instance_id: Mapped[UUID] = mapped_column(unique=True)

    title: Mapped[str] = mapped_column(Text)
    number: Mapped[str]
    digest: Mapped[str]
    attribute: Mapped[str]
    drafter_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    state: Mapped[ReviewState] = mapped_column(default=ReviewState.RUNNING)
    round: Mapped[int] = mapped_column(default=1)
    steps_opened: Mapped[int] = mapped_column(default=0)
    elements_passed: Mapped[int] = mapped_column(default=0)
    opened_at: Mapped[Moment]
    ended_at: Mapped[Moment | None]
    deadline_on: Mapped[date | None]
    no_light: Mapped[bool] = mapped_column(default=False)

    organ: Mapped[Organ] = relationship()
    unit: Mapped[Unit] = relationship()
    drafter: Mapped[Person | None] = relationship()

    @property
    def is_running(self) -> bool:
        return self.state is ReviewState.RUNNING

    @property
    def is_sealed(self) -> bool:
        """Whether it is there for nobody any more."""
        return self.state is ReviewState.SEALED


class Editor(Base):
    """Somebody who changed the reviewed text: counts as its drafter."""

    __tablename__ = "review_editor"

    review_id: Mapped[UUID] = mapped_column(
        ForeignKey("review.id", ondelete="CASCADE"), primary_key=True
    )
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)


class Passage(Base):
    """A node or flow the case passed, or (with ``target``) a return from one step to another."""

    __tablename__ = "review_passage"
    __table_args__ = (UniqueConstraint("review_id", "position"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id", ondelete="CASCADE"))
    position: Mapped[int]
    element: Mapped[str]
    target: Mapped[str | None]
    round: Mapped[int]
    is_undone: Mapped[bool] = mapped_column(default=False)
    at: Mapped[Moment]


class Trouble(Base):
    """What only an administrator can put right; open until ``resolved_at``."""

    __tablename__ = "trouble"
    __table_args__ = (
        Index("ix_trouble_organ_open", "organ_id", "resolved_at", "since"),
        Index("ix_trouble_step", "step_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    organ_id: Mapped[UUID] = mapped_column(ForeignKey("organ.id"))
    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id", ondelete="CASCADE"), index=True)
    step_id: Mapped[UUID | None] = mapped_column(ForeignKey("review_step.id", ondelete="CASCADE"))
    kind: Mapped[TroubleKind]
    details: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    since: Mapped[Moment]
    step: Mapped["Step | None"] = relationship()
    resolved_at: Mapped[Moment | None]
