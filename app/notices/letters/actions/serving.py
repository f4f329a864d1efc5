"""Serving a letter (送达): which day counts, what proves it, and the form that is signed.

An answer counts as made on the day it is signed for, is handed to the post, or arrives at the
address the applicant gave. By post means the postal enterprise (邮政), registered or EMS.
"""

from datetime import datetime
from uuid import UUID

from app import audit
from app.files import queries as files
from app.files.models import StoredFile
from app.kit.db import db
from app.kit.time import legal_day
from app.law.decisions import LetterKind
from app.notices.letters import queries
from app.notices.letters.actions.drafting import draft_letter
from app.notices.letters.checking import check_text, plain
from app.notices.letters.errors import (
    AlreadyServed,
    IsAnnulled,
    NotFixedYet,
    OnlineRemedyMissing,
    PaperNotMade,
    PostingNumberMissing,
    ProofMissing,
    ReceiverMissing,
    ScanMissing,
    ServedBeforeItsDate,
    ServedInTheFuture,
)
from app.notices.letters.facts import ServiceProof
from app.notices.letters.models import Letter, LetterState, Way
from app.notices.letters.reasons import FACT_WORDS
from app.notices.letters.values import Service, Subject
from app.notices.letters.wording.paragraphs import Role, day
from app.notices.letters.wording.remedies import ONLINE
from app.people.models import Person

PROVED_ON_PAPER = frozenset({Way.DIRECT, Way.ENTRUSTED, Way.POST})


def record_service(letter_id: UUID, service: Service, *, by: Person, at: datetime) -> Letter:
    """Record how and when a letter reached its receiver."""
    letter = queries.locked_letter(letter_id, organ_id=by.organ_id)
    _check_state(letter)
    _check_day(letter, service, at=at)
    _check_receiver(letter, service)
    letter.proof = _proof(letter, service)

    letter.way, letter.served_on = service.way, service.served_on
    letter.receiver = plain(service.receiver)
    letter.posting_number = service.posting_number.strip()
    letter.served_by_id, letter.state = by.id, LetterState.SERVED
    db.session.flush()
    audit.record(
        "letter served", organ_id=letter.organ_id, by=by.id, at=at, subject=letter.subject_id,
        words={"number": letter.number_text},
        letter=letter.kind.value, way=service.way.value, served_on=service.served_on,
    )  # fmt: skip
    return letter


def draft_service_proof(letter_id: UUID, *, receiver: str, by: Person, at: datetime) -> Letter:
    """Draw up the form (送达回证) that goes with a signed letter."""
    letter = queries.letter(letter_id, organ_id=by.organ_id)
    if not letter.number_text:
        raise NotFixedYet
    asked = letter.facts.get("asked", {})
    facts = ServiceProof(
        receiver=receiver,
        letter_title=letter.title,
        letter_number=letter.number_text,
        register_number=asked.get("register_number", ""),
    )
    return draft_letter(
        organ_id=letter.organ_id,
        subject=Subject(letter.subject_kind, letter.subject_id),
        kind=LetterKind.SERVICE_PROOF,
        facts=facts,
        by=by,
        at=at,
    )


def _check_state(letter: Letter) -> None:
    refusals = {
        LetterState.DRAFT: NotFixedYet,
        LetterState.SERVED: AlreadyServed,
        LetterState.ANNULLED: IsAnnulled,
    }
    if letter.state in refusals:
        raise refusals[letter.state]
    setting = queries.setting_of(letter.organ_id)
    if letter.scan_id is None and (setting is None or setting.scan_required):
        raise ScanMissing
    if letter.paper is None:
        raise PaperNotMade


def _check_day(letter: Letter, service: Service, *, at: datetime) -> None:
    assert letter.dated_on
    if service.served_on < letter.dated_on:
        raise ServedBeforeItsDate(day=day(letter.dated_on))
    if service.served_on > legal_day(at):
        raise ServedInTheFuture


def _check_receiver(letter: Letter, service: Service) -> None:
    if not plain(service.receiver):
        raise ReceiverMissing
    check_text(service.receiver, place=str(FACT_WORDS["receiver"]))
    if service.way is Way.POST and not service.posting_number.strip():
        raise PostingNumberMissing
    if service.way is Way.ELECTRONIC and _lacks_the_place_on_line(letter):
        raise OnlineRemedyMissing


def _proof(letter: Letter, service: Service) -> StoredFile | None:
    if service.proof_id:
        return files.stored_file(service.proof_id, organ_id=letter.organ_id)
    setting = queries.setting_of(letter.organ_id)
    if service.way in PROVED_ON_PAPER and (setting is None or setting.proof_required):
        raise ProofMissing
    return None


def _lacks_the_place_on_line(letter: Letter) -> bool:
    return any(each.role is Role.REMEDY and ONLINE not in each.text for each in letter.paragraphs)
