"""What the public tried of late, counted so that nobody guesses or floods."""

from enum import StrEnum

from sqlalchemy import CheckConstraint
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
