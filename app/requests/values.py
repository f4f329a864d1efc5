"""What the forms hand to the actions."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, BinaryIO
from uuid import UUID

from app.law.receipt import Channel
from app.notices.letters.values import Service
from app.requests.applicant import Applicant
from app.requests.models import FileRole, WantedForm, WantedWay

AT_THE_OFFICE = tuple(each for each in Channel if each is not Channel.WEB)
"""The ways in on which the office takes a request in."""
PUT_IN = (
    FileRole.COLLECTED,
    FileRole.REDACTED,
    FileRole.ENCLOSURE,
    FileRole.PROOF,
    FileRole.FROM_APPLICANT,
    FileRole.OTHER,
)
"""What a file is that somebody of the house puts into a case."""


@dataclass(frozen=True, slots=True)
class Intake:
    """A request as it comes in. ``handed_in_on``: the day it arrived, None for this moment."""

    organ_id: UUID
    channel: Channel
    applicant: Applicant
    description: str
    wanted_form: WantedForm
    wanted_way: WantedWay
    is_own_information: bool = False
    needs_help: bool = False
    handed_in_on: date | None = None
    confirmed_on: date | None = None
    found_published: int = 0
    title: str = ""


@dataclass(frozen=True, slots=True)
class AnswerDraft:
    """An answer as its drafter saves it."""

    code: str
    text: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)
    grounds: tuple[Mapping[str, str], ...] = ()
    enclosures: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class Assigning:
    """Which units are asked, which of them leads, and what they are told."""

    units: tuple[UUID, ...]
    lead: UUID
    words: str = ""


@dataclass(frozen=True, slots=True)
class Deed:
    """How a step ends: its verdict, and what was said. ``key`` makes sending it twice harmless."""

    verdict: str
    key: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class NoticeSent:
    """What the applicant is asked for, and when the notice went out.

    When it was posted nobody is late before its receipt was noted.
    """

    words: str
    on: date
    is_posted: bool = False


@dataclass(frozen=True, slots=True)
class Upload:
    """A file on its way in.

    ``without_properties``: whoever sends a redacted copy knows what its properties say, and that
    they are taken away before it is given out.
    """

    stream: BinaryIO
    name: str
    without_properties: bool = False


@dataclass(frozen=True, slots=True)
class Search:
    """Where somebody looked, and what was there."""

    places: str
    words: str
    persons: str
    searched_on: date
    is_found: bool
    result: str = ""


@dataclass(frozen=True, slots=True)
class Money:
    """A sum in yuan that was paid or given back, and under which receipt."""

    amount: int
    on: date
    receipt_number: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Dispatch:
    """How a letter went out, and the file that proves it."""

    service: Service
    proof: Upload | None = None
