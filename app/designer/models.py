"""A procedure on its way to being in force, and every act on that way."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary
from sqlalchemy.orm import Mapped, deferred, mapped_column, relationship

from app.engine.models import ProcedureVersion
from app.kit.db import Base, Moment
from app.people.models import Person


class DraftState(StrEnum):
    """Where a draft stands. It is drawn on only while it is a draft or was returned."""

    DRAFT = "draft"
    PROPOSED = "proposed"
    RETURNED = "returned"
    LIVE = "live"
    DISCARDED = "discarded"


class Act(StrEnum):
    """What somebody did to a draft, in the words of the trail; some make him one of its authors."""

    BEGUN = "procedure draft begun"
    IMPORTED = "procedure draft imported"
    SAVED = "procedure draft saved"
    REBASED = "procedure draft rebased"
    PROPOSED = "procedure draft proposed"
    TAKEN_BACK = "procedure draft taken back"
    RETURNED = "procedure draft returned"
    PUT_INTO_FORCE = "procedure draft put into force"
    DISCARDED = "procedure draft discarded"


AUTHORING = frozenset({Act.BEGUN, Act.IMPORTED, Act.SAVED, Act.REBASED, Act.PROPOSED})
EDITABLE = frozenset({DraftState.DRAFT, DraftState.RETURNED})


class ProcedureDraft(Base):
    """A diagram that is to become the next version of a process. ``base`` is what it began from."""

    __tablename__ = "procedure_draft"
    __table_args__ = (
        CheckConstraint("revision >= 1", name="revised_from_one"),
        CheckConstraint("(state = 'live') = (version_id IS NOT NULL)", name="live_as_a_version"),
        Index("ix_procedure_draft_process_id", "process_id", "changed_at"),
        Index("ix_procedure_draft_state", "state", "changed_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    process_id: Mapped[str]
    name: Mapped[str]
    base_id: Mapped[UUID | None] = mapped_column(ForeignKey("procedure_version.id"))
    source: Mapped[bytes] = deferred(mapped_column(LargeBinary, nullable=False))
    digest: Mapped[str]
    revision: Mapped[int] = mapped_column(default=1)
    state: Mapped[DraftState] = mapped_column(default=DraftState.DRAFT)
    note: Mapped[str] = mapped_column(default="")
    author_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    changed_by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    changed_at: Mapped[Moment]
    version_id: Mapped[UUID | None] = mapped_column(ForeignKey("procedure_version.id"))

    author: Mapped[Person] = relationship(foreign_keys=[author_id], lazy="joined")
    changed_by: Mapped[Person] = relationship(foreign_keys=[changed_by_id], lazy="joined")
    base: Mapped[ProcedureVersion | None] = relationship(foreign_keys=[base_id], lazy="joined")
    version: Mapped[ProcedureVersion | None] = relationship(
        foreign_keys=[version_id], lazy="joined"
    )

    @property
    def is_editable(self) -> bool:
        return self.state in EDITABLE

    def enter(self, state: DraftState, *, by: Person, at: datetime) -> None:
        """Stand at ``state`` from now on."""
        self.state = state
        self.touch(by=by, at=at)

    def touch(self, *, by: Person, at: datetime) -> None:
        """Somebody did something to it: what was seen before is out of date."""
        self.revision += 1
        self.changed_by_id = by.id
        self.changed_at = at


class DraftAct(Base):
    """One act on a draft; never changed afterwards."""

    __tablename__ = "procedure_draft_act"
    __table_args__ = (Index("ix_procedure_draft_act_draft_id", "draft_id", "at"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    draft_id: Mapped[UUID] = mapped_column(ForeignKey("procedure_draft.id"))
    act: Mapped[Act]
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    at: Mapped[Moment]
    words: Mapped[str] = mapped_column(default="")
    digest: Mapped[str]

    by: Mapped[Person] = relationship(lazy="joined")
