"""Small values the actions take: the case a letter is about, how it was served, its settings."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.notices.letters.models import Way


@dataclass(frozen=True, slots=True)
class Subject:
    """The case a letter is about, as whoever keeps it calls it."""

    kind: str
    id: UUID


@dataclass(frozen=True, slots=True)
class Service:
    """How a letter reached its receiver.

    ``served_on``: the day it was signed for, was posted, or arrived at the address given.
    """

    way: Way
    served_on: date
    receiver: str
    posting_number: str = ""
    proof_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class SettingGiven:
    """What an organ's letters say of remedies and of whom to ask."""

    office_name: str
    office_address: str
    office_phone: str
    office_hours: str = ""
    review_address: str = ""
    review_online: str = ""
    court: str = ""
    scan_required: bool = True
    proof_required: bool = True
