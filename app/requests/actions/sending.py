"""A letter goes out, or is taken back: what follows for the request depends on which letter it is.

The day of service is what the ledger gets. Imports fees and opinions, so it is no part of the
package's own names.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from app.law.decisions import LetterKind
from app.notices.letters import actions as letters
from app.notices.letters.models import Letter, Way
from app.notices.letters.values import Service
from app.people.models import Person
from app.requests import cases
from app.requests.actions.collecting import add_file
from app.requests.actions.correcting import ask_correction
from app.requests.actions.extending import tell_extension
from app.requests.actions.letters import letter_of
from app.requests.actions.reasoning import ask_reasons
from app.requests.actions.stepping import once_for, part_of
from app.requests.fees.actions import note_fee_received
from app.requests.fees.letters import awaits_receipt
from app.requests.letters.errors import NoLetterYet, NotByItself
from app.requests.letters.written import FINDS, SEEKING, latest, said_in
from app.requests.models import DisclosureRequest, FileRole
from app.requests.opinions import actions as opinions
from app.requests.values import Dispatch, NoticeSent


@dataclass(frozen=True, slots=True)
class Sent:
    """A letter that has just gone out."""

    request_id: UUID
    letter: Letter
    service: Service
    by: Person
    key: str
    at: datetime

    @property
    def on(self) -> date:
        """The day that counts."""
        return self.service.served_on

    def notice(self, words: str) -> NoticeSent:
        """What was asked for by it."""
        return NoticeSent(words, self.on, is_posted=self.service.way is Way.POST)

    @property
    def part(self) -> str:
        """The key of what follows."""
        return part_of(self.key, "follows")


def send_letter(
    request_id: UUID, letter_id: UUID, dispatch: Dispatch, *, by: Person, key: str, at: datetime
) -> Letter:
    """Record how a letter went out; what waited for it goes on."""
    letter = letter_of(request_id, letter_id, by=by)
    once = once_for("send a letter", letter.id, by=by, key=key)
    if once.answer():
        return letter
    follow = FOLLOWS.get(letter.kind)
    if follow is None:
        raise NotByItself
    service, proof = dispatch.service, dispatch.proof
    if proof:
        kept = add_file(request_id, proof, role=FileRole.PROOF, by=by, at=at)
        service = replace(service, proof_id=kept.file_id)
    letters.record_service(letter.id, service, by=by, at=at)
    follow(Sent(request_id, letter, service, by, key, at))
    once.done(letter.id, at=at)
    return letter


def send_letter_of_kind(
    request_id: UUID, kind: LetterKind, dispatch: Dispatch, *, by: Person, key: str, at: datetime
) -> DisclosureRequest:
    """The same for the last letter of its kind, by what waits for it."""
    disclosure_request, _ = cases.locked_case(by, request_id)
    letter = latest(disclosure_request, kind)
    if letter is None:
        raise NoLetterYet
    send_letter(request_id, letter.id, dispatch, by=by, key=key, at=at)
    return disclosure_request


def annul(
    request_id: UUID, letter_id: UUID, *, reason: str, by: Person, key: str, at: datetime
) -> Letter:
    """Take a letter back; it keeps its number. What reached the applicant stays.

    A letter that asks a party, or a notice of fee that was posted, may still have gone astray.
    """
    letter = letter_of(request_id, letter_id, by=by)
    once = once_for("annul a letter", letter.id, by=by, key=key)
    if once.answer():
        return letter
    is_opinion = letter.kind in SEEKING
    may_be_astray = is_opinion or letter.id == awaits_receipt(request_id)
    if letter.kind not in FOLLOWS or (letter.served_on and not may_be_astray):
        raise NotByItself
    letters.annul(letter.id, reason=reason, by=by, at=at)
    if is_opinion:
        opinions.withdraw(letter, by=by, key=part_of(key, "follows"), at=at)
    once.done(letter.id, at=at)
    return letter


def _correction(sent: Sent) -> None:
    points = "；".join(str(point["how"]) for point in sent.letter.facts["points"])
    ask_correction(sent.request_id, sent.notice(points), by=sent.by, key=sent.part, at=sent.at)


def _extension(sent: Sent) -> None:
    how = f"{sent.letter.title} {sent.letter.number_text}"
    tell_extension(sent.request_id, on=sent.on, way=how, by=sent.by, key=sent.part, at=sent.at)


def _reasons(sent: Sent) -> None:
    asked = sent.notice(said_in(sent.letter, FINDS))
    ask_reasons(sent.request_id, asked, by=sent.by, key=sent.part, at=sent.at)


def _fee(sent: Sent) -> None:
    """The term to pay begins with its receipt: of what is posted, that day is not known yet."""
    if sent.service.way is not Way.POST:
        note_fee_received(sent.request_id, on=sent.on, by=sent.by, key=sent.part, at=sent.at)


def _opinion(sent: Sent) -> None:
    opinions.send(sent.letter, sent.service, by=sent.by, key=sent.part, at=sent.at)


def _told_party(sent: Sent) -> None:
    opinions.tell_by_letter(sent.letter, by=sent.by, key=sent.part, at=sent.at)


def _nothing(_sent: Sent) -> None:
    """Nobody waits for it."""


FOLLOWS: Mapping[LetterKind, Callable[[Sent], None]] = {
    LetterKind.RECEIPT: _nothing,
    LetterKind.CORRECTION: _correction,
    LetterKind.EXTENSION: _extension,
    LetterKind.REASONS: _reasons,
    LetterKind.FEE: _fee,
    LetterKind.THIRD_PARTY_OPINION: _opinion,
    LetterKind.ORGAN_OPINION: _opinion,
    LetterKind.OPINION_TOLD_APPLICANT: _nothing,
    LetterKind.DECIDED_TO_DISCLOSE: _told_party,
}
