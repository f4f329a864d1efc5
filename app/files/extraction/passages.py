"""What reading a file gives: pieces of text, each with its place, up to a limit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

MOST_TEXT = 5_000_000
MOST_PASSAGES = 200_000


class Where(StrEnum):
    """What a passage is, and so what its number counts."""

    PARAGRAPH = "paragraph"
    PAGE = "page"
    ROW = "row"
    SLIDE = "slide"
    HEADER = "header"
    FOOTER = "footer"
    NOTE = "note"
    BOX = "box"
    CHART = "chart"
    PICTURE_TEXT = "picture_text"
    BOOKMARK = "bookmark"
    SHEET_NAME = "sheet_name"
    SHEET_EDGE = "sheet_edge"

    # What a reader does not see. It is left out of the copy that is released.
    PROPERTY = "property"
    CUSTOM_PART = "custom_part"
    EMBEDDED = "embedded"
    PICTURE_DATA = "picture_data"
    COMMENT = "comment"
    INSERTION = "insertion"
    DELETION = "deletion"
    HIDDEN_TEXT = "hidden_text"
    FIELD_CODE = "field_code"
    LINK = "link"
    HIDDEN_SHEET = "hidden_sheet"
    HIDDEN_ROW = "hidden_row"
    HIDDEN_COLUMN = "hidden_column"
    HIDDEN_CELL = "hidden_cell"
    CELL_COMMENT = "cell_comment"
    DEFINED_NAME = "defined_name"
    EXTERNAL_LINK = "external_link"
    STORED_TABLE = "stored_table"
    SPEAKER_NOTE = "speaker_note"
    HIDDEN_SLIDE = "hidden_slide"
    HIDDEN_SHAPE = "hidden_shape"
    ANNOTATION = "annotation"
    FORM_VALUE = "form_value"
    PAGE_HIDDEN = "page_hidden"
    TEXT_LAYER = "text_layer"
    LAYER_OFF = "layer_off"
    EARLIER = "earlier"
    COVERED = "covered"
    HIDDEN_ELEMENT = "hidden_element"
    HIDDEN_VALUE = "hidden_value"
    SCRIPT = "script"
    INVISIBLE = "invisible"


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of text and where it stands; numbers begin at one.

    ``name`` is the sheet, the property or the part it belongs to. In a table ``column`` is that of
    its first cell; the next ones follow, parted by tabs.
    """

    where: Where
    number: int
    text: str
    name: str = ""
    column: int = 0

    @property
    def plain(self) -> list[Any]:
        """As JSON holds it; what is not said is left out."""
        said: list[Any] = [self.where.value, self.number, self.text, self.name, self.column]
        while not said[-1] and len(said) > 3:
            said.pop()
        return said


def passage_of(said: Sequence[Any]) -> Passage:
    """The passage that was stored as ``said``."""
    return Passage(Where(said[0]), *said[1:])


@dataclass(frozen=True, slots=True)
class Extract:
    """A file's text. Not complete when there was more than is read, or pages without text."""

    passages: tuple[Passage, ...]
    is_complete: bool = True

    @property
    def text(self) -> str:
        """All of it, one line a passage."""
        return "\n".join(passage.text for passage in self.passages)


def gathered(passages: Iterable[Passage], *, is_complete: bool = True) -> Extract:
    """As many of ``passages`` as the limits allow, without the empty ones."""
    taken: list[Passage] = []
    length = 0
    for passage in passages:
        if not passage.text.strip():
            continue
        length += len(passage.text)
        if length > MOST_TEXT or len(taken) >= MOST_PASSAGES:
            return Extract(tuple(taken), is_complete=False)
        taken.append(passage)
    return Extract(tuple(taken), is_complete=is_complete)
