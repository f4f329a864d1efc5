"""Which letters of a request there are, and what of them the applicant may have."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from app.files import queries as stored
from app.files.models import StoredFile
from app.kit.db import db
from app.law.decisions import LetterKind
from app.notices.letters import queries
from app.notices.letters.models import Letter, LetterState, Way
from app.requests.models import DisclosureRequest

WITH_A_STEP = frozenset({LetterKind.CORRECTION, LetterKind.EXTENSION})
ON_THE_WAY = WITH_A_STEP | {LetterKind.RECEIPT, LetterKind.REASONS}
KEPT_IN_THE_HOUSE = frozenset(
    {
        LetterKind.SERVICE_PROOF,
        LetterKind.THIRD_PARTY_OPINION,
        LetterKind.ORGAN_OPINION,
        LetterKind.DECIDED_TO_DISCLOSE,
    }
)


@dataclass(frozen=True, slots=True)
class Download:
    """A file the applicant may download. ``sha256`` is that of what is given out."""

    letter_id: UUID
    name: str
    media_type: str
    sha256: str
    size: int


def of_case(disclosure_request: DisclosureRequest) -> list[Letter]:
    """All letters, oldest first."""
    return queries.letters_of(disclosure_request.id, organ_id=disclosure_request.organ_id)


def latest(disclosure_request: DisclosureRequest, kind: LetterKind) -> Letter | None:
    """The last one of a kind that has its number and stands."""
    gone = (LetterState.DRAFT, LetterState.ANNULLED)
    found = [e for e in of_case(disclosure_request) if e.kind is kind and e.state not in gone]
    return found[-1] if found else None


def served(request_id: UUID) -> list[Download]:
    """Exactly what the applicant may download: what was served electronically, in clean copies."""
    disclosure_request = db.session.get_one(DisclosureRequest, request_id)
    return [
        each
        for letter in of_case(disclosure_request)
        if letter.state is LetterState.SERVED
        and letter.way is Way.ELECTRONIC
        and letter.kind not in KEPT_IN_THE_HOUSE
        for each in _of(letter)
    ]


def _of(letter: Letter) -> Sequence[Download]:
    copies = stored.copies_of(each.file.sha256 for each in letter.attachments)
    papers = [_whole(letter, letter.paper)] if letter.paper else []
    enclosed = [
        Download(letter.id, each.file.name, each.file.media_type, copy.copy_sha256, copy.copy_size)
        for each in letter.attachments
        if (copy := copies.get(each.file.sha256)) and copy.copy_sha256 and copy.copy_size
    ]
    return [*papers, *enclosed]


def _whole(letter: Letter, paper: StoredFile) -> Download:
    return Download(letter.id, paper.name, paper.media_type, paper.sha256, paper.size)
