"""A third party that objected is told by letter before its information is disclosed (Art. 32)."""

import pytest

from app.kit.db import db
from app.notices.letters.models import LetterState
from app.requests import actions as requests
from app.requests.actions import sending
from app.requests.letters.errors import DrawnAlready, NotByItself
from app.requests.opinions import actions
from app.requests.opinions.errors import (
    NamesTheApplicant,
    TellsOfTheApplicant,
    ThirdPartyNotTold,
    ToldTooLate,
)
from app.requests.opinions.values import Disclosure
from app.requests.opinions.words import Stance, Weighing
from app.requests.values import AnswerDraft
from tests.requests.office import key


def text_of(letter):
    return "\n".join(each.text for each in letter.paragraphs)


@pytest.fixture
def against(seeking):
    """A company objected, and its information is to be given out all the same."""
    (company,) = seeking.send()
    seeking.answers(company, Stance.REFUSES)
    seeking.weigh(company, Weighing.DISCLOSE, "涉及重大公共利益")
    seeking.close()
    return company


def decided(seeking, company, **changes):
    office = seeking.office
    told = Disclosure(**{"contents": "补助金额和用途", "reasons": "涉及财政资金的使用", **changes})
    actions.draw_decision(company.id, told, by=office.clerk, key=key(), at=office.at)
    return db.session.get_one(type(seeking.paper_of(company)), company.told_letter_id)


def granted(seeking):
    """The answer is signed and printed; what is left is to serve it."""
    office, taken = seeking.office, seeking.request
    office.decide(taken, "consider", "draft", by=office.drafter)
    draft = AnswerDraft(code="A2", text="现予公开", enclosures=(seeking.paper.file_id,))
    saved = requests.save_answer(taken.id, draft, by=office.drafter, seen=0, at=office.at)
    requests.hand_in(taken.id, by=office.drafter, seen=saved.saved, key=key(), at=office.at)
    office.decide(taken, "secrecy", "open", by=office.secrecy)
    office.decide(taken, "sign", "approve", by=office.leader)


def test_a_letter_to_the_third_party_that_was_not_served_lets_no_answer_out(seeking, against):
    granted(seeking)
    decided(seeking, against)

    with pytest.raises(ThirdPartyNotTold):
        seeking.office.handed_over(seeking.request)
    db.session.rollback()


def test_once_the_third_party_was_served_the_answer_is(seeking, against):
    granted(seeking)
    letter = decided(seeking, against)

    seeking.office.sent(letter)
    seeking.office.handed_over(seeking.request)

    assert letter.number_text == "云商公开〔2026〕1号-知"
    assert against.told_on == seeking.request.answered_on == seeking.office.day


def test_the_answer_is_not_served_on_an_earlier_day_than_the_third_party_was_told(seeking, against):
    granted(seeking)
    signed_on = seeking.office.day
    seeking.office.later(days=2)
    seeking.office.sent(decided(seeking, against))

    with pytest.raises(ToldTooLate):
        seeking.office.handed_over(seeking.request, on=signed_on)
    db.session.rollback()


def test_the_letter_says_what_why_and_where_to_turn(seeking, against):
    said = text_of(decided(seeking, against))

    assert "决定公开的内容为：补助金额和用途" in said
    assert "涉及财政资金的使用" in said
    assert "行政复议" in said


@pytest.mark.parametrize(
    ("reasons", "refusal"),
    [("申请人电话13800000000", TellsOfTheApplicant), ("王建军提出申请", NamesTheApplicant)],
)
def test_the_third_party_does_not_learn_who_applied(seeking, against, reasons, refusal):
    with pytest.raises(refusal):
        decided(seeking, against, reasons=reasons)
    db.session.rollback()


def test_one_such_letter_is_enough_and_stays_once_it_was_served(seeking, against):
    letter = decided(seeking, against)
    with pytest.raises(DrawnAlready):
        decided(seeking, against)
    seeking.office.sent(letter)

    with pytest.raises(NotByItself):
        sending.annul(
            seeking.request.id, letter.id, reason="写错了", by=seeking.office.clerk, key=key(),
            at=seeking.office.at,
        )  # fmt: skip
    assert letter.state is LetterState.SERVED


def test_the_page_says_who_has_to_be_told_first(seeking, against, committed, client, sign_in):
    granted(seeking)
    db.session.commit()

    page = sign_in(client, seeking.office.clerk).get(f"/requests/{seeking.request.id}").text

    assert "答复暂不能送达" in page
    assert f"云川鲜达市场有限公司 {against.number}" in page
