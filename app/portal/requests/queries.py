"""What an applicant sees of his own request, and what an organ says about applying to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.files.models import CleanedFile, Cleaning, StoredFile
from app.files.queries import copies_of
from app.kit.db import db
from app.law.clock import Due
from app.law.receipt import Channel
from app.notices.letters.models import Letter
from app.people.models import Organ
from app.portal.queries import Publisher
from app.requests import cases, ledger, numbers
from app.requests.fees.actions.reckoning import AWAITED
from app.requests.fees.queries import fee_of
from app.requests.letters.written import served_on_applicant
from app.requests.models import (
    Answer,
    AnswerState,
    DisclosureRequest,
    FileRole,
    RequestEvent,
    RequestFee,
    RequestFile,
    RequestSettings,
)
from app.review.queries.awaiting import waits

ALWAYS_GIVEN = frozenset({FileRole.SCAN})


@dataclass(frozen=True, slots=True)
class Office:
    """An organ that takes applications, and how else it can be reached."""

    organ: Publisher
    settings: RequestSettings

    @property
    def ways(self) -> list[tuple[Channel, str]]:
        """The ways in that the organ offers beside this platform, and where each leads."""
        where = {offered["channel"]: offered["where"] for offered in self.settings.channels}
        return [(each, where[each]) for each in Channel if where.get(each)]

    @property
    def postal_address(self) -> str:
        """Where letters go."""
        ways = dict(self.ways)
        letters = ways.get(Channel.REGISTERED_MAIL) or ways.get(Channel.ORDINARY_MAIL)
        return letters or self.settings.address


@dataclass(frozen=True, slots=True)
class Opened:
    """A request whose number and code somebody knew. Both are asked for again when it changes."""

    id: UUID
    organ_id: UUID
    code_version: int


@dataclass(frozen=True, slots=True)
class Followed:
    """One request as its applicant sees it: no names of staff, nothing internal."""

    request: DisclosureRequest
    organ: Publisher
    settings: RequestSettings
    events: Sequence[RequestEvent]
    proof: Due | None
    answer: Answer | None
    letters: Sequence[Letter]
    files: Sequence[RequestFile]
    awaited: frozenset[str]
    fee: RequestFee | None

    @property
    def id(self) -> UUID:
        """The request's."""
        return self.request.id

    @property
    def letter(self) -> Letter | None:
        """The letter of the answer."""
        wanted = self.answer.letter_id if self.answer else None
        return next((each for each in self.letters if each.id == wanted), None)

    @property
    def own_files(self) -> list[RequestFile]:
        """What the applicant sent along."""
        return [each for each in self.files if each.role is FileRole.FROM_APPLICANT]

    @property
    def given_files(self) -> list[RequestFile]:
        """What was served with the answer: its enclosures, and the stamped letter."""
        if self.answer is None:
            return []
        enclosed = set(self.answer.enclosures)
        return [
            each
            for each in self.files
            if str(each.file_id) in enclosed or each.role in ALWAYS_GIVEN
        ]


def office(code: str) -> Office | None:
    """The organ with this code, if it takes applications."""
    statement = select(Organ.id, Organ.code, Organ.name).where(Organ.code == code, Organ.is_active)
    row = db.session.execute(statement).one_or_none()
    return Office(Publisher(*row), ledger.settings_of(row.id)) if row else None


def opened(number: str, code: str) -> Opened | None:
    """The request with this number, if the code is its own.

    For a number nobody has the same work is done: the time tells nothing.
    """
    columns = (DisclosureRequest.id, DisclosureRequest.organ_id, DisclosureRequest.code_version)
    row = db.session.execute(
        select(*columns).where(DisclosureRequest.number == numbers.as_kept(number))
    ).one_or_none()
    found = Opened(*row) if row else Opened(uuid4(), uuid4(), 1)
    compared = DisclosureRequest(id=found.id, code_version=found.code_version)
    fits = numbers.is_code_of(compared, code)
    return found if fits and row else None


def followed(request_id: UUID, *, code_version: int) -> Followed | None:
    """The request, unless its code was renewed in the meantime."""
    statement = (
        select(DisclosureRequest)
        .options(joinedload(DisclosureRequest.organ))
        .where(DisclosureRequest.id == request_id, DisclosureRequest.code_version == code_version)
    )
    found = db.session.scalars(statement).one_or_none()
    if found is None:
        return None
    organ, answer = found.organ, _served(found.id)
    return Followed(
        request=found,
        organ=Publisher(organ.id, organ.code, organ.name),
        settings=ledger.settings_of(organ.id),
        events=ledger.events_of(found.id),
        proof=ledger.proof_of(found),
        answer=answer,
        letters=served_on_applicant(found),
        files=_files(found.id),
        awaited=_awaited(found),
        fee=fee_of(found.id) if found.awaits == AWAITED else None,
    )


def copy_of(file: StoredFile) -> CleanedFile | None:
    """The copy for release, None when none can be made. Raises nothing while it is being made."""
    found = copies_of([file.sha256]).get(file.sha256)
    return found if found and found.state is not Cleaning.FAILED else None


def _awaited(found: DisclosureRequest) -> frozenset[str]:
    """What the procedure waits for: a correction, reasons, a withdrawal."""
    if not (found.is_open and found.review_id):
        return frozenset()
    return frozenset(wait.message for wait in waits(found.review_id))


def _served(request_id: UUID) -> Answer | None:
    """The last answer that was served. One that was annulled is no answer any more."""
    statement = (
        select(Answer)
        .where(Answer.request_id == request_id, Answer.state == AnswerState.SERVED)
        .order_by(Answer.number.desc())
        .limit(1)
    )
    return db.session.scalars(statement).first()


def _files(request_id: UUID) -> Sequence[RequestFile]:
    statement = (
        select(RequestFile)
        .options(joinedload(RequestFile.file))
        .where(RequestFile.request_id == request_id)
        .order_by(RequestFile.added_at, RequestFile.id)
        .limit(cases.MOST_FILES)
    )
    return db.session.scalars(statement).all()
