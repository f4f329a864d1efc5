"""When a reply is due: the worked examples of the domain paper, and the proof they rest on."""

from collections import Counter
from datetime import date

import pytest

from app.law import proof
from app.law.clock import Due, due
from app.law.ledger import ExclusionFrom, Ledger, OpinionKind
from app.law.proof import Why
from app.law.receipt import Channel
from app.law.working_days import WorkingCalendar, YearUnknown
from tests.law.entries import asked, charged, corrected, day, delayed, extended, ledger

CALENDAR = WorkingCalendar()
THIRD_PARTY = asked("03-09", "03-11")


def reckoned(given: Ledger) -> Due:
    """What is due, with what holds of every proof."""
    found = due(given, CALENDAR)
    days = [each.date for each in found.days]
    assert days == sorted(set(days))
    assert (days[-1] - days[0]).days == len(days) - 1
    assert sum(each.counted for each in found.days) == 0 or found.days[-1].counted
    return found


def whys(found: Due) -> Counter[Why]:
    return Counter(each.why for each in found.days)


@pytest.mark.parametrize(
    ("given", "last"),
    [
        (ledger("01-26"), "02-28"),
        (ledger("01-26", extensions=(extended("02-27", "02-28"),)), "03-27"),
        (ledger("2025-09-15"), "2025-10-17"),
        (ledger("02-13", channel=Channel.WEB, confirmed_on=day("02-14")), "03-20"),
        (ledger("04-01", corrections=(corrected("04-13", "04-20"),)), "05-20"),
        (ledger(opinions_sought=(asked("03-09", None, "03-27"),)), "04-20"),
        (ledger(opinions_sought=(THIRD_PARTY,)), "04-23"),
        (ledger("05-25", fees=(charged("06-10", "06-25"),)), "07-23"),
        (ledger("2020-01-20"), "2020-02-25"),
    ],
    ids=["E1", "E1 extended", "E2", "E3", "E4", "E5", "E6", "E12", "E16"],
)
def test_the_worked_examples(given: Ledger, last: str) -> None:
    found = reckoned(given)

    assert found.due_on == day(last)
    assert found.problems == ()
    assert not found.provisional
    expected = 20 + sum(each.days for each in given.extensions)
    assert sum(each.counted for each in found.days) == expected


def test_what_was_computed_before_the_calendar_changed_was_another_day() -> None:
    # as the first notice for 2020 had it: work again on 31 January and on Saturday 1 February
    first_notice = {day("2020-01-31"): True, day("2020-02-01"): True}

    assert due(ledger("2020-01-20"), WorkingCalendar(first_notice)).due_on == day("2020-02-21")


def test_everything_at_once_is_counted_as_the_law_has_it() -> None:
    found = reckoned(
        ledger(
            corrections=(corrected("03-05", "03-12"),),
            opinions_sought=(THIRD_PARTY,),
            extensions=(extended("03-30", "03-30"),),
        )
    )

    assert found.due_on == day("06-01")
    assert found.problems == ()
    assert whys(found) == {
        Why.RECEIPT: 1, Why.BEFORE_CORRECTION: 2, Why.AWAITING_CORRECTION: 7,
        Why.CORRECTION_RECEIVED: 1, Why.OPINION: 14, Why.COUNTED: 20, Why.EXTENSION: 19,
        Why.MAKE_UP: 1, Why.REST: 23, Why.HOLIDAY: 4,
    }  # fmt: skip


def test_each_day_says_why_and_where_it_is_written() -> None:
    found = reckoned(ledger("02-13"))

    said = {each.date: each for each in found.days}
    assert (said[day("02-13")].why, said[day("02-13")].counted) == (Why.RECEIPT, False)
    assert (said[day("02-14")].why, said[day("02-14")].counted) == (Why.MAKE_UP, True)
    assert (said[day("02-15")].why, said[day("02-15")].counted) == (Why.REST, False)
    assert (said[day("02-16")].why, said[day("02-16")].counted) == (Why.HOLIDAY, False)
    assert (said[day("02-24")].why, said[day("02-24")].counted) == (Why.COUNTED, True)
    assert "第三十三条" in said[day("02-24")].article
    assert set(proof.ARTICLES) == set(Why)


def test_after_reasons_found_good_the_answer_may_take_longer_by_article_35() -> None:
    found = reckoned(ledger(extensions=(delayed("03-30", "03-30", 40),)))

    assert found.due_on == day("05-28")
    assert found.problems == ()
    assert whys(found)[Why.EXTENSION] == 39  # and a make-up day
    articles = {each.article for each in found.days if each.why is Why.EXTENSION}
    assert articles == {"《中华人民共和国政府信息公开条例》第三十五条"}


def test_local_days_are_named_as_such() -> None:
    local = WorkingCalendar({day("03-03"): False, day("03-07"): True})

    found = due(ledger(), local)

    assert [each.why for each in found.days[1:6]] == [
        Why.LOCAL_REST, Why.COUNTED, Why.COUNTED, Why.COUNTED, Why.LOCAL_WORK,
    ]  # fmt: skip
    assert found.due_on == day("03-30")


def test_seventeen_days_stand_outside_the_term_of_a_silent_third_party() -> None:
    assert whys(reckoned(ledger(opinions_sought=(THIRD_PARTY,))))[Why.OPINION] == 17


def test_days_of_several_opinions_are_excluded_once() -> None:
    organ = asked("03-12", "03-16", "03-20", kind=OpinionKind.JOINT_ORGAN)

    assert reckoned(ledger(opinions_sought=(THIRD_PARTY, organ))).due_on == day("04-23")


def test_an_organ_may_let_the_exclusion_begin_with_service() -> None:
    given = ledger(opinions_sought=(THIRD_PARTY,), exclusion_from=ExclusionFrom.SERVICE)

    found = reckoned(given)

    assert whys(found)[Why.OPINION] == 15
    assert found.due_on == day("04-21")


def test_an_answer_after_the_fifteen_days_excludes_no_more_of_them() -> None:
    late = asked("03-09", "03-11", "04-15")

    assert reckoned(ledger(opinions_sought=(late,))).due_on == day("04-23")


@pytest.mark.parametrize(
    ("exclusion_from", "last"),
    [(ExclusionFrom.DISPATCH, "04-21"), (ExclusionFrom.SERVICE, "03-30")],
)
def test_a_letter_whose_service_is_not_recorded_does_not_stop_the_clock_for_ever(
    exclusion_from: ExclusionFrom, last: str
) -> None:
    given = ledger(opinions_sought=(asked("03-09"),), exclusion_from=exclusion_from)

    assert reckoned(given).due_on == day(last)


def test_nothing_is_due_while_the_correction_is_awaited() -> None:
    found = reckoned(ledger(corrections=(corrected("03-05"),)))

    assert found.due_on is None
    assert not found.provisional
    assert [each.why for each in found.days] == [
        Why.RECEIPT, Why.BEFORE_CORRECTION, Why.BEFORE_CORRECTION, Why.AWAITING_CORRECTION,
    ]  # fmt: skip


def test_a_correction_asked_for_at_once_is_awaited_from_the_next_day() -> None:
    found = reckoned(ledger(corrections=(corrected("03-02"),)))

    assert [each.why for each in found.days] == [Why.RECEIPT, Why.AWAITING_CORRECTION]


def test_nothing_is_due_while_the_fee_is_not_paid() -> None:
    found = reckoned(ledger(fees=(charged("03-06"),)))

    assert found.due_on is None
    assert found.days[-1] == proof.day_of(day("03-06"), Why.AWAITING_PAYMENT)
    assert found.days[1].why is Why.BEFORE_PAYMENT


def test_nothing_is_due_while_the_request_is_not_confirmed() -> None:
    found = reckoned(ledger("02-13", channel=Channel.FAX))

    assert found.due_on is None
    assert found.days == (proof.day_of(day("02-13"), Why.AWAITING_CONFIRMATION),)


def test_a_fee_paid_after_the_correction_lets_the_term_begin_once_more() -> None:
    found = reckoned(
        ledger(corrections=(corrected("03-05", "03-12"),), fees=(charged("03-18", "03-25"),))
    )

    assert found.due_on == day("04-23")
    assert whys(found)[Why.CORRECTION_RECEIVED] == whys(found)[Why.FEE_PAID] == 1


def test_a_correction_that_comes_on_the_day_of_receipt_changes_nothing() -> None:
    assert reckoned(ledger(corrections=(corrected("03-02", "03-02"),))).due_on == day("03-30")


def test_a_term_that_ends_in_an_unannounced_year_is_provisional() -> None:
    found = reckoned(ledger("12-20"))

    assert found.provisional
    assert found.due_on == day("2027-01-18")


@pytest.mark.parametrize("received_on", [date(2003, 12, 31), date(2035, 12, 20), date.max])
def test_nothing_is_counted_in_a_year_nobody_knows(received_on: date) -> None:
    with pytest.raises(YearUnknown):
        due(Ledger(received_on), CALENDAR)


@pytest.mark.parametrize(
    "entries",
    [
        {"corrections": (corrected("03-05", "9999-12-31"),)},
        {"corrections": (corrected("03-05", "9999-12-31"),), "fees": (charged("03-06"),)},
        {"opinions_sought": (asked("9999-12-31"),)},
        {"opinions_sought": (asked("03-06", "9999-12-31"),)},
    ],
)
def test_an_entry_far_beyond_the_calendar_ends_at_its_edge(entries: dict[str, object]) -> None:
    with pytest.raises(YearUnknown):
        due(ledger(**entries), CALENDAR)
