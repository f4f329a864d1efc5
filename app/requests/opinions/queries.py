"""Reads of letters by which opinions are sought."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.orm import joinedload

from app.kit.db import db, locked
from app.law.decisions import LetterKind
from app.law.ledger import OpinionKind
from app.law.working_days import WorkingCalendar
from app.notices.letters import queries as letters
from app.notices.letters.models import Letter as Paper
from app.notices.letters.models import LetterState
from app.requests.letters.written import latest
from app.requests.models import DisclosureRequest, FileRole, RequestEvent, RequestFile
from app.requests.opinions import standing, values
from app.requests.opinions.errors import NoSuchOpinion
from app.requests.opinions.models import OpinionAnswer, OpinionReminder, SoughtOpinion
from app.requests.opinions.values import Party, Respondent
from app.requests.opinions.words import LAW, Standing

MOST_LETTERS = 100
MAY_BE_SHOWN = frozenset(
    {FileRole.COLLECTED, FileRole.REDACTED, FileRole.ENCLOSURE, FileRole.OTHER}
)
THIRD_PARTIES = [kind for kind, law in LAW.items() if law is OpinionKind.THIRD_PARTY]


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer with who gave it."""

    answer: OpinionAnswer
    respondent: Respondent
    files: Sequence[RequestFile]


@dataclass(frozen=True, slots=True)
class Awaited:
    """A letter that waits for its answer, and whose it is."""

    opinion: SoughtOpinion
    organ_id: UUID


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as the office sees it. ``until``: the last day of its term, None before service."""

    opinion: SoughtOpinion
    party: Party
    standing: Standing
    until: date | None

    @property
    def is_over(self) -> bool:
        """Whether this party is waited for no longer."""
        return self.standing not in (Standing.PREPARED, Standing.UNSERVED, Standing.AWAITED)


def letter_of(opinion: SoughtOpinion, calendar: WorkingCalendar, *, on: date) -> Letter:
    """The letter with what is computed of it."""
    return Letter(
        opinion=opinion,
        party=values.party_in(opinion.party_box, opinion_id=opinion.id),
        standing=standing.standing_of(opinion, calendar, on=on),
        until=standing.last_day(opinion, calendar),
    )


def all_of(request_id: UUID) -> list[SoughtOpinion]:
    """Every letter of a request, prepared ones too, in the order they were made."""
    statement = (
        select(SoughtOpinion)
        .options(joinedload(SoughtOpinion.weighed_by))
        .where(SoughtOpinion.request_id == request_id)
        .order_by(SoughtOpinion.made_at, SoughtOpinion.id)
        .limit(MOST_LETTERS)
    )
    return list(db.session.scalars(statement))


def locked_all_of(request_id: UUID) -> list[SoughtOpinion]:
    """The same under the lock of the request, read afresh."""
    statement = (
        select(SoughtOpinion)
        .where(SoughtOpinion.request_id == request_id)
        .order_by(SoughtOpinion.made_at, SoughtOpinion.id)
        .limit(MOST_LETTERS)
    )
    return list(db.session.scalars(locked(statement)))


def prepared_of(request_id: UUID) -> list[SoughtOpinion]:
    """Letters that were not sent yet."""
    return [each for each in locked_all_of(request_id) if each.sent_on is None]


def unweighed_of(request_id: UUID) -> list[SoughtOpinion]:
    """Letters that were sent and whose answer, or silence, was not weighed yet."""
    found = locked_all_of(request_id)
    return [each for each in found if each.sent_on and not each.is_settled]


def opinion(request_id: UUID, opinion_id: UUID) -> SoughtOpinion:
    """One letter of this request; who asks was let in to the request before."""
    statement = select(SoughtOpinion).where(
        SoughtOpinion.id == opinion_id, SoughtOpinion.request_id == request_id
    )
    found = db.session.scalars(statement).one_or_none()
    if found is None:
        raise NoSuchOpinion
    return found


def last_sequence(request_id: UUID) -> int:
    """How many letters of the request went out so far."""
    last = select(func.max(SoughtOpinion.sequence)).where(SoughtOpinion.request_id == request_id)
    return db.session.scalar(last) or 0


def untold_of(disclosure_request: DisclosureRequest) -> list[SoughtOpinion]:
    """Letters that went out after the applicant was last told that opinions are sought."""
    told = latest(disclosure_request, LetterKind.OPINION_TOLD_APPLICANT)
    statement = (
        select(SoughtOpinion)
        .join(RequestEvent, RequestEvent.id == SoughtOpinion.sent_id)
        .where(
            SoughtOpinion.request_id == disclosure_request.id,
            SoughtOpinion.withdrawn_at.is_(None),
        )
        .order_by(SoughtOpinion.sequence)
        .limit(MOST_LETTERS)
    )
    if told and told.fixed_at:
        statement = statement.where(RequestEvent.at > told.fixed_at)
    return list(db.session.scalars(statement))


def is_applicant_untold(disclosure_request: DisclosureRequest) -> bool:
    """Whether all letters of a round have gone out and the applicant is still to be told."""
    statement = select(SoughtOpinion.id).where(
        SoughtOpinion.request_id == disclosure_request.id, SoughtOpinion.sent_on.is_(None)
    )
    if db.session.scalar(statement.limit(1)):
        return False
    return disclosure_request.is_open and bool(untold_of(disclosure_request))


def standing_paper(letter_id: UUID | None) -> Paper | None:
    """This paper, if it was drawn up and not annulled."""
    paper = letters.letter_of(letter_id) if letter_id else None
    return paper if paper and paper.state is not LetterState.ANNULLED else None


def served_papers(opinion: SoughtOpinion) -> list[Paper]:
    """What this party itself was served: the paper that asks, and the one that tells (Art. 32)."""
    own = [each for each in (opinion.letter_id, opinion.told_letter_id) if each]
    return [
        paper
        for paper in map(letters.letter_of, own)
        if paper and paper.state is LetterState.SERVED and paper.paper
    ]


def with_letter(letter_id: UUID) -> SoughtOpinion:
    """Whose paper this is, locked after its request: the one that asks, or the one that tells."""
    statement = select(SoughtOpinion).where(
        or_(SoughtOpinion.letter_id == letter_id, SoughtOpinion.told_letter_id == letter_id)
    )
    found = db.session.scalars(locked(statement)).one_or_none()
    if found is None:
        raise NoSuchOpinion
    return found


def answers_of(opinion_id: UUID) -> list[Answered]:
    """What the party answered, in order."""
    statement = (
        select(OpinionAnswer)
        .options(joinedload(OpinionAnswer.by))
        .where(OpinionAnswer.opinion_id == opinion_id)
        .order_by(OpinionAnswer.at, OpinionAnswer.id)
        .limit(MOST_LETTERS)
    )
    found = list(db.session.scalars(statement))
    files = _files_of(found)
    return [
        Answered(
            each,
            values.respondent_in(each.respondent_box, answer_id=each.id),
            files[each.id],
        )
        for each in found
    ]


def _files_of(found: Sequence[OpinionAnswer]) -> Mapping[UUID, list[RequestFile]]:
    wanted = {UUID(file_id): each.id for each in found for file_id in each.file_ids}
    files: dict[UUID, list[RequestFile]] = defaultdict(list)
    if wanted:
        for file in _rows(list(wanted)):
            files[wanted[file.id]].append(file)
    return files


def shown_files(opinion: SoughtOpinion) -> list[RequestFile]:
    """The files the party may see."""
    return _rows([UUID(each) for each in opinion.shown]) if opinion.shown else []


def _rows(ids: Sequence[UUID]) -> list[RequestFile]:
    statement = (
        select(RequestFile)
        .options(joinedload(RequestFile.file))
        .where(RequestFile.id.in_(ids))
        .order_by(RequestFile.added_at, RequestFile.id)
    )
    return list(db.session.scalars(statement))


def files_to_show(request_id: UUID) -> list[RequestFile]:
    """The files of the case a party may be shown: nothing that came from the applicant."""
    statement = (
        select(RequestFile)
        .options(joinedload(RequestFile.file))
        .where(RequestFile.request_id == request_id, RequestFile.role.in_(MAY_BE_SHOWN))
        .order_by(RequestFile.added_at, RequestFile.id)
        .limit(200)
    )
    return list(db.session.scalars(statement))


def awaited(*, after: UUID | None, limit: int) -> list[Awaited]:
    """Letters that wait for an answer, of requests that are not decided yet; by their id."""
    statement = (
        select(SoughtOpinion, DisclosureRequest.organ_id)
        .join(DisclosureRequest, DisclosureRequest.id == SoughtOpinion.request_id)
        .where(
            SoughtOpinion.sent_on.is_not(None),
            SoughtOpinion.answered_on.is_(None),
            SoughtOpinion.weighed_at.is_(None),
            SoughtOpinion.withdrawn_at.is_(None),
            or_(SoughtOpinion.unreachable_why == "", SoughtOpinion.served_on.is_not(None)),
            DisclosureRequest.is_open,
            DisclosureRequest.state.not_in(standing.DECIDED),
        )
        .order_by(SoughtOpinion.id)
        .limit(limit)
    )
    if after:
        statement = statement.where(SoughtOpinion.id > after)
    return [Awaited(*row) for row in db.session.execute(statement)]


def reminders_of(opinion_ids: Sequence[UUID]) -> set[tuple[UUID, date, int]]:
    """Which reminders were sent, by letter, last day and days before it."""
    columns = (OpinionReminder.opinion_id, OpinionReminder.last_day, OpinionReminder.days_before)
    statement = select(*columns).where(OpinionReminder.opinion_id.in_(opinion_ids))
    return {(row[0], row[1], row[2]) for row in db.session.execute(statement)}


def has_third_party_file(request_id: UUID) -> bool:
    """Whether a third party was asked, and what came of it was weighed (Art. 32)."""
    statement = (
        select(SoughtOpinion.id)
        .where(
            SoughtOpinion.request_id == request_id,
            SoughtOpinion.party_kind.in_(THIRD_PARTIES),
            SoughtOpinion.weighed_at.is_not(None),
        )
        .limit(1)
    )
    return db.session.scalar(statement) is not None
