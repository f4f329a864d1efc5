"""Who applies, with which paper, and slips of the pen in its number."""

import pytest

from app.law.applicants import (
    ORGANISATIONS,
    ApplicantType,
    Paper,
    fits,
    is_credit_code,
    papers_of,
    plain_number,
)
from app.law.identity import CHECK_DIGITS, WEIGHTS


def with_check_digit(digits: str) -> str:
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, digits, strict=True))
    return digits + CHECK_DIGITS[total % 11]


ID = with_check_digit("11010519491231002")
HONG_KONG = with_check_digit("81000019900307001")
FOREIGNER = with_check_digit("93184019850412001")


def test_a_report_has_six_columns() -> None:
    assert len(ApplicantType) == 6
    assert len(ORGANISATIONS) == 5


def test_persons_and_organisations_show_their_own_papers() -> None:
    assert Paper.CREDIT_CODE not in papers_of(ApplicantType.NATURAL_PERSON)
    assert Paper.PASSPORT in papers_of(ApplicantType.NATURAL_PERSON)
    for organisation in ORGANISATIONS:
        assert papers_of(organisation) == (Paper.CREDIT_CODE, Paper.OTHER)


@pytest.mark.parametrize(
    ("paper", "number"),
    [
        (Paper.RESIDENT_ID, ID),
        (Paper.RESIDENCE_PERMIT, HONG_KONG),
        (Paper.PASSPORT, "E12345678"),
        (Paper.PASSPORT, "EA1234567"),
        (Paper.PASSPORT, "123456789"),
        (Paper.HONG_KONG_MACAO_PERMIT, "H12345678"),
        (Paper.HONG_KONG_MACAO_PERMIT, "M1234567801"),
        (Paper.TAIWAN_PERMIT, "12345678"),
        (Paper.TAIWAN_PERMIT, "1234567890(B)"),
        (Paper.TAIWAN_PERMIT, "0123456789A"),
        (Paper.FOREIGNER_PERMIT, "USA110019850412"),
        (Paper.FOREIGNER_PERMIT, FOREIGNER),
        (Paper.CREDIT_CODE, "9144030071526726XG"),
        (Paper.OTHER, "军字第1234567号"),
        (Paper.OTHER, "110105491231002"),
    ],
)
def test_real_numbers_fit(paper: Paper, number: str) -> None:
    assert fits(paper, number)


@pytest.mark.parametrize(
    ("paper", "number"),
    [
        (Paper.RESIDENT_ID, ID[:-1] + ("0" if ID[-1] != "0" else "1")),
        (Paper.RESIDENT_ID, ID[:-1]),
        (Paper.RESIDENCE_PERMIT, ID),
        (Paper.RESIDENCE_PERMIT, HONG_KONG[:-1]),
        (Paper.PASSPORT, "E123"),
        (Paper.HONG_KONG_MACAO_PERMIT, "K12345678"),
        (Paper.HONG_KONG_MACAO_PERMIT, "H1234567"),
        (Paper.TAIWAN_PERMIT, "1234567"),
        (Paper.FOREIGNER_PERMIT, "US1234567890123"),
        (Paper.FOREIGNER_PERMIT, FOREIGNER[:-1] + ("0" if FOREIGNER[-1] != "0" else "1")),
        (Paper.FOREIGNER_PERMIT, "9"),
        (Paper.CREDIT_CODE, "9144030071526726XH"),
        (Paper.OTHER, ""),
        (Paper.OTHER, "----"),
        (Paper.OTHER, "1" * 61),
    ],
)
def test_slips_of_the_pen_are_found(paper: Paper, number: str) -> None:
    assert not fits(paper, number)


@pytest.mark.parametrize(
    "code",
    ["11370812004339255B", "11341702486344515H", "91330100799655058B", "91110000600037341L"],
)
def test_codes_of_real_organisations_are_credit_codes(code: str) -> None:
    assert is_credit_code(code)
    assert not is_credit_code(code[:-1] + "I")
    assert not is_credit_code(code[1:])


def test_a_number_is_kept_narrow_in_capitals_and_without_gaps() -> None:
    assert plain_number(" １１０１０５ 19491231 002x\u3000") == "11010519491231002X"
    assert plain_number("h1234 5678") == "H12345678"
    assert plain_number("1234567890（b）") == "1234567890(B)"
