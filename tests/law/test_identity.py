"""Only numbers whose digits add up are taken for personal ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.law.identity import (
    CHECK_DIGITS,
    WEIGHTS,
    PersonalNumber,
    find_all,
    is_bank_card,
    is_identity_number,
    is_mobile_number,
)

IDENTITY = "11010519491231002X"  # the example of GB 11643
CARD = "6222021001116245702"


def with_check_digit(body: str) -> str:
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, body, strict=True))
    return body + CHECK_DIGITS[total % 11]


@given(st.dates().filter(lambda day: day.year >= 1850), st.integers(0, 999))
def test_any_day_of_birth_with_its_check_digit_is_a_number(day, serial) -> None:
    number = with_check_digit(f"440106{day:%Y%m%d}{serial:03d}")

    assert is_identity_number(number)
    assert is_identity_number(number.lower())
    wrong = CHECK_DIGITS[(CHECK_DIGITS.index(number[17]) + 1) % 11]
    assert not is_identity_number(number[:17] + wrong)


@pytest.mark.parametrize(
    "text",
    [
        "110105194912310021",
        "1101051949123100",
        with_check_digit("99010519491231002"),
        with_check_digit("93884019850412001"),
        with_check_digit("11010519490231002"),
        with_check_digit("11010518491231002"),
        "",
    ],
)
def test_what_does_not_fit_is_no_identity_number(text: str) -> None:
    assert not is_identity_number(text)


@pytest.mark.parametrize("region", ["911840", "931840", "944392", "965643"])
def test_a_foreigners_card_of_2023_names_province_and_country(region: str) -> None:
    assert is_identity_number(with_check_digit(f"{region}19850412001"))


def test_the_card_of_a_foreigner_is_found_in_a_text() -> None:
    number = with_check_digit("93184019850412001")

    (seen,) = find_all(f"永久居留身份证号{number[:6]} {number[6:14]} {number[14:]}，请核对")

    assert seen.kind is PersonalNumber.IDENTITY


def test_cards_need_prefix_length_and_luhn() -> None:
    assert is_bank_card(CARD)
    assert is_bank_card("4111111111111111")
    assert not is_bank_card(CARD[:-1] + "3")
    assert not is_bank_card("7992739871300000")
    assert not is_bank_card("62220210011162")


def test_mobile_numbers_may_carry_the_country() -> None:
    assert is_mobile_number("13800138000")
    assert is_mobile_number("+8613800138000")
    assert is_mobile_number("008613800138000")
    assert not is_mobile_number("12800138000")


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (f"申请人身份证号{IDENTITY}，手机13800138000", ["identity", "mobile"]),
        ("身份证１１０１０５１９４９１２３１００２Ｘ。", ["identity"]),
        ("110105 1949 1231 002x", ["identity"]),
        ("银行卡 6222 0210 0111 6245 702", ["bank_card"]),
        ("Tel13912345678；+86 139-1234-5678", ["mobile", "mobile"]),
        ("110105194 91231002X", ["identity"]),
        ("1 1 0 1 0 5 1 9 4 9 1 2 3 1 0 0 2 X", ["identity"]),
        ("110105\u20091949\u20091231\u2009002X", ["identity"]),
        (f"ID{IDENTITY}", ["identity"]),
        (f"123456 {IDENTITY[:12]} {IDENTITY[12:]}", ["identity"]),
        ("序号3001 6222 0210 0111 6245 702", ["bank_card"]),
        ("4111111111111111 123", ["bank_card"]),
        ("62220210 01116245702", ["bank_card"]),
        ("138‑0013‑8000", ["mobile"]),
        ("86 13800138000", ["mobile"]),
        ("86-1380 0138000", []),
        ("4111 111 111 11 1111", []),
        ("110105 1949 12 31 002X", []),
        (f"{IDENTITY}A", []),
        ("编号110105194912310021", []),
        ("索引号:000014347/2018-00231，国办发〔2017〕47号，共计1380013800元", []),
        ("统一社会信用代码91110000600037341L", []),
        ("12315、12365热线，2018年12月08日", []),
    ],
)
def test_numbers_are_found_in_running_text(text: str, kinds: list[str]) -> None:
    found = find_all(text)

    assert [hit.kind for hit in found] == [PersonalNumber(kind) for kind in kinds]
    assert all(text[hit.start : hit.end] == hit.written for hit in found)


def test_one_place_is_reported_once() -> None:
    number = with_check_digit("62010519491231002")
    sightings = find_all(number)

    assert len(sightings) == 1
