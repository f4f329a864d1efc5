"""What a document still lacks before it may be submitted; depends on its kind. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.publishing.content import Draft, is_document_number
from app.publishing.models.words import Attribute, Kind
from app.publishing.text import plain_text
from app.publishing.themes import THEMES


class Lack(StrEnum):
    """Why a field does not do yet; the sentences stand in ``reasons``."""

    TITLE = "title"
    ISSUER = "issuer"
    TEXT = "text"
    NUMBER = "number"
    NUMBER_FORM = "number_form"
    DAY = "day"
    DAY_OR_REASON = "day_or_reason"
    DAY_AHEAD = "day_ahead"
    THEME = "theme"
    THEME_UNKNOWN = "theme_unknown"
    ATTRIBUTE = "attribute"
    BASIS = "basis"
    REASON = "reason"
    SOURCE = "source"
    EXPLANATION = "explanation"


@dataclass(frozen=True, slots=True)
class Missing:
    """A field and what is wrong with it."""

    field: str
    lack: Lack


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What the draft itself does not say but its completeness depends on."""

    today: date
    taken_over: bool = False
    is_change: bool = False
    has_attachments: bool = False


def missing(draft: Draft, circumstances: Circumstances) -> list[Missing]:
    """Everything that keeps ``draft`` from being submitted, in the order of the form."""
    return [
        *_of_the_head(draft),
        *_of_the_number(draft, circumstances),
        *_of_the_day(draft, circumstances),
        *_of_the_theme(draft, circumstances),
        *_of_the_attribute(draft),
        *_of_the_text(draft, circumstances),
    ]


def _of_the_head(draft: Draft) -> Iterator[Missing]:
    if not draft.title.strip():
        yield Missing("title", Lack.TITLE)
    if not any(draft.issuers):
        yield Missing("issuers", Lack.ISSUER)
    if draft.reprint_url and not draft.reprint_source:
        yield Missing("reprint_source", Lack.SOURCE)


def _of_the_number(draft: Draft, circumstances: Circumstances) -> Iterator[Missing]:
    if draft.kind is Kind.PAPER and not draft.document_number and not draft.has_no_number:
        yield Missing("document_number", Lack.NUMBER)
    if circumstances.taken_over or draft.reprint_source or not draft.document_number:
        return
    if draft.kind is Kind.PAPER and not is_document_number(draft.document_number):
        yield Missing("document_number", Lack.NUMBER_FORM)


def _of_the_day(draft: Draft, circumstances: Circumstances) -> Iterator[Missing]:
    if draft.formed_on is not None:
        if draft.formed_on > circumstances.today:
            yield Missing("formed_on", Lack.DAY_AHEAD)
    elif not circumstances.taken_over:
        yield Missing("formed_on", Lack.DAY)
    elif not draft.formed_unknown_reason:
        yield Missing("formed_on", Lack.DAY_OR_REASON)


def _of_the_theme(draft: Draft, circumstances: Circumstances) -> Iterator[Missing]:
    if not draft.theme:
        if not circumstances.taken_over:
            yield Missing("theme", Lack.THEME)
    elif draft.theme not in THEMES or draft.subtheme not in ("", *THEMES[draft.theme]):
        yield Missing("theme", Lack.THEME_UNKNOWN)


def _of_the_attribute(draft: Draft) -> Iterator[Missing]:
    if draft.attribute is None:
        yield Missing("attribute", Lack.ATTRIBUTE)
    if draft.attribute in (Attribute.ON_REQUEST, Attribute.WITHHELD):
        if not draft.legal_basis:
            yield Missing("legal_basis", Lack.BASIS)
        if not draft.attribute_reason:
            yield Missing("attribute_reason", Lack.REASON)


def _of_the_text(draft: Draft, circumstances: Circumstances) -> Iterator[Missing]:
    if not circumstances.has_attachments and not plain_text(draft.body):
        yield Missing("body", Lack.TEXT)
    if circumstances.is_change and not draft.change_explanation:
        yield Missing("change_explanation", Lack.EXPLANATION)
