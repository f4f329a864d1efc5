"""A reconsideration or a suit from the day its copy comes in to its outcome, and a new answer."""

from datetime import date
from io import BytesIO

import pytest

from app.kit.db import db
from app.requests import actions as requests
from app.requests import answers, ledger
from app.requests.errors import DayInFuture
from app.requests.models import (
    AnswerState,
    EventKind,
    FileRole,
    Instance,
    RemedyKind,
    RemedyOutcome,
    RequestState,
)
from app.requests.remedies import actions, queries
from app.requests.remedies.errors import (
    InstanceNeeded,
    SettledAlready,
    TermNotAhead,
    UpheldOrdersNothing,
)
from app.requests.remedies.hints import must_be_reconsidered_first
from app.requests.remedies.values import Filed, Ruling
from app.requests.supervision.day_changes import propose
from app.requests.supervision.day_rules import Proposal
from app.requests.supervision.errors import NothingToPutRight
from app.requests.values import Upload
from app.review.models import Review, ReviewState
from tests import factories
from tests.requests.office import key

CLAIMS = "请求撤销答复，责令重新答复"


def filed(office, taken, kind=RemedyKind.RECONSIDERATION, *, on=date(2026, 4, 1), **more):
    """Recorded on the first of April."""
    office.later(days=max(0, (on - office.at.date()).days))
    values = Filed(kind, "云川市人民政府", CLAIMS, on, **more)
    return actions.add_remedy(taken.id, values, by=office.clerk, key=key(), at=office.at)


def settled(office, remedy, outcome=RemedyOutcome.CORRECTED, *, on=date(2026, 6, 1), **more):
    """Decided and received on the first of June."""
    office.later(days=max(0, (on - office.at.date()).days))
    ruling = Ruling(outcome, on, on, number="云府复〔2026〕8号", **more)
    return actions.settle_remedy(remedy.id, ruling, by=office.clerk, key=key(), at=office.at)


@pytest.mark.parametrize(
    ("kind", "more", "due"),
    [
        (RemedyKind.RECONSIDERATION, {}, date(2026, 4, 16)),
        (RemedyKind.RECONSIDERATION, {"is_simple": True}, date(2026, 4, 9)),
        (RemedyKind.DIRECT_SUIT, {"instance": Instance.FIRST}, date(2026, 4, 16)),
    ],
    ids=["ten working days", "five in the simple procedure", "fifteen days in court"],
)
def test_the_organ_answers_within_the_term_of_the_law(office, kind, more, due):
    taken = office.served()

    assert filed(office, taken, kind, **more).due_on == due


def test_a_suit_names_its_instance(office):
    taken = office.served()

    with pytest.raises(InstanceNeeded):
        filed(office, taken, RemedyKind.SUIT_AFTER)
    db.session.rollback()


def test_what_comes_in_tomorrow_is_not_recorded_today(office):
    taken = office.served()
    values = Filed(RemedyKind.RECONSIDERATION, "市政府", CLAIMS, date(2026, 4, 1))

    with pytest.raises(DayInFuture):
        actions.add_remedy(taken.id, values, by=office.clerk, key=key(), at=office.at)
    db.session.rollback()


def test_a_refusal_taken_to_court_at_once_is_noticed(office):
    taken = office.served()

    suit = filed(office, taken, RemedyKind.DIRECT_SUIT, instance=Instance.FIRST)

    assert "第二十三条" in must_be_reconsidered_first(suit)
    assert must_be_reconsidered_first(filed(office, taken)) == ""


def test_an_upheld_answer_leaves_the_case_as_it_is(office):
    taken = office.served()
    remedy = filed(office, taken)

    settled(office, remedy, RemedyOutcome.UPHELD)

    assert taken.state is RequestState.ANSWERED
    assert not remedy.is_open


def test_it_ends_once(office):
    remedy = filed(office, office.served())
    settled(office, remedy, RemedyOutcome.UPHELD)

    with pytest.raises(SettledAlready):
        settled(office, remedy, RemedyOutcome.CORRECTED)
    db.session.rollback()


def test_a_new_answer_that_is_ordered_opens_the_case_again(office):
    # given a refusal that was served, and a reconsideration of it
    taken = office.served()
    first_review = taken.review_id
    remedy = filed(office, taken)

    # when it is corrected and a new answer is ordered
    settled(office, remedy, orders_anew=True)

    # then the old answer stays, annulled, and the procedure begins anew with a fresh term
    (old,) = answers.all_of(taken.id)
    assert (old.state, old.annulled_why) == (AnswerState.ANNULLED, "云府复〔2026〕8号")
    assert taken.is_open
    assert taken.due_on == date(2026, 6, 30)
    assert taken.received_on == date(2026, 3, 2)
    assert office.open_steps(taken) == ["登记"]
    assert db.session.get_one(Review, first_review).state is ReviewState.CANCELLED


def test_the_new_answer_goes_the_whole_way_beside_the_old_one(office):
    taken = office.served()
    settled(office, filed(office, taken), orders_anew=True)

    office.decide(taken, "register", "register", by=office.clerk)
    office.decide(taken, "examine", "accept", by=office.clerk)
    office.assign_again(taken)
    office.searched(taken, by=office.drafter)
    office.decide(taken, "consider", "draft", by=office.drafter)
    office.answered(taken, "A1", link="https://example.gov.cn/a")
    office.decide(taken, "sign", "approve", by=office.leader)

    assert [each.state for each in answers.all_of(taken.id)] == [
        AnswerState.ANNULLED, AnswerState.SIGNED,
    ]  # fmt: skip
    assert taken.decision == "A1"


def test_a_day_that_the_decision_sets_is_the_last_day(office):
    taken = office.served()
    settled(office, filed(office, taken), orders_anew=True, due_on=date(2026, 6, 16))

    assert taken.due_on == date(2026, 6, 16)
    assert taken.review.deadline_on == date(2026, 6, 16)


def test_an_answer_that_is_annulled_was_served_when_it_was(office):
    taken = office.served()
    settled(office, filed(office, taken), orders_anew=True)
    events = ledger.events_of(taken.id)
    served = next(each for each in events if each.kind is EventKind.SERVED)
    proposal = Proposal(taken.id, served.id, date(2026, 3, 4), "登记日期有误", key())

    with pytest.raises(NothingToPutRight):
        propose(proposal, Upload(BytesIO(b"slip"), "回执.txt"), by=office.clerk, at=office.at)
    db.session.rollback()


def test_what_was_withdrawn_and_is_to_be_answered_after_all_has_a_last_day(office):
    taken = office.registered()
    requests.withdraw(
        taken.id, on=office.day, how="来电撤回", by=office.clerk, key=key(), at=office.at
    )
    office.decide(taken, "withdrawal", "confirmed", by=office.clerk)

    settled(office, filed(office, taken), orders_anew=True)

    assert (taken.due_on, taken.sort_on) == (date(2026, 6, 30), date(2026, 6, 30))
    assert taken.review.deadline_on == date(2026, 6, 30)


def test_after_silence_the_case_goes_on_where_it_stands(office):
    taken = office.collected()
    remedy = filed(office, taken)
    assert remedy.answer_id is None

    settled(office, remedy, orders_anew=True)

    assert office.open_steps(taken) == ["拟写答复"]
    assert taken.due_on == date(2026, 6, 30)


def test_what_is_wrong_with_a_ruling_is_said(office):
    remedy = filed(office, office.served())

    with pytest.raises(UpheldOrdersNothing):
        settled(office, remedy, RemedyOutcome.UPHELD, orders_anew=True)
    with pytest.raises(TermNotAhead):
        settled(office, remedy, orders_anew=True, due_on=date(2026, 6, 1))
    db.session.rollback()


def test_the_same_ruling_sent_twice_opens_the_case_once(office):
    taken = office.served()
    remedy = filed(office, taken)
    office.later(days=60)
    ruling = Ruling(RemedyOutcome.CORRECTED, date(2026, 5, 6), date(2026, 5, 6), orders_anew=True)
    for _ in range(2):
        actions.settle_remedy(remedy.id, ruling, by=office.clerk, key="same", at=office.at)

    reopened = [each for each in ledger.events_of(taken.id) if each.kind == "reopened"]
    assert len(reopened) == 1


def test_its_papers_are_files_of_the_case(office):
    remedy = filed(office, office.served())

    for _sent_twice in range(2):
        actions.add_paper(
            remedy.id, Upload(BytesIO("复议申请书".encode()), "复议申请书.txt"),
            role=FileRole.REMEDY_PAPER, by=office.clerk, at=office.at,
        )  # fmt: skip

    assert [each.file.name for each in queries.files_of(remedy.id)] == ["复议申请书.txt"]


def test_table_3_counts_by_the_day_of_the_decision_and_what_is_open_at_the_end(office):
    taken = office.served()
    settled(office, filed(office, taken), RemedyOutcome.UPHELD)
    filed(office, taken, RemedyKind.SUIT_AFTER, on=date(2026, 7, 1), instance=Instance.FIRST)

    this = queries.table_3(office.organ.id, 2026)
    following = queries.table_3(office.organ.id, 2027)

    assert this[RemedyKind.RECONSIDERATION]["upheld"] == 1
    assert this[RemedyKind.SUIT_AFTER]["pending"] == 1
    assert following[RemedyKind.SUIT_AFTER]["pending"] == 1
    assert sum(following[RemedyKind.RECONSIDERATION].values()) == 0


def test_table_3_knows_only_the_own_organ(office):
    filed(office, office.served())

    assert queries.table_3(factories.organ("青禾县统计局").id, 2026)[
        RemedyKind.RECONSIDERATION
    ] == {"upheld": 0, "corrected": 0, "other": 0, "pending": 0}
