"""What the gate looks for, and where it can stand. Pure."""

from dataclasses import dataclass
from enum import StrEnum

from app.files.extraction import Where


class Rule(StrEnum):
    """What was found."""

    IDENTITY = "identity"
    OLD_IDENTITY = "old_identity"  # fifteen digits, given out until 1999: less certain
    MOBILE = "mobile"
    BANK_CARD = "bank_card"
    SECRECY_MARK = "secrecy_mark"
    UNREAD = "unread"  # an attachment whose text nobody has searched


class Part(StrEnum):
    """Which part of a document."""

    TITLE = "title"
    METADATA = "metadata"
    TEXT = "text"
    ATTACHMENT = "attachment"


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the document; ``number`` counts what ``where`` names, beginning at one."""

    part: Part
    where: Where | None = None
    number: int = 0
    attachment: str = ""
