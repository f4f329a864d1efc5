"""What the gate looks for, and where it can stand. Pure."""

from dataclasses import dataclass, replace
from enum import StrEnum

from app.files.extraction import Passage, Where
from app.files.reasons import cell_of


class Rule(StrEnum):
    """What was found."""

    IDENTITY = "identity"
    OLD_IDENTITY = "old_identity"  # fifteen digits, given out until 1999: less certain
    MOBILE = "mobile"
    BANK_CARD = "bank_card"
    SECRECY_MARK = "secrecy_mark"
    UNREAD = "unread"  # an attachment whose text nobody has searched
    HIDDEN = "hidden"  # what a reader of the file does not see
    FILE_METADATA = "file_metadata"  # who made it, with what, when
    COPY_WAITING = "copy_waiting"  # the copy for the public is being made
    COPY_FAILED = "copy_failed"  # there can be none
    NOT_REWRITTEN = "not_rewritten"  # a kind of file that is released as it came


class Part(StrEnum):
    """Which part of a document."""

    TITLE = "title"
    METADATA = "metadata"
    TEXT = "text"
    ATTACHMENT = "attachment"


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the document; ``number`` counts what ``where`` names, beginning at one.

    ``name`` is the sheet, property or part; ``column`` that of a cell, or of a row's first cell.
    """

    part: Part
    where: Where | None = None
    number: int = 0
    attachment: str = ""
    name: str = ""
    column: int = 0

    def at(self, line: str, start: int) -> "Place":
        """The place of the cell in which a find begins, when ``line`` is a row of a table."""
        if not self.column:
            return self
        return replace(self, column=self.column + line.count("\t", 0, start))

    @property
    def cell(self) -> str:
        """``C5``; empty when it is no cell."""
        return cell_of(self.column, self.number)


def place_of(passage: Passage, attachment: str) -> Place:
    """Where a passage of an attachment stands."""
    return Place(
        Part.ATTACHMENT,
        passage.where,
        passage.number,
        attachment,
        passage.name,
        passage.column,
    )
