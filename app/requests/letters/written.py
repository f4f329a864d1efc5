"""Which letters of a request there are, and which of them were served on the applicant."""

from collections.abc import Collection

from sqlalchemy import select

from app.kit.db import db
from app.law.decisions import LetterKind
from app.notices.letters import queries
from app.notices.letters.models import Letter, LetterState
from app.notices.letters.wording.paragraphs import Role
from app.requests.models import Answer, AnswerState, DisclosureRequest

FINDS = frozenset({Role.FINDING, Role.REASON})
SEEKING = frozenset({LetterKind.THIRD_PARTY_OPINION, LetterKind.ORGAN_OPINION})
ON_THE_WAY = SEEKING | {
    LetterKind.RECEIPT,
    LetterKind.CORRECTION,
    LetterKind.EXTENSION,
    LetterKind.REASONS,
    LetterKind.FEE,
    LetterKind.OPINION_TOLD_APPLICANT,
    LetterKind.DECIDED_TO_DISCLOSE,
}
"""What is sent out on the way to the answer; answers go out at their own step."""
TO_OTHERS = frozenset(
    {
        LetterKind.SERVICE_PROOF,
        LetterKind.THIRD_PARTY_OPINION,
        LetterKind.ORGAN_OPINION,
        LetterKind.DECIDED_TO_DISCLOSE,
    }
)


def of_case(disclosure_request: DisclosureRequest) -> list[Letter]:
    """All letters, oldest first."""
    return queries.letters_of(disclosure_request.id, organ_id=disclosure_request.organ_id)


def latest(disclosure_request: DisclosureRequest, kind: LetterKind) -> Letter | None:
    """The last one of a kind that has its number and stands."""
    gone = (LetterState.DRAFT, LetterState.ANNULLED)
    found = [e for e in of_case(disclosure_request) if e.kind is kind and e.state not in gone]
    return found[-1] if found else None


def said_in(letter: Letter, roles: Collection[Role]) -> str:
    """What its paragraphs of these roles say."""
    return "".join(each.text for each in letter.paragraphs if each.role in roles)


def receiver_of(letter: Letter) -> str:
    """To whom it is written."""
    facts = letter.facts
    named = (facts.get(name) for name in ("third_party", "receiver"))
    asked = facts.get("asked", {}).get("addressee")
    organ = facts.get("organ") if letter.kind is LetterKind.ORGAN_OPINION else None
    return next((str(each) for each in (asked, organ, *named) if each), "")


def served_on_applicant(disclosure_request: DisclosureRequest) -> list[Letter]:
    """Every letter the applicant was served, whatever the way, oldest first.

    Never a letter to somebody else, and none that was annulled, or whose answer was.
    """
    annulled = set(
        db.session.scalars(
            select(Answer.letter_id).where(
                Answer.request_id == disclosure_request.id, Answer.state == AnswerState.ANNULLED
            )
        )
    )
    return [
        each
        for each in of_case(disclosure_request)
        if each.state is LetterState.SERVED
        and each.kind not in TO_OTHERS
        and each.id not in annulled
    ]
