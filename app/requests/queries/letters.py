"""The letters on the page of a request: how far each is, and what the office may do with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from app.law.decisions import LetterKind
from app.notices.letters import queries
from app.notices.letters.errors import NoSuchLetter
from app.notices.letters.models import Letter, LetterState
from app.people.models import Person
from app.requests.access import request_for
from app.requests.letters.written import ON_THE_WAY, WITH_A_STEP, of_case
from app.requests.queries.case import Case

OF_STEPS = {"correction": LetterKind.CORRECTION, "tell_extension": LetterKind.EXTENSION}


@dataclass(frozen=True, slots=True)
class Row:
    """One letter. Where a step sends it out, that step's form does."""

    letter: Letter

    @property
    def is_being_made(self) -> bool:
        return self._stands and self.letter.pdf_id is None and self.letter.failed_at is None

    @property
    def has_failed(self) -> bool:
        return self._stands and self.letter.pdf_id is None and self.letter.failed_at is not None

    @property
    def may_be_stamped(self) -> bool:
        return self._stands and self.letter.kind is not LetterKind.SERVICE_PROOF

    @property
    def may_be_sent(self) -> bool:
        """Whether it goes out from here, and not from a step."""
        return self._stands and self.letter.kind in ON_THE_WAY - WITH_A_STEP

    @property
    def may_be_annulled(self) -> bool:
        return self._stands and self.letter.kind in ON_THE_WAY

    @property
    def _stands(self) -> bool:
        return self.letter.state in (LetterState.FIXED, LetterState.STAMPED)


@dataclass(frozen=True, slots=True)
class Letters:
    """All letters of a case; ``of_step`` the one the reader's step sends out, once it is drawn."""

    rows: Sequence[Row]
    of_step: Letter | None
    unsaid: Sequence[str]

    @property
    def has_receipt(self) -> bool:
        return self._has(LetterKind.RECEIPT)

    @property
    def has_reasons(self) -> bool:
        return self._has(LetterKind.REASONS)

    def _has(self, kind: LetterKind) -> bool:
        gone = LetterState.ANNULLED
        return any(e.letter.kind is kind and e.letter.state is not gone for e in self.rows)


def letters_of(case: Case, *, form: str) -> Letters:
    """The letters of ``case``, for somebody whose step has this form."""
    written = of_case(case.request)
    kind = OF_STEPS.get(form)
    gone = (LetterState.ANNULLED, LetterState.SERVED)
    waiting = [each for each in written if each.kind is kind and each.state not in gone]
    return Letters(
        rows=[Row(each) for each in written if each.state is not LetterState.DRAFT],
        of_step=waiting[-1] if waiting else None,
        unsaid=queries.unsaid(case.request.organ_id),
    )


def letter_for(person: Person, request_id: UUID, letter_id: UUID) -> Letter:
    """A letter of a request ``person`` may see."""
    found = request_for(person, request_id)
    letter = queries.letter(letter_id, organ_id=found.organ_id)
    if letter.subject_id != request_id:
        raise NoSuchLetter
    return letter


def receiver_of(letter: Letter) -> str:
    """To whom it is addressed, for the form that is signed when it is handed over."""
    return str(letter.facts.get("asked", {}).get("addressee", ""))
