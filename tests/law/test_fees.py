"""The tariffs of the fee rules, and real fees that must come out of them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.law.fees import Tariff, asked_before, by_pages, by_pieces, fee, slices

COUNTS = st.integers(0, 3000)


@pytest.mark.parametrize(
    ("pieces", "yuan"),
    [
        (0, 0), (10, 0), (11, 100), (15, 500), (30, 2_000), (31, 2_200), (40, 4_000), (41, 4_300),
        (50, 7_000), (51, 7_400), (60, 11_000),
    ],
)  # fmt: skip
def test_the_table_by_piece(pieces: int, yuan: int) -> None:
    assert by_pieces(pieces) == yuan


@pytest.mark.parametrize(
    ("pages", "yuan"),
    [
        (0, 0), (30, 0), (31, 10), (57, 270), (68, 380), (72, 420), (100, 700), (101, 720),
        (109, 880), (119, 1_080), (200, 2_700), (201, 2_740),
    ],
)  # fmt: skip
def test_the_table_by_page(pages: int, yuan: int) -> None:
    assert by_pages(pages) == yuan


@pytest.mark.parametrize("yuan", [420, 880, 1_080, 270, 380])
def test_fees_of_real_reports_are_whole_pages(yuan: int) -> None:
    assert yuan in {by_pages(pages) for pages in range(200)}


def test_fifteen_requests_beyond_the_tenth_cost_what_a_report_says() -> None:
    assert by_pieces(15, before=10) == 1_500


@given(COUNTS, COUNTS)
def test_it_does_not_matter_how_the_pieces_of_a_month_are_asked_for(one: int, other: int) -> None:
    assert by_pieces(one) + by_pieces(other, before=one) == by_pieces(one + other)


@given(COUNTS)
def test_one_more_never_costs_less_than_the_one_before(count: int) -> None:
    for price in (by_pieces, by_pages):
        first, second = price(count + 1) - price(count), price(count + 2) - price(count + 1)
        assert 0 <= first <= second


def test_only_the_chosen_tariff_counts() -> None:
    assert fee(Tariff.PIECES, 1, before=30) == 200
    assert fee(Tariff.PAGES, 31, before=30) == 10


def test_the_count_begins_anew_with_the_month() -> None:
    received = [date(2026, 2, 28), date(2026, 3, 1), date(2026, 3, 31), date(2025, 3, 2)]

    assert asked_before(received, date(2026, 3, 31)) == 2


@pytest.mark.parametrize("price", [by_pieces, by_pages])
def test_less_than_none_is_refused(price) -> None:
    with pytest.raises(ValueError, match="below none"):
        price(-1)


def test_the_reckoning_shows_each_slice_with_its_rate() -> None:
    steps = slices(Tariff.PIECES, 4, before=29)

    assert [tuple(each) for each in steps] == [(30, 30, 100), (31, 33, 200)]
    assert [(each.quantity, each.amount) for each in steps] == [(1, 100), (3, 600)]


def test_pages_are_reckoned_for_themselves_whatever_was_asked_before() -> None:
    steps = slices(Tariff.PAGES, 119, before=50)

    assert [tuple(each) for each in steps] == [(1, 30, 0), (31, 100, 10), (101, 119, 20)]


def test_nothing_asked_for_costs_nothing() -> None:
    assert slices(Tariff.PAGES, 0) == []
