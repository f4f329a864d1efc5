"""One table drives letter, report row, remedy and what an answer needs."""

from collections.abc import Collection
from datetime import date

import pytest

from app.law.decisions import (
    DECISIONS,
    LEGAL_REVIEW_BY_SETTING,
    Code,
    LetterKind,
    Wrong,
    lacking,
    leading,
    needs_legal_review,
    needs_secrecy_review,
    remedy,
    wrong_combination,
)
from app.law.remedies import Remedy

NOW, THEN = date(2026, 3, 2), date(2023, 6, 1)
# The rows of the annual report, in its order.
ROWS = [
    "1", "1", "2", "3.1", "3.2", "3.3", "3.4", "3.5", "3.6", "3.7", "3.8", "4.1", "4.1", "4.2",
    "4.3", "5.1", "5.2", "5.3", "5.4", "5.5", "6.1", "6.2", "6.3",
    "6.3", "6.3", "6.3", "6.3",
]  # fmt: skip
A1, A2, A3, D1, D4, D5, D8 = Code.A1, Code.A2, Code.A3, Code.D1, Code.D4, Code.D5, Code.D8


def test_every_code_has_its_row_of_the_report() -> None:
    assert [DECISIONS[code].report_row for code in Code] == ROWS


@pytest.mark.parametrize("code", Code)
def test_every_code_has_an_article_and_something_to_prove(code: Code) -> None:
    row = DECISIONS[code]

    assert row.code is code
    assert "《" in row.article or "〔" in row.article
    assert lacking(code, ()) == row.needs != ()
    assert lacking(code, row.needs) == ()


@pytest.mark.parametrize(
    ("code", "letter"),
    [
        (Code.A1, LetterKind.GRANTED),
        (Code.A3, LetterKind.PARTIAL),
        (Code.D7, LetterKind.REFUSED),
        (Code.D8, LetterKind.SPECIAL_ACCESS),
        (Code.U1A, LetterKind.NOT_EXISTING),
        (Code.U1B, LetterKind.NOT_OURS),
        (Code.U2, LetterKind.NEEDS_PROCESSING),
        (Code.U3, LetterKind.STILL_UNCLEAR),
        (Code.N5, LetterKind.NOT_PROCESSED),
        (Code.O2, LetterKind.NO_LONGER_PROCESSED),
        (Code.O3, None),
        (Code.C1, LetterKind.OWN_INFORMATION),
        (Code.C4, LetterKind.OWN_INFORMATION),
    ],
)
def test_the_letter_follows_from_the_code(code: Code, letter: LetterKind | None) -> None:
    assert DECISIONS[code].letter is letter


def test_what_is_missing_is_named_in_its_order() -> None:
    assert lacking(Code.N4, {"reasons_why_not"}) == ("reasons_asked",)
    assert lacking(Code.A3, {"link"}) == ("grounds", "redacted_copy")


def test_only_refusals_have_to_be_reconsidered_first() -> None:
    first = [code for code in Code if remedy([code], NOW) is Remedy.R1]

    assert first == [A3, D1, Code.D2, Code.D3, D4, D5, Code.D6, Code.D7]
    assert {remedy([code], THEN) for code in first} == {Remedy.R2}
    assert remedy([Code.O3], NOW) is Remedy.NONE


@pytest.mark.parametrize(
    "codes", [{A1}, {A1, A2}, {A3, D4}, {A3, D1, D5}, {D4, D5}, {D8}, {Code.U1A}, {Code.O3}]
)
def test_what_can_stand_in_one_answer(codes: set[Code]) -> None:
    assert wrong_combination(codes) is None


@pytest.mark.parametrize(
    ("codes", "wrong"),
    [
        (set(), Wrong.NOTHING_DECIDED),
        ({A3}, Wrong.GROUND_MISSING),
        ({A3, Code.U1A}, Wrong.GROUND_MISSING),
        ({A2, D1}, Wrong.GROUND_WITHOUT_PARTIAL),
        ({A1, A2, D5}, Wrong.GROUND_WITHOUT_PARTIAL),
        ({A3, A2, D5}, Wrong.MUST_BE_SPLIT),
        ({A3, D5, D8}, Wrong.MUST_BE_SPLIT),
        ({D5, Code.U1A}, Wrong.MUST_BE_SPLIT),
        ({A2, Code.U1A}, Wrong.MUST_BE_SPLIT),
        ({Code.U1A, Code.U1B}, Wrong.MUST_BE_SPLIT),
        ({A2, Code.O3}, Wrong.MUST_BE_SPLIT),
    ],
)
def test_what_cannot(codes: set[Code], wrong: Wrong) -> None:
    assert wrong_combination(codes) is wrong


@pytest.mark.parametrize(
    ("codes", "row"), [({D5, A3, D1}, "2"), ({D5, D4}, "3.4"), ({A1, A2}, "1"), ({D8}, "3.8")]
)
def test_an_answer_is_counted_in_one_row(codes: Collection[Code], row: str) -> None:
    assert leading(codes).report_row == row


def test_refusals_go_to_legal_review_and_others_if_the_organ_wants() -> None:
    always = [code for code in Code if needs_legal_review([code])]

    refusals = [code for code in Code if code in (A3, Code.C4) or code.startswith("D")]
    assert always == refusals
    assert needs_legal_review([Code.N4], also=LEGAL_REVIEW_BY_SETTING)
    assert not needs_legal_review([A2], also=LEGAL_REVIEW_BY_SETTING)


def test_what_is_given_out_or_kept_as_a_secret_goes_to_secrecy_review() -> None:
    assert [code for code in Code if needs_secrecy_review([code])] == [A2, A3, D1]
