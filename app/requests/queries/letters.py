"""The letters on the page of a request: how far each is, and what the office may do with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from app.law.decisions import LetterKind
from app.notices.letters import queries
from app.notices.letters.errors import NoSuchLetter
from app.notices.letters.models import Letter, LetterState, Way
from app.people.models import Person
from app.requests.access import request_for
from app.requests.answers import codes_of
from app.requests.fees.letters import awaits_receipt
from app.requests.letters.written import ON_THE_WAY, SEEKING, TO_OTHERS, of_case, receiver_of
from app.requests.opinions import queries as opinions
from app.requests.opinions.models import SoughtOpinion
from app.requests.opinions.rules import untold
from app.requests.opinions.values import Party, party_in
from app.requests.opinions.words import SendingWay
from app.requests.queries.case import Case

OF_STEPS = {"correction": LetterKind.CORRECTION, "tell_extension": LetterKind.EXTENSION}
WAYS = {
    SendingWay.EMAIL: Way.ELECTRONIC,
    SendingWay.POST: Way.POST,
    SendingWay.DIRECT: Way.DIRECT,
}


@dataclass(frozen=True, slots=True)
class Asked:
    """The party a letter is about, and how it is to be reached."""

    opinion: SoughtOpinion
    party: Party

    @property
    def way(self) -> Way:
        return WAYS[self.opinion.way]

    @property
    def receiver(self) -> str:
        """Where the letter goes."""
        party, way = self.party, self.opinion.way
        if way is SendingWay.EMAIL:
            return party.email
        return party.address if way is SendingWay.POST else party.contact or party.name


@dataclass(frozen=True, slots=True)
class Row:
    """One letter. Where the reader's step sends it out, that step's form does.

    ``is_astray``: it was posted, and nobody knows that it arrived.
    """

    letter: Letter
    asked: Asked | None
    is_of_step: bool
    is_astray: bool = False

    @property
    def to(self) -> str:
        """To whom it goes, where that is not the applicant."""
        return receiver_of(self.letter) if self.letter.kind in TO_OTHERS else ""

    @property
    def is_being_made(self) -> bool:
        return self.stands and self.letter.pdf_id is None and self.letter.failed_at is None

    @property
    def has_failed(self) -> bool:
        return self.stands and self.letter.pdf_id is None and self.letter.failed_at is not None

    @property
    def may_be_stamped(self) -> bool:
        return self.stands and self.letter.kind is not LetterKind.SERVICE_PROOF

    @property
    def may_be_sent(self) -> bool:
        """Whether it goes out from here, and not from the reader's step."""
        return self.stands and self.letter.kind in ON_THE_WAY and not self.is_of_step

    @property
    def may_be_annulled(self) -> bool:
        is_on_its_way = self.stands and self.letter.kind in ON_THE_WAY
        return is_on_its_way or self.may_be_taken_back or self.is_astray

    @property
    def may_be_taken_back(self) -> bool:
        """Whether it asked a party that has not answered yet."""
        if self.asked is None or self.letter.kind not in SEEKING:
            return False
        opinion = self.asked.opinion
        is_awaited = opinion.answered_on is None and not opinion.is_settled
        return self.letter.state is LetterState.SERVED and is_awaited

    @property
    def has_acts(self) -> bool:
        return self.may_be_stamped or self.may_be_annulled

    @property
    def stands(self) -> bool:
        """Whether it has its number and has not gone out."""
        return self.letter.state in (LetterState.FIXED, LetterState.STAMPED)


@dataclass(frozen=True, slots=True)
class Letters:
    """All letters of a case; ``of_step`` the one the reader's step sends out, once it is drawn."""

    rows: Sequence[Row]
    of_step: Letter | None
    unsaid: Sequence[str]
    is_applicant_untold: bool
    to_be_told: Sequence[Asked]

    @property
    def has_receipt(self) -> bool:
        gone = LetterState.ANNULLED
        rows = [each.letter for each in self.rows]
        return any(e.kind is LetterKind.RECEIPT and e.state is not gone for e in rows)

    @property
    def of_reasons(self) -> Letter | None:
        """The letter that asks for reasons, while it waits to be sent."""
        rows = [each for each in self.rows if each.letter.kind is LetterKind.REASONS]
        return next((each.letter for each in rows if each.stands), None)


def letters_of(case: Case, *, form: str) -> Letters:
    """The letters of ``case``, for somebody whose step has this form."""
    written = of_case(case.request)
    kind = OF_STEPS.get(form)
    gone = (LetterState.ANNULLED, LetterState.SERVED)
    waiting = [each for each in written if each.kind is kind and each.state not in gone]
    of_step = waiting[-1] if waiting else None
    sought = [
        Asked(each, party_in(each.party_box, opinion_id=each.id))
        for each in opinions.all_of(case.request.id)
    ]
    asked, astray = _by_letter(sought), awaits_receipt(case.request.id)
    return Letters(
        rows=[
            Row(each, asked.get(each.id), each is of_step, each.id == astray)
            for each in written
            if each.state is not LetterState.DRAFT
        ],
        of_step=of_step,
        unsaid=queries.unsaid(case.request.organ_id),
        is_applicant_untold=opinions.is_applicant_untold(case.request),
        to_be_told=_to_be_told(case, sought),
    )


def letter_for(person: Person, request_id: UUID, letter_id: UUID) -> Letter:
    """A letter of a request ``person`` may see."""
    found = request_for(person, request_id)
    letter = queries.letter(letter_id, organ_id=found.organ_id)
    if letter.subject_id != request_id:
        raise NoSuchLetter
    return letter


def _by_letter(sought: Sequence[Asked]) -> Mapping[UUID, Asked]:
    """Each party under its letters."""
    return {
        letter_id: each
        for each in sought
        for letter_id in (each.opinion.letter_id, each.opinion.told_letter_id)
        if letter_id
    }


def _to_be_told(case: Case, sought: Sequence[Asked]) -> list[Asked]:
    """Whom the answer at work is disclosed against, and who has not been told (Art. 32)."""
    if case.answer is None or not case.answer.code:
        return []
    wanted = {each.id for each in untold(case.request, codes_of(case.answer))}
    return [each for each in sought if each.opinion.id in wanted]
