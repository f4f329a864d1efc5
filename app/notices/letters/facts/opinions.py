"""Facts of the letters by which opinions are sought, and of what others are told."""

from dataclasses import dataclass
from datetime import date

from app.law.ledger import OpinionKind
from app.law.terms import TERMS, Clock
from app.notices.letters.facts.asked import AboutARequest, Facts

OPINION_DAYS = TERMS[Clock.THIRD_PARTY].days


@dataclass(frozen=True, slots=True)
class ThirdPartyOpinion(Facts):
    """征求第三方意见书. It does not say who asked."""

    third_party: str
    information: str
    would_disclose: str
    is_organisation: bool = True
    days: int = OPINION_DAYS
    question: str = ""
    answer_at: str = ""

    @property
    def you(self) -> str:
        """How the third party is spoken to."""
        return "你单位" if self.is_organisation else "您"


@dataclass(frozen=True, slots=True)
class OpinionTold(AboutARequest):
    """征求意见告知书: the applicant is told, once for all parties, that opinions are sought."""

    opinion_of: tuple[OpinionKind, ...]
    sent_on: date


@dataclass(frozen=True, slots=True)
class OrganOpinion(Facts):
    """征求其他机关意见书. Only the silence of an organ that made the information too is consent."""

    organ: str
    information: str
    would_disclose: str
    made_jointly: bool
    days: int = OPINION_DAYS
    question: str = ""
    answer_at: str = ""


@dataclass(frozen=True, slots=True)
class DecidedToDisclose(Facts):
    """决定公开告知书: the third party is told before disclosure against its will (Art. 32)."""

    third_party: str
    information: str
    contents: str
    reasons: str
    objected_on: date
    is_organisation: bool = True

    @property
    def you(self) -> str:
        """How the third party is spoken to."""
        return "你单位" if self.is_organisation else "您"
