import pytest

from app.kit.paging import LAST_PAGE, Page, page_number


@pytest.mark.parametrize(
    ("text", "number"),
    [(None, 1), ("", 1), ("3", 3), ("0", 1), ("-2", 1), ("x", 1), ("٣", 1), ("9999", LAST_PAGE)],
)
def test_whatever_the_url_says_there_is_a_page(text: str | None, number: int) -> None:
    assert page_number(text) == number


def test_one_row_more_than_fits_means_there_is_a_next_page() -> None:
    page = Page.of([1, 2, 3], number=1, size=2)

    assert (list(page.rows), page.has_next) == ([1, 2], True)


def test_a_full_page_is_not_a_next_page() -> None:
    assert Page.of([1, 2], number=1, size=2).has_next is False
