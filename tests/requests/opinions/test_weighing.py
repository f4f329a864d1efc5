"""What weighed opinions mean for the answer, and for its service."""

import pytest

from app.kit.db import db
from app.notices.letters.models import Letter
from app.requests import actions as requests
from app.requests import answers
from app.requests.actions.sending import annul
from app.requests.errors import StepNotThere
from app.requests.opinions import actions
from app.requests.opinions.errors import (
    DisclosureLetterStands,
    ThirdPartyNotTold,
    WeighedForGood,
)
from app.requests.opinions.values import Disclosure
from app.requests.opinions.words import Stance, Weighing
from app.requests.values import AnswerDraft
from tests.requests.office import key


def answered(seeking, code, **facts):
    """The answer is written, and what it lacks is looked at."""
    office = seeking.office
    office.decide(seeking.request, "consider", "draft", by=office.drafter)
    draft = AnswerDraft(code=code, text="答复内容", facts=facts)
    saved = requests.save_answer(seeking.request.id, draft, by=office.drafter, seen=0, at=office.at)
    return answers.lacking(seeking.request, saved)


def test_the_file_of_a_third_party_is_not_typed_in(seeking):
    (bureau,) = seeking.send(seeking.organ())
    seeking.answers(bureau)
    seeking.weigh(bureau, Weighing.DISCLOSE)
    seeking.close()

    assert answered(seeking, "D4", third_party_file="见附件") == ("third_party_file",)


def test_a_third_party_that_was_asked_is_on_file(seeking):
    (company,) = seeking.send()
    seeking.answers(company, Stance.REFUSES)
    seeking.weigh(company, Weighing.WITHHOLD)
    seeking.close()

    assert answered(seeking, "D4") == ()


def test_who_objected_is_told_before_the_answer_is_served(seeking):
    (company,) = seeking.send()
    seeking.answers(company, Stance.REFUSES)
    seeking.weigh(company, Weighing.DISCLOSE, "涉及重大公共利益")
    seeking.close()
    serve = granted(seeking)

    with pytest.raises(ThirdPartyNotTold, match="1号-征"):
        serve()
    db.session.rollback()


def granted(seeking):
    """What was found is given out; what is left to do is serve it."""
    office, taken = seeking.office, seeking.request
    office.decide(taken, "consider", "draft", by=office.drafter)
    draft = AnswerDraft(code="A2", text="现予公开", enclosures=(seeking.paper.file_id,))
    saved = requests.save_answer(taken.id, draft, by=office.drafter, seen=0, at=office.at)
    requests.hand_in(taken.id, by=office.drafter, seen=saved.saved, key=key(), at=office.at)
    office.decide(taken, "secrecy", "open", by=office.secrecy)
    office.decide(taken, "sign", "approve", by=office.leader)
    return lambda: office.handed_over(taken)


def test_whoever_was_told_may_be_decided_against(seeking):
    office = seeking.office
    (company,) = seeking.send()
    seeking.answers(company, Stance.REFUSES)
    seeking.weigh(company, Weighing.DISCLOSE, "涉及重大公共利益")
    seeking.close()
    serve = granted(seeking)
    actions.tell_decision(
        company.id, on=office.day, how="邮寄送达", by=office.clerk, key=key(), at=office.at
    )

    serve()

    assert seeking.request.answered_on == office.day


def test_nothing_is_weighed_before_its_step(seeking):
    company, _ = seeking.send(seeking.asking(), seeking.organ())
    seeking.answers(company)

    with pytest.raises(StepNotThere):
        seeking.weigh(company, Weighing.DISCLOSE)
    db.session.rollback()


def told_by_letter(seeking):
    """It objected, is decided against, and the letter that says so is drawn up."""
    office = seeking.office
    (company,) = seeking.send()
    seeking.answers(company, Stance.REFUSES)
    seeking.weigh(company, Weighing.DISCLOSE, "涉及重大公共利益")
    told = Disclosure("补助金额", "补助资金使用情况涉及重大公共利益")
    return actions.draw_decision(company.id, told, by=office.clerk, key=key(), at=office.at)


def test_an_opinion_is_not_weighed_anew_while_a_letter_says_what_follows(seeking):
    company = told_by_letter(seeking)

    with pytest.raises(DisclosureLetterStands, match="1号-知"):
        seeking.weigh(company, Weighing.WITHHOLD)
    db.session.rollback()


def test_once_that_letter_is_annulled_the_opinion_is_weighed_anew(seeking):
    company = told_by_letter(seeking)
    office, paper = seeking.office, company.told_letter_id
    annul(seeking.request.id, paper, reason="重新研究", by=office.clerk, key=key(), at=office.at)

    seeking.weigh(company, Weighing.WITHHOLD)

    assert company.weighed is Weighing.WITHHOLD


def test_what_a_party_was_told_is_not_weighed_anew(seeking):
    company = told_by_letter(seeking)
    seeking.office.sent(db.session.get_one(Letter, company.told_letter_id))

    with pytest.raises(WeighedForGood, match="2026-03-02"):
        seeking.weigh(company, Weighing.WITHHOLD)
    db.session.rollback()
