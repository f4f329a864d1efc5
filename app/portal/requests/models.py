"""What the public's side counts: attempts of late, and how often somebody need not have asked."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.kit.db import Base, Moment


class Attempted(StrEnum):
    """What is counted, and by what."""

    FOLLOWING_A_NUMBER = "following a number"
    FOLLOWING_FROM_A_PLACE = "following from a place"
    APPLYING_FROM_A_PLACE = "applying from a place"
    APPLYING_BY_AN_IDENTITY = "applying by an identity"
    OPENING_A_LETTER = "opening a letter"
    OPENING_FROM_A_PLACE = "opening from a place"
    FOUND_FROM_A_PLACE = "found from a place"


class PublicAttempt(Base):
    """How often something was tried since a moment. ``key``: a place, or a mark that tells nothing.

    Kept for hours only.
    """

    __tablename__ = "public_attempt"
    __table_args__ = (CheckConstraint("tries >= 0", name="counts_up"),)

    kind: Mapped[Attempted] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    tries: Mapped[int]
    since: Mapped[Moment] = mapped_column(index=True)


class FoundInstead(Base):
    """How many people found on a day what they had wanted to ask for. Nothing about them."""

    __tablename__ = "found_instead"
    __table_args__ = (CheckConstraint("times >= 0", name="counts_up"),)

    organ_id: Mapped[UUID] = mapped_column(ForeignKey("organ.id"), primary_key=True)
    on: Mapped[date] = mapped_column("on_day", primary_key=True)
    times: Mapped[int]
