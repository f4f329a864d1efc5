"""The list of requests: most urgent first, and nothing overdue is hidden."""

import re

import pytest

from app.kit.db import db
from app.kit.time import standing_at
from app.law.receipt import Channel
from app.requests.queries import lists
from app.requests.queries.counts import counts_for
from app.requests.queries.wanted import View, Wanted
from tests.tables import cells_of

OVERDUE_DAYS = 40


@pytest.fixture
def desk(office, committed, client, sign_in):
    """One request overdue since long, one that came in today; the clerk is signed in."""
    office.late = office.assigned()
    office.later(days=OVERDUE_DAYS)
    office.fresh = office.taken_in(Channel.ORAL, description="=2026年预算执行情况的说明")
    db.session.commit()
    with standing_at(office.at):
        yield sign_in(client, office.clerk)


def asked(office, **wanted):
    return lists.requests_for(office.clerk, Wanted(**wanted), number=1, today=office.at.date())


def test_what_is_overdue_stands_first_and_says_by_how_much(office, desk):
    page = desk.get("/requests").text

    assert page.index(office.late.number) < page.index(office.fresh.number)
    assert re.search(r"逾期 \d+ 个工作日", page)


def test_a_filter_that_leaves_an_overdue_request_out_says_so(office, desk):
    page = desk.get("/requests?channel=oral").text

    assert office.late.number not in page
    assert "另有 1 件逾期申请未列入本列表。" in page


def test_a_filter_that_holds_it_says_nothing(office, desk):
    page = desk.get(f"/requests?unit={office.unit.id}").text

    assert office.late.number in page
    assert "未列入本列表" not in page


def test_the_tab_of_what_is_done_tells_of_it_as_well(office, desk):
    assert "另有 1 件逾期申请未列入本列表。" in desk.get("/requests?view=done").text


def test_only_what_is_overdue_is_shown_on_request(office, desk):
    rows = asked(office, view=View.OVERDUE).rows

    assert [row.id for row in rows] == [office.late.id]


def test_an_answer_that_was_served_is_no_longer_overdue(office):
    taken = office.collected()
    office.answered(taken, "A1", link="https://example.gov.cn/a")
    office.decide(taken, "sign", "approve", by=office.leader)
    office.later(days=OVERDUE_DAYS)
    assert counts_for(office.clerk, Wanted(), today=office.at.date()).overdue == 1

    office.handed_over(taken)

    assert counts_for(office.clerk, Wanted(), today=office.at.date()).overdue == 0
    assert asked(office).rows[0].was_late


def test_counts_by_state(office, desk):
    counts = counts_for(office.clerk, Wanted(), today=office.at.date())

    assert {state.value: count for state, count in counts.states.items() if count} == {
        "received": 1,
        "in_hand": 1,
    }


@pytest.mark.parametrize(
    "typed", ["{number}", "云商依申[2026] {sequence} 号", "〔2026〕{sequence}号", "2026-{sequence}",
              "{sequence}号", "{sequence}"],
)  # fmt: skip
def test_a_number_is_found_as_people_type_it(office, desk, typed):
    number = typed.format(number=office.fresh.number, sequence=office.fresh.sequence)

    rows = asked(office, number=number).rows

    assert [row.id for row in rows] == [office.fresh.id]


@pytest.mark.parametrize("typed", ["2025-{sequence}", "云商依申", "99999"])
def test_a_number_nobody_has_finds_nothing(office, desk, typed):
    assert asked(office, number=typed.format(sequence=office.fresh.sequence)).rows == []


def test_each_row_names_the_step_it_waits_at(office, desk):
    page = asked(office)

    standings = lists.standings_of(page.rows)

    assert standings[office.late.id].step == "检索收集"
    assert standings[office.late.id].due_on is not None


def test_a_unit_counts_only_its_own_work(office, desk):
    counts = counts_for(office.other_drafter, Wanted(), today=office.at.date())

    assert counts.overdue == counts.overdue_outside == 0


def test_the_table_for_excel_holds_no_name_and_no_formula(office, desk):
    answer = desk.get("/requests/list.xlsx?view=open")

    cells = cells_of(answer.data)
    assert {(kind, formula) for kind, _text, formula in cells} == {("s", False)}
    assert ("s", "'=2026年预算执行情况的说明", False) in cells
    assert not any("王建军" in text for _kind, text, _formula in cells)


def test_a_day_that_cannot_be_read_is_told_beside_its_field(office, desk):
    page = desk.get("/requests?since=gestern")

    assert page.status_code == 422
    assert office.late.number in page.text
