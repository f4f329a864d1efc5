"""What a review has to know of its subject, handed in by the slice the subject belongs to."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Subject:
    """A document or a request as it is submitted. ``editors``: everybody who wrote on its text."""

    kind: str
    id: UUID
    organ_id: UUID
    unit_id: UUID
    title: str
    number: str
    digest: str
    attribute: str
    editors: frozenset[UUID]
    deadline_on: date | None = None
    no_light: bool = False
    procedure: str = "proactive_review"
