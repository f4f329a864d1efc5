"""What the law does not allow is named, and does not touch the date."""

from datetime import date

import pytest

from app.law import standing
from app.law.clock import due
from app.law.ledger import Extension, Ledger
from app.law.receipt import Channel
from app.law.standing import ProblemCode
from app.law.working_days import WorkingCalendar
from tests.law.entries import asked, charged, corrected, day, delayed, extended, ledger

CALENDAR = WorkingCalendar()
PLAIN, CORRECTED, EXTENDED, PAID = day("03-30"), day("04-10"), day("04-28"), day("04-09")
IN_TIME = extended("03-24", "03-25")


@pytest.mark.parametrize(
    ("given", "code", "last"),
    [
        (ledger(corrections=(corrected("03-12", "03-13"),)), "correction_late", PLAIN),
        (
            ledger(corrections=(corrected("03-05", "03-12"), corrected("03-11", "03-16"))),
            "second_correction",
            CORRECTED,
        ),
        (ledger(corrections=(corrected("03-05"), corrected("03-06"))), "second_correction", None),
        (ledger(extensions=(extended("03-30", "03-31"),)), "extension_late", PLAIN),
        (ledger(extensions=(extended("03-30", None),)), "extension_not_told", PLAIN),
        (ledger(extensions=(extended("03-24", "03-25", 21),)), "extension_too_long", PLAIN),
        (ledger(extensions=(extended("03-24", "03-25", 0),)), "extension_too_short", PLAIN),
        (ledger(extensions=(extended("03-26", "03-27"), IN_TIME)), "second_extension", EXTENDED),
        (
            ledger(extensions=(IN_TIME, extended("04-27", "04-27"))),
            "second_extension",
            EXTENDED,
        ),
        (
            ledger(
                corrections=(corrected("03-05"),),
                extensions=(extended("03-05", "03-05"), extended("03-06", "03-06")),
            ),
            "second_extension",
            None,
        ),
        (
            ledger(
                corrections=(corrected("03-05", "03-12"),),
                extensions=(extended("03-04", "03-04"),),
            ),
            "extension_overtaken",
            CORRECTED,
        ),
        (ledger(opinions_sought=(asked("03-30", "03-31"),)), "opinion_late", PLAIN),
        (ledger(fees=(charged("03-31", "04-02"),)), "fee_late", PLAIN),
        (ledger(fees=(charged("03-09", "03-11"), charged("03-20"))), "second_fee", PAID),
    ],
)
def test_what_the_law_refuses_has_no_effect(given: Ledger, code: str, last: date | None) -> None:
    found = due(given, CALENDAR)

    assert [problem.code for problem in found.problems] == [code]
    assert all(problem.article for problem in found.problems)
    assert found.due_on == last


@pytest.mark.parametrize(
    "given",
    [
        ledger(corrections=(corrected("03-01", "03-12"),)),
        ledger(corrections=(corrected("03-06", "03-05"),)),
        ledger(opinions_sought=(asked("03-01", "03-03"),)),
        ledger(opinions_sought=(asked("03-09", "03-06"),)),
        ledger(opinions_sought=(asked("03-09", None, "03-06"),)),
        ledger(opinions_sought=(asked("03-09", "03-11", "03-10"),)),
        ledger(extensions=(extended("03-25", "03-24"),)),
        ledger(extensions=(extended("02-27", "03-25"),)),
        ledger(fees=(charged("02-27", "03-06"),)),
        ledger(fees=(charged("03-06", "03-05"),)),
        ledger(confirmed_on=day("03-01")),
    ],
)
def test_days_that_cannot_follow_each_other_have_no_effect(given: Ledger) -> None:
    found = due(given, CALENDAR)

    assert [problem.code for problem in found.problems] == [ProblemCode.IMPOSSIBLE_ORDER]
    assert found.due_on == PLAIN


def test_a_confirmation_before_what_it_confirms_is_none() -> None:
    found = due(ledger(channel=Channel.WEB, confirmed_on=day("03-01")), CALENDAR)

    assert [problem.code for problem in found.problems] == [ProblemCode.IMPOSSIBLE_ORDER]
    assert found.due_on is None


def test_the_correction_may_be_asked_for_until_the_seventh_working_day() -> None:
    assert due(ledger(corrections=(corrected("03-11", "03-16"),)), CALENDAR).problems == ()


def test_an_extension_is_in_time_on_the_last_day_itself() -> None:
    assert due(ledger(extensions=(extended("03-30", "03-30"),)), CALENDAR).due_on == EXTENDED


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ((delayed("03-30", None),), "extension_not_told"),
        ((delayed("03-30", "03-31"),), "extension_late"),
        ((delayed("03-24", "03-25", 0),), "extension_too_short"),
        ((delayed("03-25", "03-24"),), "impossible_order"),
        ((IN_TIME, delayed("03-26", "03-26")), "second_extension"),
    ],
)
def test_a_delay_after_good_reasons_is_held_to_the_rest_by_article_35(
    given: tuple[Extension, ...], code: str
) -> None:
    found = due(ledger(extensions=given), CALENDAR)

    (problem,) = found.problems
    assert problem.code == code
    assert "第三十五条" in problem.article
    assert found.due_on == (EXTENDED if IN_TIME in given else PLAIN)


def test_a_refused_extension_leaves_the_way_to_a_lawful_one() -> None:
    too_long = extended("03-20", "03-20", 30)

    found = due(ledger(extensions=(too_long, IN_TIME)), CALENDAR)

    assert [problem.code for problem in found.problems] == [ProblemCode.EXTENSION_TOO_LONG]
    assert found.due_on == EXTENDED


def test_all_that_are_told_after_the_last_day_are_late() -> None:
    late = (extended("03-30", "03-31"), extended("04-01", "04-01"))

    codes = [problem.code for problem in due(ledger(extensions=late), CALENDAR).problems]

    assert codes == [ProblemCode.EXTENSION_LATE] * 2


def test_an_opinion_moves_the_day_until_which_an_extension_can_be_told() -> None:
    given = ledger(
        opinions_sought=(asked("03-09", "03-11"),), extensions=(extended("04-20", "04-20"),)
    )

    assert due(given, CALENDAR).problems == ()


def test_a_fee_may_be_asked_for_within_the_extended_term() -> None:
    given = ledger(extensions=(IN_TIME,), fees=(charged("04-20", "04-21"),))

    found = due(given, CALENDAR)

    assert [problem.code for problem in found.problems] == [ProblemCode.EXTENSION_OVERTAKEN]
    assert found.due_on == day("05-21")


def test_a_fee_may_be_asked_for_while_the_correction_is_awaited() -> None:
    given = ledger(corrections=(corrected("03-05", "05-15"),), fees=(charged("05-11", "05-12"),))

    found = due(given, CALENDAR)

    assert found.problems == ()
    assert found.due_on == day("06-12")


def test_a_fee_may_be_asked_for_on_the_day_the_correction_comes_in() -> None:
    given = ledger(corrections=(corrected("03-05", "05-15"),), fees=(charged("05-15", "05-18"),))

    assert due(given, CALENDAR).problems == ()


def test_every_problem_but_a_wrong_order_has_its_article() -> None:
    assert set(standing.ARTICLES) == set(ProblemCode) - {ProblemCode.IMPOSSIBLE_ORDER}
