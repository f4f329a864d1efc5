"""The letters of a request beside its answer: drawn at their step, stamped, proved.

How they go out, and what follows from that, stands in ``sending``.
"""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from app.kit.time import legal_day
from app.law.decisions import LetterKind
from app.law.receipt import Content
from app.notices.letters import actions as letters
from app.notices.letters import queries
from app.notices.letters.errors import NoSuchLetter
from app.notices.letters.facts import Facts
from app.notices.letters.models import Letter
from app.people.models import Person
from app.requests import cases
from app.requests.access import check_office
from app.requests.actions.reasoning import check_can_ask_reasons
from app.requests.actions.stepping import once_for, part_of
from app.requests.letters import steps
from app.requests.letters.drawing import numbered
from app.requests.letters.errors import DrawnAlready
from app.requests.letters.written import latest
from app.requests.models import DisclosureRequest
from app.requests.values import Upload


def draw_correction(
    request_id: UUID,
    points: Mapping[Content, str],
    *,
    guidance: str,
    by: Person,
    key: str,
    at: datetime,
) -> Letter:
    """Draw the notice of correction up and give it its number; it goes out once it is printed."""
    disclosure_request, case = cases.locked_case(by, request_id)
    cases.open_step(case, "correction", person=by)
    facts = steps.correction(disclosure_request, points, guidance=guidance)
    return _drawn(disclosure_request, LetterKind.CORRECTION, facts, by=by, key=key, at=at)


def draw_extension(request_id: UUID, *, by: Person, key: str, at: datetime) -> Letter:
    """Draw the notice of extension up from what was approved."""
    disclosure_request, case = cases.locked_case(by, request_id)
    cases.open_step(case, "tell_extension", person=by)
    facts = steps.extension(disclosure_request, on=legal_day(at))
    return _drawn(disclosure_request, LetterKind.EXTENSION, facts, by=by, key=key, at=at)


def draw_receipt(
    request_id: UUID, *, follow_at: str, by: Person, key: str, at: datetime
) -> Letter:  # fmt: skip
    """Draw the receipt of a registered request up; it never bears the code."""
    disclosure_request, _ = cases.locked_case(by, request_id)
    facts = steps.receipt(disclosure_request, follow_at=follow_at)
    return _drawn(disclosure_request, LetterKind.RECEIPT, facts, by=by, key=key, at=at)


def draw_reasons(request_id: UUID, *, by: Person, key: str, at: datetime) -> Letter:
    """Draw the letter up that asks for reasons, with the count of the same applicant."""
    disclosure_request, case = cases.locked_case(by, request_id)
    check_can_ask_reasons(disclosure_request, case)
    facts = steps.reasons(disclosure_request)
    return _drawn(disclosure_request, LetterKind.REASONS, facts, by=by, key=key, at=at)


def stamp(
    request_id: UUID, letter_id: UUID, scan: Upload, *, by: Person, key: str, at: datetime
) -> Letter:
    """Keep the scan of the stamped letter."""
    letter = letter_of(request_id, letter_id, by=by)
    once = once_for("stamp a letter", letter.id, by=by, key=key)
    if once.answer():
        return letter
    letters.attach_scan(letter.id, scan.stream, name=scan.name, by=by, at=at)
    once.done(letter.id, at=at)
    return letter


def draw_proof(
    request_id: UUID, letter_id: UUID, *, receiver: str, by: Person, key: str, at: datetime
) -> Letter:
    """Draw the form up that is signed when the letter is handed over."""
    letter = letter_of(request_id, letter_id, by=by)
    once = once_for("draw a proof of service", letter.id, by=by, key=key)
    if answered := once.answer():
        return queries.letter(UUID(str(answered)), organ_id=by.organ_id)
    proof = letters.draft_service_proof(letter.id, receiver=receiver, by=by, at=at)
    letters.fix_letter(proof.id, by=by, at=at)
    once.done(proof.id, at=at)
    return proof


def make_again(request_id: UUID, letter_id: UUID, *, by: Person, at: datetime) -> Letter:
    """Have a PDF made once more."""
    return letters.make_again(letter_of(request_id, letter_id, by=by).id, by=by, at=at)


def letter_of(request_id: UUID, letter_id: UUID, *, by: Person) -> Letter:
    """A letter of this request, for the office that runs it."""
    check_office(by)
    cases.locked_case(by, request_id)
    letter = queries.letter(letter_id, organ_id=by.organ_id)
    if letter.subject_id != request_id:
        raise NoSuchLetter
    return letter


def _drawn(
    disclosure_request: DisclosureRequest, kind: LetterKind, facts: Facts, *,
    by: Person, key: str, at: datetime,
) -> Letter:  # fmt: skip
    """The letter with its number; one that was drawn already stays until it has gone out.

    Whether the same may be written once more is for who goes through the case anew.
    """
    check_office(by)
    once = once_for(f"draw {kind.value}", disclosure_request.id, by=by, key=part_of(key, "letter"))
    known = latest(disclosure_request, kind)
    if known and once.answer():
        return known
    if known and (known.served_on is None or kind is LetterKind.RECEIPT):
        raise DrawnAlready
    letter = numbered(disclosure_request, kind, facts, by=by, at=at)
    once.done(letter.id, at=at)
    return letter
