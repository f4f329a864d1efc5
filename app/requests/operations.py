"""What the procedure of a request does by itself: giving the answer out to be served."""

from collections.abc import Mapping
from datetime import datetime

from app import audit
from app.law.decisions import Code
from app.requests import answers, cases
from app.requests.letters import drawing
from app.requests.letters.errors import LetterChanged
from app.requests.models import AnswerState
from app.requests.move_errors import NotAnEnding
from app.review.models import Review

ENDINGS = frozenset({Code.N4, Code.O1, Code.O2})

Facts = Mapping[str, object]


def issue_answer(review: Review, facts: Facts, at: datetime) -> Facts:
    """The answer that was signed is what will be served."""
    disclosure_request = cases.locked_request_of(review)
    answer = answers.current(disclosure_request.id)
    assert answer.state is AnswerState.SIGNED
    if answers.digest_of(disclosure_request) != answer.digest:
        raise LetterChanged
    drawing.fix(answer, review, at=at)
    audit.record(
        "answer issued", organ_id=review.organ_id, by=None, at=at,
        subject=str(disclosure_request.id), code=answer.code, digest=answer.digest,
        way=facts.get("decision"),
    )  # fmt: skip
    return {}


def issue_closing(review: Review, facts: Facts, at: datetime) -> Facts:
    """The letter that ends a request early; nothing is given out this way."""
    answer = answers.current(review.subject_id)
    if not answers.codes_of(answer) <= ENDINGS:
        raise NotAnEnding
    return issue_answer(review, facts, at)
