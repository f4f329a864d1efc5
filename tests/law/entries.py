"""Entries of a ledger, written short: days are strings, the year is 2026 unless given."""

from datetime import date

from app.law.ledger import Correction, Extension, Fee, Ledger, OpinionKind, OpinionSought


def day(text: str) -> date:
    """`03-02` or `2025-09-15`."""
    return date.fromisoformat(text if len(text) > 5 else f"2026-{text}")


def known(text: str | None) -> date | None:
    return None if text is None else day(text)


def ledger(received_on: str = "03-02", **entries: object) -> Ledger:
    return Ledger(day(received_on), **entries)  # type: ignore[arg-type]


def corrected(notice_on: str, received_on: str | None = None) -> Correction:
    return Correction(day(notice_on), known(received_on))


def asked(
    sent_on: str,
    served_on: str | None = None,
    answered_on: str | None = None,
    *,
    kind: OpinionKind = OpinionKind.THIRD_PARTY,
) -> OpinionSought:
    return OpinionSought(kind, day(sent_on), known(served_on), known(answered_on))


def extended(approved_on: str, told_on: str | None, days: int = 20) -> Extension:
    return Extension(day(approved_on), known(told_on), days)


def delayed(approved_on: str, told_on: str | None, days: int = 40) -> Extension:
    """After reasons found good."""
    return Extension(day(approved_on), known(told_on), days, after_reasons=True)


def charged(noticed_on: str, paid_on: str | None = None) -> Fee:
    return Fee(day(noticed_on), known(paid_on))
