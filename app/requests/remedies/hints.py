"""What the office should notice about a reconsideration or suit."""

from app.kit.time import legal_day
from app.law.decisions import remedy as remedy_by_law
from app.law.remedies import RECONSIDERATION_FIRST_ARTICLE as ARTICLE
from app.law.remedies import Remedy
from app.requests import answers
from app.requests.models import RemedyKind, RequestRemedy


def must_be_reconsidered_first(remedy: RequestRemedy) -> str:
    """The article by which a suit without reconsideration comes too early; nothing if it may."""
    answer = remedy.answer
    if remedy.kind is not RemedyKind.DIRECT_SUIT or answer is None or answer.signed_at is None:
        return ""
    codes = answers.codes_of(answer)
    is_first = remedy_by_law(codes, legal_day(answer.signed_at)) is Remedy.R1
    return ARTICLE if is_first else ""
