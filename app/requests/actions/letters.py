"""The letters of a request beside its answer: drawn at their step, stamped, and sent out."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from app.kit.time import legal_day
from app.law.decisions import LetterKind
from app.law.receipt import Content
from app.notices.letters import actions as letters
from app.notices.letters import queries
from app.notices.letters.errors import NoSuchLetter
from app.notices.letters.facts import Facts
from app.notices.letters.models import Letter
from app.notices.letters.values import Service
from app.people.models import Person
from app.requests import cases
from app.requests.access import check_office
from app.requests.actions.collecting import add_file
from app.requests.actions.correcting import ask_correction
from app.requests.actions.extending import tell_extension
from app.requests.actions.stepping import once_for, part_of
from app.requests.letters import steps
from app.requests.letters.drawing import subject_of_letters
from app.requests.letters.errors import DrawnAlready, NoLetterYet, NotByItself
from app.requests.letters.written import ON_THE_WAY, latest
from app.requests.models import DisclosureRequest, FileRole
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
    disclosure_request, _ = cases.locked_case(by, request_id)
    facts = steps.reasons(disclosure_request)
    return _drawn(disclosure_request, LetterKind.REASONS, facts, by=by, key=key, at=at)


def send_correction(
    request_id: UUID, service: Service, *, proof: Upload | None, by: Person, key: str, at: datetime
) -> DisclosureRequest:
    """The notice of correction went out; its day is what the ledger gets."""
    letter, day = _sent(request_id, LetterKind.CORRECTION, service, proof=proof, by=by, at=at)
    points = "；".join(str(point["how"]) for point in letter.facts["points"])
    return ask_correction(request_id, points=points, on=day, by=by, key=key, at=at)


def send_extension(
    request_id: UUID, service: Service, *, proof: Upload | None, by: Person, key: str, at: datetime
) -> DisclosureRequest:
    """The notice of extension went out; the extension counts from its day on."""
    _, day = _sent(request_id, LetterKind.EXTENSION, service, proof=proof, by=by, at=at)
    return tell_extension(request_id, on=day, way=service.receiver, by=by, key=key, at=at)


def send_letter(
    request_id: UUID,
    letter_id: UUID,
    service: Service,
    *,
    proof: Upload | None,
    by: Person,
    at: datetime,
) -> Letter:
    """A letter that waits for nothing went out."""
    letter = _letter(request_id, letter_id, by=by)
    return letters.record_service(
        letter.id, _proved(request_id, service, proof, by=by, at=at), by=by, at=at
    )


def stamp(request_id: UUID, letter_id: UUID, scan: Upload, *, by: Person, at: datetime) -> Letter:
    """Keep the scan of the stamped letter."""
    letter = _letter(request_id, letter_id, by=by)
    return letters.attach_scan(letter.id, scan.stream, name=scan.name, by=by, at=at)


def draw_proof(
    request_id: UUID, letter_id: UUID, *, receiver: str, by: Person, key: str, at: datetime
) -> Letter:
    """Draw the form up that is signed when the letter is handed over."""
    letter = _letter(request_id, letter_id, by=by)
    once = once_for("draw a proof of service", letter.id, by=by, key=key)
    if answered := once.answer():
        return queries.letter(UUID(str(answered)), organ_id=by.organ_id)
    proof = letters.draft_service_proof(letter.id, receiver=receiver, by=by, at=at)
    letters.fix_letter(proof.id, by=by, at=at)
    once.done(proof.id, at=at)
    return proof


def annul(
    request_id: UUID, letter_id: UUID, *, reason: str, by: Person, at: datetime
) -> Letter:  # fmt: skip
    """Take a letter on the way back; it keeps its number, and another may be drawn up."""
    letter = _letter(request_id, letter_id, by=by)
    if letter.kind not in ON_THE_WAY or letter.served_on:
        raise NotByItself
    return letters.annul(letter.id, reason=reason, by=by, at=at)


def make_again(request_id: UUID, letter_id: UUID, *, by: Person, at: datetime) -> Letter:
    """Have a PDF made once more."""
    return letters.make_again(_letter(request_id, letter_id, by=by).id, by=by, at=at)


def _letter(request_id: UUID, letter_id: UUID, *, by: Person) -> Letter:
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
    """The letter with its number; one that was drawn already stays."""
    check_office(by)
    once = once_for(f"draw {kind.value}", disclosure_request.id, by=by, key=part_of(key, "letter"))
    known = latest(disclosure_request, kind)
    if known and once.answer():
        return known
    if known:
        raise DrawnAlready
    letter = letters.draft_letter(
        organ_id=disclosure_request.organ_id,
        subject=subject_of_letters(disclosure_request),
        kind=kind,
        facts=facts,
        by=by,
        at=at,
    )
    letters.fix_letter(letter.id, by=by, at=at)
    once.done(letter.id, at=at)
    return letter


def _sent(
    request_id: UUID, kind: LetterKind, service: Service, *,
    proof: Upload | None, by: Person, at: datetime,
) -> tuple[Letter, date]:  # fmt: skip
    disclosure_request, _ = cases.locked_case(by, request_id)
    letter = latest(disclosure_request, kind)
    if letter is None:
        raise NoLetterYet
    if letter.served_on is None:
        proved = _proved(request_id, service, proof, by=by, at=at)
        letters.record_service(letter.id, proved, by=by, at=at)
    assert letter.served_on
    return letter, letter.served_on


def _proved(
    request_id: UUID, service: Service, proof: Upload | None, *, by: Person, at: datetime
) -> Service:
    if proof is None:
        return service
    kept = add_file(request_id, proof.stream, name=proof.name, role=FileRole.PROOF, by=by, at=at)
    return replace(service, proof_id=kept.file_id)
