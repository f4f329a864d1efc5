"""Facts of the letters that end a request without an answer, of fees, and of one's own records."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from app.law.decisions import Code
from app.law.fees import Tariff
from app.law.terms import TERMS, Clock
from app.notices.letters.facts.asked import AboutARequest, Facts

FEE_DAYS = TERMS[Clock.FEE].days


class Correcting(StrEnum):
    """What became of a request to correct one's own records (Art. 41)."""

    CORRECTED = "corrected"
    TRANSFERRED = "transferred"
    TOLD_WHERE = "told_where"
    NOT_CORRECTED = "not_corrected"


@dataclass(frozen=True, slots=True)
class NotProcessed(AboutARequest):
    """不予处理告知书: N1 to N5, some of which ask for more than their reason."""

    code: Code
    reason: str
    where: str = ""
    earlier_number: str = ""
    earlier_on: date | None = None
    reasons_asked_on: date | None = None

    @property
    def codes(self) -> tuple[Code, ...]:
        """Why it is not processed."""
        return (self.code,)

    def _also_lacking(self) -> tuple[str, ...]:
        needs = {
            Code.N1: ("where",),
            Code.N2: ("earlier_number", "earlier_on"),
            Code.N3: ("where",),
            Code.N4: ("reasons_asked_on",),
            Code.N5: (),
        }
        return tuple(name for name in needs.get(self.code, ("code",)) if not _said(self, name))


@dataclass(frozen=True, slots=True)
class NoLongerProcessed(AboutARequest):
    """不再处理告知书: the notice that was served, and the day its term ended (O1, O2)."""

    code: Code
    notice_number: str
    served_on: date
    term_ended_on: date

    @property
    def codes(self) -> tuple[Code, ...]:
        """Which term lapsed."""
        return (self.code,)

    def _also_lacking(self) -> tuple[str, ...]:
        return () if self.code in (Code.O1, Code.O2) else ("code",)


@dataclass(frozen=True, slots=True)
class FeeLine(Facts):
    """One line of the reckoning. ``amount``: yuan with two decimals."""

    what: str
    amount: str


@dataclass(frozen=True, slots=True)
class Fee(AboutARequest):
    """收费通知书: the tariff chosen, the reckoning, where to pay (Art. 42)."""

    tariff: Tariff
    count: int
    lines: tuple[FeeLine, ...]
    way_to_pay: str
    days: int = FEE_DAYS

    @property
    def amount(self) -> Decimal:
        """The sum of the lines."""
        return sum((Decimal(line.amount) for line in self.lines), Decimal())

    def _also_lacking(self) -> tuple[str, ...]:
        return tuple(
            f"lines.{place}.amount"
            for place, line in enumerate(self.lines, start=1)
            if line.amount.strip() and not _is_money(line.amount)
        )


@dataclass(frozen=True, slots=True)
class OwnInformation(AboutARequest):
    """更正答复: corrected, handed on, told where, or not found to be wrong (Art. 41)."""

    outcome: Correcting
    what: str
    reason: str = ""
    organ: str = ""
    contact: str = ""

    def _also_lacking(self) -> tuple[str, ...]:
        needs = {Correcting.NOT_CORRECTED: ("reason", self.reason)}
        elsewhere = (Correcting.TRANSFERRED, Correcting.TOLD_WHERE)
        needs |= dict.fromkeys(elsewhere, ("organ", self.organ))
        name, value = needs.get(self.outcome, ("", "-"))
        return () if value.strip() else (name,)


@dataclass(frozen=True, slots=True)
class ServiceProof(Facts):
    """送达回证: the form that goes with a letter, to be signed by who receives it."""

    receiver: str
    letter_title: str
    letter_number: str
    register_number: str = ""


def _said(facts: NotProcessed, name: str) -> bool:
    return name != "code" and bool(getattr(facts, name))


def _is_money(text: str) -> bool:
    try:
        amount = Decimal(text)
    except InvalidOperation:
        return False
    return amount.is_finite() and amount >= 0 and amount == round(amount, 2)
