"""One's own records (Art. 41): corrected, handed on, told where, or not found to be wrong."""

import pytest

from app.kit.db import db
from app.law.decisions import DECISIONS, Code
from app.notices.letters.models import Letter
from app.notices.letters.wording.paragraphs import Role
from app.requests import answers
from app.requests.errors import AnswerIncomplete

WRONG = "企业登记住所误登记为人民路1号，应为人民路11号"
OTHER = {"right_organ": "云川市市场监督管理局", "contact": "0000-1234567"}


@pytest.fixture
def asked(office):
    """A request about information on the applicant itself, at the step where it is answered."""
    return office.collected(is_own_information=True)


def letter_of(taken):
    return db.session.get(Letter, answers.current(taken.id).letter_id)


def said(letter, role):
    return "".join(each.text for each in letter.paragraphs if each.role is role)


@pytest.mark.parametrize(
    ("code", "facts", "words"),
    [
        ("C1", {}, "经审核属实，本机关已予更正"),
        ("C2", OTHER, "已转送云川市市场监督管理局（联系方式：0000-1234567）处理"),
        ("C3", OTHER, "请您向云川市市场监督管理局（联系方式：0000-1234567）提出"),
        ("C4", {"why_not_wrong": "登记住所与申请材料一致"}, "本机关不予更正"),
    ],
)
def test_the_letter_says_what_became_of_it_and_what_can_be_done(office, asked, code, facts, words):
    office.answered(asked, code, wrong_record=WRONG, **facts)

    letter = letter_of(asked)
    assert letter.title == "政府信息更正申请答复告知书"
    assert words in said(letter, Role.DECISION)
    assert "第四十一条" in said(letter, Role.DECISION)
    assert WRONG in said(letter, Role.FINDING)
    assert "六个月内直接向" in said(letter, Role.REMEDY)


def test_handing_it_on_names_the_organ(office, asked):
    with pytest.raises(AnswerIncomplete):
        office.answered(asked, "C2", wrong_record=WRONG)
    db.session.rollback()


def test_a_refusal_to_correct_goes_to_the_lawyer_and_the_others_to_the_leader(office, asked):
    office.answered(asked, "C4", wrong_record=WRONG, why_not_wrong="与申请材料一致")

    assert office.open_steps(asked) == ["法制审核"]


def test_what_is_corrected_is_signed_and_served(office, asked):
    office.answered(asked, "C1", wrong_record=WRONG)
    office.decide(asked, "sign", "approve", by=office.leader)
    office.handed_over(asked)

    assert asked.decision == "C1"
    assert DECISIONS[Code(asked.decision)].report_row == "6.3"


def test_a_request_about_others_cannot_be_answered_so(office):
    taken = office.collected()

    with pytest.raises(AnswerIncomplete, match="与申请人自身相关的信息"):
        office.answered(taken, "C1", wrong_record=WRONG)
    db.session.rollback()


@pytest.mark.parametrize(("is_own", "offered"), [(True, True), (False, False)])
def test_the_editor_offers_it_for_own_information_only(
    office, committed, client, sign_in, is_own, offered
):
    taken = office.collected(is_own_information=is_own)
    db.session.commit()

    page = sign_in(client, office.drafter).get(f"/requests/{taken.id}/answer").text

    assert ("本人信息：已更正" in page) is offered
