"""What reading a paper gives: its fields, its body, and what is doubtful about them. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import BinaryIO


class Rule(StrEnum):
    """Why something is doubtful; the sentences stand in ``reasons``."""

    NO_TITLE = "no_title"
    TITLE_INSIDE = "title_inside"
    ISSUER_FROM_PAGE = "issuer_from_page"
    OTHER_ISSUER = "other_issuer"
    BLANK_METADATA = "blank_metadata"
    TWO_VALUES = "two_values"
    UNUSUAL_NUMBER = "unusual_number"
    UNKNOWN_THEME = "unknown_theme"
    IMPOSSIBLE_DATE = "impossible_date"
    DATES_DIFFER = "dates_differ"
    MIXED_BRACKETS = "mixed_brackets"
    FOREIGN_WORDS = "foreign_words"
    GARBLED = "garbled"
    TRADITIONAL = "traditional"
    BODY_TWICE = "body_twice"
    BODY_NEARLY_TWICE = "body_nearly_twice"
    FURNITURE = "furniture"
    MISSING_ANNEX = "missing_annex"
    SUM_DIFFERS = "sum_differs"
    NO_BODY = "no_body"
    UNREAD_PAGES = "unread_pages"


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something a person must look at: which field, why, and the words of the file."""

    field: str
    rule: Rule
    quote: str


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or a table with its rows. Text is kept as it stood."""

    text: str
    rows: tuple[tuple[str, ...], ...] = ()
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """A file as blocks, and what it says about itself beside its text (HTML meta tags)."""

    blocks: tuple[Block, ...]
    stated: tuple[tuple[str, str], ...] = ()
    is_complete: bool = True
    is_page: bool = False


@dataclass(frozen=True, slots=True)
class Imported:
    """A paper as it was read. Empty is what does not stand in the file."""

    title: str = ""
    issuers: Sequence[str] = ()
    document_number: str = ""
    has_no_number: bool = False
    original_index_number: str = ""
    theme: str = ""
    subtheme: str = ""
    keywords: Sequence[str] = ()
    formed_on: date | None = None
    page_date: date | None = None
    page_source: str = ""
    body: str = field(default="", repr=False)
    text: str = field(default="", repr=False)
    doubtful: Sequence[Doubt] = ()
    digest: str = ""

    @property
    def fields(self) -> dict[str, object]:
        """What was found, by name, as plain values; empty fields are left out."""
        found = {
            "title": self.title,
            "issuers": list(self.issuers),
            "document_number": self.document_number,
            "has_no_number": self.has_no_number,
            "original_index_number": self.original_index_number,
            "theme": self.theme,
            "subtheme": self.subtheme,
            "keywords": list(self.keywords),
            "formed_on": self.formed_on.isoformat() if self.formed_on else "",
            "page_date": self.page_date.isoformat() if self.page_date else "",
            "page_source": self.page_source,
        }
        return {name: value for name, value in found.items() if value}


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A file as it comes with a form."""

    name: str
    stream: BinaryIO
