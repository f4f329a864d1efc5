"""How often somebody found among what is public what he had wanted to ask for."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.kit.db import Base


class FoundInstead(Base):
    """How many people found on a day what they had wanted to ask for. Nothing about them."""

    __tablename__ = "found_instead"
    __table_args__ = (CheckConstraint("times >= 0", name="counts_up"),)

    organ_id: Mapped[UUID] = mapped_column(ForeignKey("organ.id"), primary_key=True)
    on: Mapped[date] = mapped_column("on_day", primary_key=True)
    times: Mapped[int]
