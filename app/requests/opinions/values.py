"""What forms hand to the actions: a party, what it is asked, and what it answers."""

from dataclasses import asdict, dataclass, fields
from datetime import date
from uuid import UUID

from app.kit import personal
from app.requests.opinions.words import AnswerWay, PartyKind, SendingWay, Stance
from app.requests.values import Upload


@dataclass(frozen=True, slots=True)
class Party:
    """Who is asked, and how it is reached."""

    name: str = ""
    contact: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Respondent:
    """Who answered for the party."""

    name: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Asking:
    """What one party is asked. ``shown``: files of the case it may see.

    ``information``: what the information is called, ``concerns``: what of it would be disclosed.
    ``is_not_the_applicant``: a name in the text is that of the applicant by chance.
    """

    party_kind: PartyKind
    party: Party
    information: str
    concerns: str
    question: str
    way: SendingWay
    shown: tuple[UUID, ...] = ()
    is_not_the_applicant: bool = False


@dataclass(frozen=True, slots=True)
class Disclosure:
    """What a third party is told before its information is disclosed against its will."""

    contents: str
    reasons: str
    is_not_the_applicant: bool = False


@dataclass(frozen=True, slots=True)
class Reply:
    """What a party says. ``on``: the day it came in."""

    stance: Stance
    reason: str
    way: AnswerWay
    respondent: Respondent
    on: date
    uploads: tuple[Upload, ...] = ()


def party_locked_up(party: Party, *, opinion_id: UUID) -> bytes:
    """The box for the row of the letter."""
    return personal.locked_up(asdict(party), about=f"party of {opinion_id}")


def party_in(box: bytes, *, opinion_id: UUID) -> Party:
    """Who is asked."""
    values = personal.opened(box, about=f"party of {opinion_id}")
    known = {field.name for field in fields(Party)}
    return Party(**{name: value for name, value in values.items() if name in known})


def respondent_locked_up(respondent: Respondent, *, answer_id: UUID) -> bytes:
    """The box for the row of the answer."""
    return personal.locked_up(asdict(respondent), about=f"respondent of {answer_id}")


def respondent_in(box: bytes, *, answer_id: UUID) -> Respondent:
    """Who answered."""
    values = personal.opened(box, about=f"respondent of {answer_id}")
    return Respondent(name=values.get("name", ""), phone=values.get("phone", ""))
