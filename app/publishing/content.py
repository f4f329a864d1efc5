"""What a version says, as values: the draft that is typed, canonical JSON, and its digest. Pure."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any

from app.law import document_number
from app.publishing.models.words import Attribute, InfoKind, Kind, Origin, Validity


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything of a document that a drafter may write. ``body`` is plain lines or HTML."""

    kind: Kind = Kind.PAPER
    title: str = ""
    issuers: Sequence[str] = ()
    document_number: str = ""
    has_no_number: bool = False
    formed_on: date | None = None
    formed_unknown_reason: str = ""
    theme: str = ""
    subtheme: str = ""
    keywords: Sequence[str] = ()
    summary: str = ""
    validity: Validity = Validity.IN_FORCE
    info_kind: InfoKind = InfoKind.GENERAL
    attribute: Attribute | None = None
    legal_basis: str = ""
    attribute_reason: str = ""
    origin: Origin = Origin.MADE
    reprint_source: str = ""
    reprint_url: str = ""
    original_index_number: str = ""
    change_explanation: str = ""
    body: str = field(default="", repr=False)


METADATA = tuple(
    name
    for name in (each.name for each in fields(Draft))
    if name not in {"title", "issuers", "keywords", "body"}
)


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """An attachment as it counts for the digest: its name and its content."""

    name: str
    sha256: str


def normalised_number(text: str) -> str:
    """``忻政办发[2018]第0117号`` as 忻政办发〔2018〕117号; text that is no such number stays."""
    return document_number.normalise(text) or text.strip()


def is_document_number(text: str) -> bool:
    """Whether ``text`` is a document number in its one form."""
    return document_number.normalise(text) == text


def canonical(content: Mapping[str, Any]) -> str:
    """``content`` as the one JSON text it has."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest_of(content: Mapping[str, Any]) -> str:
    """SHA-256 over the canonical JSON: what was signed is what is published."""
    return hashlib.sha256(canonical(content).encode()).hexdigest()
