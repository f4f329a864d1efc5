"""A step of a review, one person's part in it, and the opinion that part ended with."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, Table, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.kit import ddl
from app.kit.db import Base, Moment
from app.kit.sealed import SIGN, only_by_sealing
from app.people.models import Lane, Person, Unit
from app.review.models.reviews import Review
from app.review.models.words import AssignmentKind, AssignmentState, Ending, Of

POOLED = "closed_at IS NULL AND claimed_by_id IS NULL"
CLAIMED = "closed_at IS NULL AND claimed_by_id IS NOT NULL"
HELD = text("state = 'claimed'")
WAITING = text("state IN ('open', 'claimed')")
FAR_AWAY = date(9999, 12, 31)


def _pool(name: str, *columns: str, where: str = POOLED) -> Index:
    """What may be claimed, in the order of the inbox, read only as far as a page goes."""
    return Index(
        f"ix_review_step_pool_{name}",
        *columns,
        "sort_on",
        "opened_at",
        "id",
        sqlite_where=text(where),
        postgresql_where=text(where),
    )


class Step(Base):
    """One user task of the procedure while it is open and after (环节). Says it in its own words.

    ``sort_on`` is the day lists are sorted by: due day or legal day, whichever is first. A task
    assigned to several units has a row for each (``slot``); the last one completed moves it on.
    """

    __tablename__ = "review_step"
    __table_args__ = (
        CheckConstraint("(closed_at IS NULL) = (ending IS NULL)", name="closed_with_a_reason"),
        CheckConstraint(
            "ending <> 'completed' OR verdict IS NOT NULL", name="completed_by_a_verdict"
        ),
        CheckConstraint("claimed_by_id IS NULL OR NOT nobody", name="claimed_by_somebody"),
        _pool("unit", "organ_id", "lane", "unit_id"),
        _pool("organ", "organ_id", "lane"),
        _pool("no_unit", "organ_id", "lane", where=f"{POOLED} AND unit_id IS NULL"),
        Index(
            "uq_review_step_open_task",
            "task_id",
            "slot",
            unique=True,
            sqlite_where=text("closed_at IS NULL"),
            postgresql_where=text("closed_at IS NULL"),
        ),
        Index(
            "ix_review_step_claimed",
            "organ_id",
            "opened_at",
            "id",
            sqlite_where=text(CLAIMED),
            postgresql_where=text(CLAIMED),
        ),
        UniqueConstraint("review_id", "position"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id", ondelete="CASCADE"))
    organ_id: Mapped[UUID] = mapped_column(ForeignKey("organ.id"))
    unit_id: Mapped[UUID | None] = mapped_column(ForeignKey("unit.id"))
    task_id: Mapped[UUID]
    slot: Mapped[int] = mapped_column(default=0)
    position: Mapped[int]
    round: Mapped[int]

    node_id: Mapped[str]
    title: Mapped[str] = mapped_column(Text)
    lane: Mapped[Lane]
    of: Mapped[Of]
    duty: Mapped[str]
    form: Mapped[str]
    outcomes: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    targets: Mapped[list[str]] = mapped_column(JSON)

    chosen_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    claimed_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    nobody: Mapped[bool] = mapped_column(default=False)
    opened_at: Mapped[Moment]
    due_on: Mapped[date | None]
    sort_on: Mapped[date]
    closed_at: Mapped[Moment | None]
    closed_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    verdict: Mapped[str | None]
    ending: Mapped[Ending | None]
    carried_from_id: Mapped[UUID | None] = mapped_column(ForeignKey("review_step.id"))

    review: Mapped[Review] = relationship()
    unit: Mapped[Unit | None] = relationship()
    chosen: Mapped[Person | None] = relationship(foreign_keys=chosen_id)
    claimed_by: Mapped[Person | None] = relationship(foreign_keys=claimed_by_id)
    closed_by: Mapped[Person | None] = relationship(foreign_keys=closed_by_id)

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    @property
    def ways_back(self) -> list[str]:
        """Where who has the step may return the case to; nowhere without such an outcome."""
        return self.targets if self.outcome("return") else []

    @property
    def may_go_back_to(self) -> list[str]:
        """Every step this one can send the case back to now, by whichever outcome."""
        fixed = {outcome.get("returns_to") for outcome in self.outcomes}
        return self.ways_back or [target for target in self.targets if target in fixed]

    def outcome(self, verdict: str) -> dict[str, Any] | None:
        """What the procedure says about ``verdict``, None when it is not one of this step's."""
        return next((each for each in self.outcomes if each["id"] == verdict), None)


class Assignment(Base):
    """One person's part in a step. Its state moves on; a later round makes a new row.

    ``previous``: the part of the same step that somebody else had until this one was made.
    """

    __tablename__ = "review_assignment"
    __table_args__ = (
        CheckConstraint(
            "person_id IS NOT NULL OR state NOT IN ('claimed', 'decided', 'returned', 'stale')",
            name="somebody_decides",
        ),
        Index(
            "ix_review_assignment_held",
            "person_id",
            "sort_on",
            "opened_at",
            "id",
            sqlite_where=HELD,
            postgresql_where=HELD,
        ),
        Index("ix_review_assignment_review", "review_id", "kind", "state"),
        Index(
            "ix_review_assignment_due",
            "due_on",
            "id",
            sqlite_where=WAITING,
            postgresql_where=WAITING,
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id", ondelete="CASCADE"))
    step_id: Mapped[UUID] = mapped_column(
        ForeignKey("review_step.id", ondelete="CASCADE"), index=True
    )
    kind: Mapped[AssignmentKind] = mapped_column(default=AssignmentKind.SIGN)
    state: Mapped[AssignmentState] = mapped_column(default=AssignmentState.OPEN)
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    round: Mapped[int]
    opened_at: Mapped[Moment]
    claimed_at: Mapped[Moment | None]
    closed_at: Mapped[Moment | None]
    due_on: Mapped[date | None]
    sort_on: Mapped[date]
    previous_id: Mapped[UUID | None] = mapped_column(ForeignKey("review_assignment.id"))

    step: Mapped[Step] = relationship()
    person: Mapped[Person | None] = relationship()
    previous: Mapped["Assignment | None"] = relationship(remote_side=id)


class Opinion(Base):
    """What somebody decided, over which text. Written once, never changed (triggers see to it)."""

    __tablename__ = "review_opinion"
    __table_args__ = (
        UniqueConstraint("assignment_id"),
        Index("ix_review_opinion_person", "person_id", "at"),
        Index("ix_review_opinion_review", "review_id", "at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id", ondelete="CASCADE"))
    step_id: Mapped[UUID] = mapped_column(
        ForeignKey("review_step.id", ondelete="CASCADE"), index=True
    )
    assignment_id: Mapped[UUID] = mapped_column(
        ForeignKey("review_assignment.id", ondelete="CASCADE")
    )
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    verdict: Mapped[str]
    label: Mapped[str]
    text: Mapped[str] = mapped_column(Text)
    answers: Mapped[dict[str, Any]] = mapped_column(JSON)
    digest: Mapped[str]
    round: Mapped[int]
    returned_to: Mapped[str | None]
    straight: Mapped[bool] = mapped_column(default=False)
    at: Mapped[Moment]

    step: Mapped[Step] = relationship()
    person: Mapped[Person] = relationship()


SEALED = {"text": SIGN, "answers": "{}"}
UNCHANGED = "opinions are never changed"


def _keep_unchanged(table: Table) -> None:
    """No column is written again, but for what was said when its review is sealed away."""
    name = f"{table.name}_is_kept"
    columns = ", ".join(each.name for each in table.columns if each.name not in SEALED)
    before = f"CREATE TRIGGER {name} BEFORE UPDATE OF {columns} ON {table.name}"
    ddl.on_create(
        table,
        dialect="sqlite",
        up=[f"{before} BEGIN SELECT RAISE(ABORT, '{UNCHANGED}'); END"],
        down=[f"DROP TRIGGER IF EXISTS {name}"],
    )
    ddl.on_create(
        table,
        dialect="postgresql",
        up=[
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{UNCHANGED}'; END $$",
            f"{before} FOR EACH ROW EXECUTE FUNCTION {name}()",
        ],
        down=[
            f"DROP TRIGGER IF EXISTS {name} ON {table.name}",
            f"DROP FUNCTION IF EXISTS {name}()",
        ],
    )
    only_by_sealing(
        table,
        signs=SEALED,
        is_sealed="EXISTS (SELECT 1 FROM review WHERE id = OLD.review_id AND state = 'sealed')",
        refusal=UNCHANGED,
    )


_keep_unchanged(Opinion.__table__)  # type: ignore[arg-type]
