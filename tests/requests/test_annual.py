"""Table 2 of the annual report over years with split, merged, withdrawn and reopened requests."""

from datetime import date

import pytest

from app.kit.db import db
from app.law.receipt import Channel
from app.requests import actions
from app.requests.models import DisclosureRequest, RemedyKind, RemedyOutcome
from app.requests.queries.annual import table_2
from app.requests.remedies import actions as remedies
from app.requests.remedies.values import Filed, Ruling
from app.requests.supervision import merging, splitting
from app.requests.supervision.merging import Merge
from app.requests.supervision.splitting import Split
from tests import factories
from tests.requests.office import applicant, key

PERSON, BUSINESS = "natural_person", "business"
YEARS = range(2025, 2029)


@pytest.fixture(autouse=True)
def is_balanced(office):
    """Whatever happened: in equals out in every column of every year, and years join."""
    yield
    tables = {year: table_2(office.organ.id, year) for year in YEARS}
    for year, table in tables.items():
        for kind in (PERSON, BUSINESS):
            came = table.received.get(kind, 0) + table.carried_over.get(kind, 0)
            concluded = sum(row.get(kind, 0) for row in table.results.values())
            assert came == concluded + table.carried_forward.get(kind, 0), (year, kind)
        if year + 1 in tables:
            assert table.carried_forward == tables[year + 1].carried_over


def results(office, year):
    """The rows that are not nought, over all columns."""
    found = table_2(office.organ.id, year).results
    return {row: sum(kinds.values()) for row, kinds in found.items()}


def until(office, day):
    office.later(days=(day - office.day).days)


def withdrawn(office, taken):
    actions.withdraw(taken.id, on=office.day, how="来电", by=office.clerk, key=key(), at=office.at)
    office.decide(taken, "withdrawal", "confirmed", by=office.clerk)


def ordered_anew(office, taken):
    filed = Filed(RemedyKind.RECONSIDERATION, "云川市人民政府", "重新答复", office.day)
    remedy = remedies.add_remedy(taken.id, filed, by=office.clerk, key=key(), at=office.at)
    ruling = Ruling(RemedyOutcome.CORRECTED, office.day, office.day, orders_anew=True)
    remedies.settle_remedy(remedy.id, ruling, by=office.clerk, key=key(), at=office.at)


def test_what_is_at_work_is_carried_into_the_next_year(office):
    office.assigned()
    office.later(days=1)
    office.served()

    assert table_2(office.organ.id, 2026).received == {PERSON: 2}
    assert table_2(office.organ.id, 2026).carried_forward == {PERSON: 1}
    assert table_2(office.organ.id, 2027).carried_over == {PERSON: 1}
    assert results(office, 2026) == {"3.5": 1}


def test_each_kind_of_applicant_has_its_column(office):
    business = {"kind": BUSINESS, "paper": "credit_code", "paper_number": "9144030071526726XG"}
    office.registered(applicant=applicant(**business))
    office.registered()

    assert table_2(office.organ.id, 2026).received == {PERSON: 1, BUSINESS: 1}


def test_a_request_that_was_split_counts_as_its_pieces(office):
    whole = office.registered()
    pieces = ("2025年农贸市场补助发放名单", "2025年农贸市场改造招标文件")
    order = Split(whole.id, pieces, "两项内容分属不同科室", key())
    splitting.split(order, by=office.clerk, at=office.at)
    for piece in db.session.query(DisclosureRequest).filter_by(split_from_id=whole.id):
        office.decide(piece, "register", "register", by=office.clerk)
        withdrawn(office, piece)

    assert table_2(office.organ.id, 2026).received == {PERSON: 2}
    assert results(office, 2026) == {"6.3": 2}


def test_a_request_that_was_merged_counts_with_the_one_that_goes_on(office):
    first = office.assigned()
    office.later(days=1)
    twin = office.registered()
    order = Merge(twin.id, first.number, "内容与前一申请相同", key())
    merging.merge(order, by=office.clerk, at=office.at)

    assert table_2(office.organ.id, 2026).received == {PERSON: 1}
    assert table_2(office.organ.id, 2026).carried_forward == {PERSON: 1}


def test_a_new_answer_in_the_same_year_is_the_result_of_that_year_and_counts_once(office):
    taken = office.served()
    until(office, date(2026, 6, 1))
    ordered_anew(office, taken)
    assert results(office, 2026) == {"3.5": 1}

    office.answered_again(taken)

    assert results(office, 2026) == {"1": 1}


def test_a_new_answer_in_a_later_year_leaves_what_was_reported_and_counts_nowhere_else(office):
    taken = office.served()
    until(office, date(2027, 3, 1))
    ordered_anew(office, taken)
    office.answered_again(taken)

    assert results(office, 2026) == {"3.5": 1}
    assert results(office, 2027) == {}
    assert table_2(office.organ.id, 2027).carried_over == {}


def test_what_was_answered_before_its_withdrawal_stays_answered(office):
    taken = office.served()
    until(office, date(2026, 6, 1))
    ordered_anew(office, taken)
    office.decide(taken, "register", "register", by=office.clerk)
    withdrawn(office, taken)

    assert results(office, 2026) == {"3.5": 1}


def test_the_year_of_the_answer_counts_not_that_of_the_request(office):
    until(office, date(2026, 12, 28))
    taken = office.collected()
    until(office, date(2027, 1, 4))
    office.answered(taken, "A1", link="https://example.gov.cn/a")
    office.decide(taken, "sign", "approve", by=office.leader)
    office.handed_over(taken)

    assert results(office, 2026) == {}
    assert results(office, 2027) == {"1": 1}


def test_what_has_not_been_received_is_not_counted(office):
    office.taken_in(Channel.WEB)

    assert table_2(office.organ.id, 2026).received == {}


def test_another_organ_has_numbers_of_its_own(office):
    office.served()

    assert table_2(factories.organ("青禾县统计局").id, 2026).received == {}
