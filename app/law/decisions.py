"""How a request can be answered: one table from code to article, letter, report row and remedy.

The rows are those of the annual report (国办公开办函〔2021〕30号), ``needs`` the facts without
which an answer cannot be signed.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.law import articles
from app.law.articles import art_36
from app.law.remedies import Remedy, on_that_day


class Code(StrEnum):
    """What is decided about a request, or about one item of it."""

    A1 = "A1"  # public already
    A2 = "A2"  # provided
    A3 = "A3"  # provided in part
    D1 = "D1"  # state secret
    D2 = "D2"  # forbidden by law or administrative regulation
    D3 = "D3"  # endangers national, public or economic security, or social stability
    D4 = "D4"  # trade secret or privacy of a third party
    D5 = "D5"  # internal affairs
    D6 = "D6"  # made on the way to a decision
    D7 = "D7"  # file of administrative enforcement
    D8 = "D8"  # looked up under rules of its own (行政查询)
    U1A = "U1a"  # does not exist
    U1B = "U1b"  # another organ's
    U2 = "U2"  # would have to be made
    U3 = "U3"  # still unclear after correction
    N1 = "N1"  # petition, complaint or report
    N2 = "N2"  # asked and answered before
    N3 = "N3"  # public publication
    N4 = "N4"  # excessive, without good reason
    N5 = "N5"  # wants confirmed or issued anew what it has
    O1 = "O1"  # not corrected in time
    O2 = "O2"  # fee not paid in time
    O3 = "O3"  # withdrawn
    C1 = "C1"  # own record corrected
    C2 = "C2"  # wish to correct an own record handed on to the organ that may
    C3 = "C3"  # told which organ may correct the own record
    C4 = "C4"  # own record not found to be wrong


class LetterKind(StrEnum):
    """The letters a request can bring about (文书)."""

    RECEIPT = "receipt"
    CORRECTION = "correction"
    REASONS = "reasons"
    EXTENSION = "extension"
    THIRD_PARTY_OPINION = "third_party_opinion"
    OPINION_TOLD_APPLICANT = "opinion_told_applicant"
    ORGAN_OPINION = "organ_opinion"
    DECIDED_TO_DISCLOSE = "decided_to_disclose"
    FEE = "fee"
    GRANTED = "granted"
    PARTIAL = "partial"
    REFUSED = "refused"
    SPECIAL_ACCESS = "special_access"
    NOT_EXISTING = "not_existing"
    NOT_OURS = "not_ours"
    NEEDS_PROCESSING = "needs_processing"
    STILL_UNCLEAR = "still_unclear"
    NOT_PROCESSED = "not_processed"
    NO_LONGER_PROCESSED = "no_longer_processed"
    OWN_INFORMATION = "own_information"
    SERVICE_PROOF = "service_proof"


class Fact(StrEnum):
    """What has to be on file before a code can be signed."""

    LINK = "link"
    FILES = "files"
    GROUNDS = "grounds"
    REDACTED_COPY = "redacted_copy"
    SECRECY_OPINION = "secrecy_opinion"
    FORBIDDING_LAW = "forbidding_law"
    DANGER = "danger"
    THIRD_PARTY_FILE = "third_party_file"
    DISCRETION_REASON = "discretion_reason"
    SPECIAL_RULES = "special_rules"
    WHERE_TO_GET = "where_to_get"
    SEARCH_RECORD = "search_record"
    RIGHT_ORGAN = "right_organ"
    WHAT_WOULD_BE_NEEDED = "what_would_be_needed"
    CORRECTION_MADE = "correction_made"
    OTHER_CHANNEL = "other_channel"
    EARLIER_REPLY = "earlier_reply"
    REASONS_ASKED = "reasons_asked"
    REASONS_WHY_NOT = "reasons_why_not"
    WHAT_IS_HELD = "what_is_held"
    CORRECTION_LAPSED = "correction_lapsed"
    FEE_LAPSED = "fee_lapsed"
    WITHDRAWAL = "withdrawal"
    OWN_INFORMATION = "own_information"
    WRONG_RECORD = "wrong_record"
    WHY_NOT_WRONG = "why_not_wrong"


@dataclass(frozen=True, slots=True)
class Decision:
    """One row of the table. Without a ``letter`` nothing has to be written."""

    code: Code
    article: str
    letter: LetterKind | None
    report_row: str
    remedy: Remedy
    needs: tuple[Fact, ...]


def _refused(code: Code, article: str, row: str, *needs: Fact) -> Decision:
    return Decision(code, article, LetterKind.REFUSED, row, Remedy.R1, needs)


def _not_processed(code: Code, article: str, row: str, *needs: Fact) -> Decision:
    return Decision(code, article, LetterKind.NOT_PROCESSED, row, Remedy.R2, needs)


def _own_record(code: Code, *needs: Fact) -> Decision:
    """Art. 41. The form of the report has no row of its own: "other" is what is left."""
    return Decision(
        code,
        articles.ART_41,
        LetterKind.OWN_INFORMATION,
        "6.3",
        Remedy.R2,
        (Fact.OWN_INFORMATION, Fact.WRONG_RECORD, *needs),
    )


_ROWS = (
    Decision(Code.A1, art_36("一"), LetterKind.GRANTED, "1", Remedy.R2, (Fact.LINK,)),
    Decision(Code.A2, art_36("二"), LetterKind.GRANTED, "1", Remedy.R2, (Fact.FILES,)),
    Decision(
        Code.A3,
        articles.ART_37,
        LetterKind.PARTIAL,
        "2",
        Remedy.R1,
        (Fact.GROUNDS, Fact.REDACTED_COPY),
    ),
    _refused(Code.D1, articles.ART_14, "3.1", Fact.SECRECY_OPINION),
    _refused(Code.D2, articles.ART_14, "3.2", Fact.FORBIDDING_LAW),
    _refused(Code.D3, articles.ART_14, "3.3", Fact.DANGER),
    _refused(Code.D4, articles.ART_15, "3.4", Fact.THIRD_PARTY_FILE),
    _refused(Code.D5, articles.ART_16_1, "3.5", Fact.DISCRETION_REASON),
    _refused(Code.D6, articles.ART_16_2, "3.6", Fact.DISCRETION_REASON),
    _refused(Code.D7, articles.ART_16_2, "3.7", Fact.DISCRETION_REASON),
    Decision(
        Code.D8,
        art_36("七"),
        LetterKind.SPECIAL_ACCESS,
        "3.8",
        Remedy.R2,
        (Fact.SPECIAL_RULES, Fact.WHERE_TO_GET),
    ),
    Decision(
        Code.U1A, art_36("四"), LetterKind.NOT_EXISTING, "4.1", Remedy.R2, (Fact.SEARCH_RECORD,)
    ),
    Decision(Code.U1B, art_36("五"), LetterKind.NOT_OURS, "4.1", Remedy.R2, (Fact.RIGHT_ORGAN,)),
    Decision(
        Code.U2,
        articles.ART_38,
        LetterKind.NEEDS_PROCESSING,
        "4.2",
        Remedy.R2,
        (Fact.WHAT_WOULD_BE_NEEDED,),
    ),
    Decision(
        Code.U3,
        articles.ART_30,
        LetterKind.STILL_UNCLEAR,
        "4.3",
        Remedy.R2,
        (Fact.CORRECTION_MADE,),
    ),
    _not_processed(Code.N1, articles.ART_39_1, "5.1", Fact.OTHER_CHANNEL),
    _not_processed(Code.N2, art_36("六"), "5.2", Fact.EARLIER_REPLY),
    _not_processed(Code.N3, articles.ART_39_2, "5.3", Fact.WHERE_TO_GET),
    _not_processed(Code.N4, articles.ART_35, "5.4", Fact.REASONS_ASKED, Fact.REASONS_WHY_NOT),
    # No article of the Regulation: the row of the report is all there is.
    _not_processed(Code.N5, articles.REPORT_FORM, "5.5", Fact.WHAT_IS_HELD),
    Decision(
        Code.O1,
        articles.ART_30,
        LetterKind.NO_LONGER_PROCESSED,
        "6.1",
        Remedy.R2,
        (Fact.CORRECTION_LAPSED,),
    ),
    Decision(
        Code.O2,
        articles.FEE_RULES,
        LetterKind.NO_LONGER_PROCESSED,
        "6.2",
        Remedy.R2,
        (Fact.FEE_LAPSED,),
    ),
    # The person took it back: nobody has to be told, and nothing can be challenged.
    Decision(Code.O3, articles.REPORT_FORM, None, "6.3", Remedy.NONE, (Fact.WITHDRAWAL,)),
    _own_record(Code.C1),
    _own_record(Code.C2, Fact.RIGHT_ORGAN),
    _own_record(Code.C3, Fact.RIGHT_ORGAN),
    _own_record(Code.C4, Fact.WHY_NOT_WRONG),
)
DECISIONS = {row.code: row for row in _ROWS}

GROUNDS = (Code.D1, Code.D2, Code.D3, Code.D4, Code.D5, Code.D6, Code.D7)  # Art. 14 to 16
OWN_RECORDS = frozenset({Code.C1, Code.C2, Code.C3, Code.C4})  # Art. 41
LEGAL_REVIEW = frozenset({Code.A3, *GROUNDS, Code.D8, Code.C4})  # refused in whole or in part
LEGAL_REVIEW_BY_SETTING = frozenset(
    {Code.U1A, Code.U1B, Code.U2, Code.U3, Code.N1, Code.N2, Code.N3, Code.N4, Code.N5}
)
SECRECY_REVIEW = frozenset({Code.A2, Code.A3, Code.D1})  # Art. 17; 保守国家秘密法 Art. 35


class Wrong(StrEnum):
    """Why codes cannot stand in one answer."""

    NOTHING_DECIDED = "nothing_decided"
    GROUND_MISSING = "ground_missing"
    GROUND_WITHOUT_PARTIAL = "ground_without_partial"
    MUST_BE_SPLIT = "must_be_split"


def wrong_combination(codes: Collection[Code]) -> Wrong | None:
    """Why ``codes`` are no answer to one request; None when they are.

    One code is an answer, but a partial disclosure names its grounds (Art. 37). Several grounds
    may refuse together; what is public already may stand beside what is provided. All else
    is several requests, each with an answer of its own: the report counts each once.
    """
    chosen = set(codes)
    grounds = chosen.intersection(GROUNDS)
    others = chosen - grounds
    if not chosen:
        return Wrong.NOTHING_DECIDED
    if Code.A3 in others and not grounds:
        return Wrong.GROUND_MISSING
    if grounds and others and others <= {Code.A1, Code.A2}:
        return Wrong.GROUND_WITHOUT_PARTIAL
    if others in ({Code.A3}, {Code.A1, Code.A2}) or len(others) + bool(grounds) == 1:
        return None
    return Wrong.MUST_BE_SPLIT


def leading(codes: Collection[Code]) -> Decision:
    """The one that sets letter and report row: a partial disclosure counts in its row only."""
    rows = [row for row in _ROWS if row.code in codes]
    return next((row for row in rows if row.code is Code.A3), rows[0])


def lacking(code: Code, facts: Collection[str]) -> tuple[Fact, ...]:
    """What is still missing before ``code`` can be signed."""
    return tuple(need for need in DECISIONS[code].needs if need not in facts)


def remedy(codes: Collection[Code], decided_on: date) -> Remedy:
    """What the person may do against the answer (行政复议法 Art. 23, as of that day)."""
    return on_that_day(leading(codes).remedy, decided_on)


def needs_legal_review(codes: Collection[Code], *, also: Collection[Code] = ()) -> bool:
    """Every refusal, in whole or in part; ``also`` are those the organ adds."""
    return any(code in LEGAL_REVIEW or code in also for code in codes)


def needs_secrecy_review(codes: Collection[Code]) -> bool:
    """Whatever is given out, and whatever is withheld as a secret."""
    return any(code in SECRECY_REVIEW for code in codes)
