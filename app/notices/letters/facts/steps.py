"""Facts of the letters on the way to an answer: receipt, correction, reasons, extension."""

from dataclasses import dataclass
from datetime import date

from app.law.ledger import LONGEST_EXTENSION
from app.law.receipt import Content
from app.law.terms import TERMS, Clock
from app.notices.letters.facts.asked import AboutARequest, Facts

CORRECTION_DAYS = TERMS[Clock.CORRECTION].days


@dataclass(frozen=True, slots=True)
class Point(Facts):
    """One thing to correct: which part of the request, and how."""

    part: Content
    how: str


@dataclass(frozen=True, slots=True)
class Receipt(AboutARequest):
    """登记回执: the request is registered; ``follow_at`` is the page it can be followed on."""

    reply_by: date
    follow_at: str
    is_provisional: bool = False


@dataclass(frozen=True, slots=True)
class Correction(AboutARequest):
    """补正告知书: what to correct, with guidance, within how many working days."""

    points: tuple[Point, ...]
    guidance: str
    days: int = CORRECTION_DAYS


@dataclass(frozen=True, slots=True)
class Reasons(AboutARequest):
    """说明理由告知书: so many requests within that time that reasons are asked for (Art. 35)."""

    count: int
    first_on: date
    last_on: date
    days: int = CORRECTION_DAYS


@dataclass(frozen=True, slots=True)
class Extension(AboutARequest):
    """延期答复告知书: why, by how many working days, until when.

    ``is_after_reasons``: reasons were asked for and found good (Art. 35), so that no longest
    extension holds and a reasonable day is named instead.
    """

    reason: str
    due_on: date
    new_due_on: date
    days: int
    is_after_reasons: bool = False

    def _also_lacking(self) -> tuple[str, ...]:
        is_short = self.is_after_reasons or self.days <= LONGEST_EXTENSION
        fits = {"days": is_short, "new_due_on": not self.due_on >= self.new_due_on}
        return tuple(name for name, is_right in fits.items() if not is_right)
