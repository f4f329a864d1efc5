"""What may still happen when a reconsideration has ordered a new answer: a round of its own."""

from datetime import date

import pytest

from app.kit.db import db
from app.law.decisions import Fact
from app.law.standing import ProblemCode
from app.requests import actions, answers, ledger
from app.requests.models import Answer, EventKind, RemedyKind, RemedyOutcome
from app.requests.move_errors import (
    CorrectionOfOrdered,
    CorrectionOnlyOnce,
    CorrectionTooLate,
    ExtensionOfOrdered,
    ExtensionOnlyOnce,
)
from app.requests.queries.case import case_for
from app.requests.queries.possible import Move, moves
from app.requests.remedies import actions as remedies
from app.requests.remedies.values import Filed, Ruling
from app.requests.values import NoticeSent
from tests.requests.office import key

TOLD = date(2026, 6, 1)


def ordered(office, taken, *, due_on=None):
    """On the first of June a reconsideration orders a new answer."""
    office.later(days=(TOLD - office.day).days)
    filed = Filed(RemedyKind.RECONSIDERATION, "云川市人民政府", "请求重新答复", date(2026, 4, 1))
    remedy = remedies.add_remedy(taken.id, filed, by=office.clerk, key=key(), at=office.at)
    ruling = Ruling(
        RemedyOutcome.CORRECTED, TOLD, TOLD, "云府复〔2026〕8号", orders_anew=True, due_on=due_on
    )
    remedies.settle_remedy(remedy.id, ruling, by=office.clerk, key=key(), at=office.at)
    return taken


def at_examination(office, taken, **more):
    ordered(office, taken, **more)
    office.decide(taken, "register", "register", by=office.clerk)
    return taken


def extended(office, taken, *, days=5):
    proposed(office, taken, days=days)
    office.decide(taken, "extension", "approve", by=office.head)
    actions.tell_extension(
        taken.id, on=office.day, way="电话告知", by=office.clerk, key=key(), at=office.at
    )


def proposed(office, taken, *, days=5):
    actions.propose_extension(
        taken.id, days=days, reason="涉及多年档案", by=office.clerk, key=key(), at=office.at
    )


def corrected(office, taken):
    office.decide(taken, "examine", "correct", by=office.clerk, text="所需信息不明确")
    asked = NoticeSent("请明确年度", office.day)
    actions.ask_correction(taken.id, asked, by=office.clerk, key=key(), at=office.at)
    office.later(days=1)
    came = {"text": "2025年度的", "on": office.day, "by": None}
    actions.correct(taken.id, **came, key=key(), at=office.at)


def refusal(office, taken, move):
    found = moves(case_for(office.clerk, taken.id), today=office.day)
    return next(each.refusal for each in found if each.move is move)


@pytest.fixture
def answered(office):
    """Corrected once, extended once, refused and served."""
    taken = office.registered()
    corrected(office, taken)
    office.decide(taken, "examine", "accept", by=office.clerk)
    office.assign_again(taken)
    extended(office, taken)
    office.searched(taken, by=office.drafter)
    office.decide(taken, "consider", "draft", by=office.drafter)
    office.answered(taken, "D5", discretion_reason="属于内部工作流程")
    office.decide(taken, "legal", "approve", by=office.lawyer)
    office.decide(taken, "sign", "approve", by=office.leader)
    return office.handed_over(taken)


def test_the_new_term_is_extended_once_again(office, answered):
    at_examination(office, answered)
    assert answered.due_on == date(2026, 6, 30)

    extended(office, answered)

    assert answered.due_on == date(2026, 7, 7)
    with pytest.raises(ExtensionOnlyOnce):
        proposed(office, answered)
    db.session.rollback()


def test_a_correction_is_asked_for_again_and_begins_the_new_term_anew(office, answered):
    at_examination(office, answered)
    assert refusal(office, answered, Move.ASK_CORRECTION) is None

    corrected(office, answered)

    assert answered.due_on == date(2026, 7, 1)
    assert isinstance(refusal(office, answered, Move.ASK_CORRECTION), CorrectionOnlyOnce)


def test_seven_working_days_after_the_order_it_is_too_late_for_a_correction(office, answered):
    at_examination(office, answered)
    office.later(days=10)

    assert isinstance(refusal(office, answered, Move.ASK_CORRECTION), CorrectionTooLate)


def test_a_day_that_the_decision_sets_leaves_room_for_neither(office, answered):
    at_examination(office, answered, due_on=date(2026, 6, 16))

    assert isinstance(refusal(office, answered, Move.ASK_CORRECTION), CorrectionOfOrdered)
    assert isinstance(refusal(office, answered, Move.PROPOSE_EXTENSION), ExtensionOfOrdered)
    with pytest.raises(CorrectionOfOrdered):
        office.decide(answered, "examine", "correct", by=office.clerk, text="所需信息不明确")
    db.session.rollback()


def test_the_page_says_why_neither_is_possible(office, answered, client, sign_in):
    at_examination(office, answered, due_on=date(2026, 6, 16))
    db.session.commit()

    page = sign_in(client, office.clerk).get(f"/requests/{answered.id}")

    assert "责令重新答复的决定已自行确定答复期限（2026-06-16），要求补正不能改变该期限" in page.text
    assert "本机关不得延期" in page.text


def test_a_case_that_was_not_answered_goes_on_with_an_extension_of_its_own(office):
    taken = office.assigned()
    extended(office, taken)

    ordered(office, taken)
    extended(office, taken)

    assert taken.due_on == date(2026, 7, 7)


def test_an_extension_that_waits_when_the_order_comes_is_not_proposed_twice(office):
    taken = office.assigned()
    proposed(office, taken)

    ordered(office, taken)

    assert isinstance(refusal(office, taken, Move.PROPOSE_EXTENSION), ExtensionOnlyOnce)
    office.decide(taken, "extension", "approve", by=office.head)
    actions.tell_extension(
        taken.id, on=office.day, way="电话告知", by=office.clerk, key=key(), at=office.at
    )
    assert taken.due_on == date(2026, 7, 7)


def test_an_extension_approved_before_the_order_and_told_after_it_counts_in_the_new_term(office):
    taken = office.assigned()
    proposed(office, taken)
    office.decide(taken, "extension", "approve", by=office.head)

    ordered(office, taken)
    actions.tell_extension(
        taken.id, on=office.day, way="电话告知", by=office.clerk, key=key(), at=office.at
    )

    assert taken.due_on == date(2026, 7, 7)


def test_the_letter_of_an_extension_approved_before_the_order_names_the_new_last_day(office):
    taken = office.assigned()
    proposed(office, taken)
    office.decide(taken, "extension", "approve", by=office.head)

    ordered(office, taken)
    letter = actions.draw_extension(taken.id, by=office.clerk, key=key(), at=office.at)

    assert "延长至2026年7月7日" in "".join(each.text for each in letter.paragraphs)


def test_what_was_corrected_before_a_case_goes_on_is_not_asked_again(office):
    taken = office.registered()
    corrected(office, taken)

    ordered(office, taken)

    assert isinstance(refusal(office, taken, Move.ASK_CORRECTION), CorrectionOnlyOnce)


def test_reasons_may_be_asked_for_again(office, answered):
    ledger.note(answered, EventKind.REASONS_ASKED, on=office.day, by=office.clerk, at=office.at)
    at_examination(office, answered)

    asked = NoticeSent("一年内申请四十次", office.day)
    actions.ask_reasons(answered.id, asked, by=office.clerk, key=key(), at=office.at)

    assert refusal(office, answered, Move.ASK_REASONS) is not None


def test_the_proof_says_that_nothing_moves_an_ordered_day(office):
    taken = office.assigned()
    proposed(office, taken)
    office.decide(taken, "extension", "approve", by=office.head)
    ordered(office, taken, due_on=date(2026, 6, 16))

    actions.tell_extension(
        taken.id, on=office.day, way="电话告知", by=office.clerk, key=key(), at=office.at
    )

    assert taken.due_on == date(2026, 6, 16)
    assert [each.code for each in ledger.proof_of(taken).problems] == [ProblemCode.TERM_ORDERED]


def test_what_ended_the_request_ends_it_no_more(office):
    taken = office.assigned()
    actions.withdraw(taken.id, on=office.day, how="来电", by=office.clerk, key=key(), at=office.at)
    office.decide(taken, "withdrawal", "confirmed", by=office.clerk)
    withdrawn = Answer(code="O3", facts={}, grounds=[], enclosures=[])
    assert answers.lacking(taken, withdrawn) == ()

    ordered(office, taken)

    assert answers.lacking(taken, withdrawn) == (Fact.WITHDRAWAL,)
