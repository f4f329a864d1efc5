"""Index numbers are shaped strictly when given and read leniently when taken over."""

import pytest

from app.law.index_number import (
    IndexNumbersUsedUp,
    index_number,
    is_index_number,
    is_original_index_number,
)


def test_the_number_is_code_year_and_five_digits() -> None:
    assert index_number("000014349", year=2017, serial=110) == "000014349/2017-00110"
    assert is_index_number("11370812004339255B/2020-22849")


@pytest.mark.parametrize(
    "text",
    ["00001434/2017-00110", "000014349/2017-0110", "000014349-2017-00110", "000014349/2017-00110 "],
)
def test_other_shapes_are_not_ours(text: str) -> None:
    assert not is_index_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "0142768-8/2022-00185",
        "11341702486344515H/202110-00013",
        "01527918X-2020-153077",
        "014314799/2024-00002",
    ],
)
def test_numbers_of_other_systems_are_recognised(text: str) -> None:
    assert is_original_index_number(text)


def test_words_are_no_index_number() -> None:
    assert not is_original_index_number("无")


@pytest.mark.parametrize(("code", "serial"), [("12345", 1), ("000014349", 0)])
def test_impossible_numbers_are_refused(code: str, serial: int) -> None:
    with pytest.raises(ValueError, match="organ code|begin at one"):
        index_number(code, year=2026, serial=serial)


def test_the_hundred_thousandth_number_does_not_exist() -> None:
    with pytest.raises(IndexNumbersUsedUp):
        index_number("000014349", year=2026, serial=100_000)
