"""Letters to parties: sent, served, answered or not, on time or late; and silence."""

from datetime import date

import pytest

from app.kit.db import db
from app.requests.opinions import actions, queries
from app.requests.opinions.errors import (
    DayBeforeService,
    LetterClosed,
    NotAllWeighed,
    NotServedYet,
    ProofNeeded,
    ReasonNeeded,
    WeighedTooEarly,
    WeighingReasonNeeded,
)
from app.requests.opinions.models import OpinionAnswer
from app.requests.opinions.words import Stance, Standing, Weighing
from app.workdays.queries import calendar
from tests.requests.office import key


def standing(seeking, letter):
    days = calendar(seeking.office.organ.id)
    return queries.letter_of(letter, days, on=seeking.office.day).standing


def test_the_days_of_an_opinion_do_not_count(seeking):
    assert seeking.request.due_on == date(2026, 3, 30)

    seeking.send()

    assert seeking.request.due_on == date(2026, 4, 21)
    assert seeking.open_steps == []


def test_with_the_last_answer_the_case_goes_on_at_once(seeking):
    company, bureau = seeking.send(seeking.asking(), seeking.organ())
    seeking.office.later(days=2)

    seeking.answers(company)
    assert seeking.open_steps == []
    seeking.paper_answer(bureau)

    assert seeking.open_steps == ["研究意见"]
    assert seeking.request.due_on == date(2026, 4, 1)


def test_the_same_answer_sent_twice_is_kept_once(seeking):
    (company,) = seeking.send()
    once = key()

    for _ in range(2):
        actions.give_answer(company.id, seeking.reply(), key=once, at=seeking.office.at)

    assert db.session.query(OpinionAnswer).count() == 1


def test_after_its_answer_a_party_answers_no_more(seeking):
    company, _ = seeking.send(seeking.asking(), seeking.organ())
    seeking.answers(company)

    with pytest.raises(LetterClosed):
        seeking.answers(company, Stance.REFUSES)
    db.session.rollback()


def test_who_does_not_agree_says_why(seeking):
    (company,) = seeking.send()

    with pytest.raises(ReasonNeeded):
        actions.give_answer(
            company.id, seeking.reply(Stance.PARTLY, reason=""), key=key(), at=seeking.office.at
        )
    db.session.rollback()


def test_silence_of_a_third_party_is_for_the_office_to_decide(seeking):
    (company,) = seeking.send()
    seeking.served(company)
    seeking.office.later(days=23)
    seeking.ring()

    assert standing(seeking, company) is Standing.SILENT
    with pytest.raises(WeighingReasonNeeded):
        seeking.weigh(company, Weighing.DISCLOSE)
    seeking.weigh(company, Weighing.DISCLOSE, "财政补助应当公开")
    seeking.close()

    assert seeking.open_steps == ["研判"]


def test_silence_of_an_organ_is_deemed_consent(seeking):
    (bureau,) = seeking.send(seeking.organ())
    seeking.served(bureau)
    seeking.office.later(days=23)
    seeking.ring()

    assert standing(seeking, bureau) is Standing.DEEMED_TO_AGREE
    seeking.weigh(bureau, Weighing.DISCLOSE)
    seeking.close()

    assert seeking.open_steps == ["研判"]


def test_a_timer_that_rings_before_the_term_is_over_closes_nothing(seeking):
    (company,) = seeking.send()
    seeking.office.later(days=7)
    seeking.served(company)
    seeking.office.later(days=16)
    seeking.ring()
    assert seeking.open_steps == ["研究意见"]

    with pytest.raises(WeighedTooEarly, match="2026-03-30"):
        seeking.weigh(company, Weighing.DISCLOSE, "财政补助应当公开")
    with pytest.raises(NotAllWeighed, match="2026-03-30"):
        seeking.close()
    db.session.rollback()


def test_an_answer_after_the_timer_rang_too_early_is_in_time(seeking):
    (company,) = seeking.send()
    seeking.office.later(days=7)
    seeking.served(company)
    seeking.office.later(days=16)
    seeking.ring()

    seeking.answers(company)

    assert standing(seeking, company) is Standing.ANSWERED
    assert seeking.open_steps == ["研究意见"]


def test_without_service_there_is_no_silence(seeking):
    (company,) = seeking.send()
    seeking.office.later(days=30)
    seeking.ring()

    assert standing(seeking, company) is Standing.UNSERVED
    with pytest.raises(NotServedYet):
        seeking.weigh(company, Weighing.DISCLOSE, "财政补助应当公开")
    db.session.rollback()


def test_who_cannot_be_reached_is_waited_for_no_longer(seeking):
    (company,) = seeking.send()

    actions.record_unreachable(
        company.id, why="三次邮寄退回", by=seeking.office.clerk, key=key(), at=seeking.office.at
    )

    assert seeking.open_steps == ["研究意见"]
    seeking.weigh(company, Weighing.WITHHOLD, "无法联系，按不同意处理")
    seeking.close()


def given_up(seeking, company):
    actions.record_unreachable(
        company.id, why="三次邮寄退回", by=seeking.office.clerk, key=key(), at=seeking.office.at
    )


def test_the_days_count_again_once_nobody_is_waited_for(seeking):
    (company,) = seeking.send()
    seeking.office.later(days=4)

    given_up(seeking, company)

    assert seeking.request.due_on == date(2026, 4, 3)  # four days are left out, of fifteen


def test_they_stand_still_again_when_the_letter_is_received_after_all(seeking):
    (company,) = seeking.send()
    seeking.office.later(days=4)
    given_up(seeking, company)
    seeking.office.later(days=3)
    actions.open_letter(company.id, at=seeking.office.at)

    seeking.office.later(days=2)
    seeking.answers(company)

    assert seeking.request.due_on == date(2026, 4, 8)  # and two more


def test_who_opens_the_letter_after_all_has_its_term(seeking):
    (company,) = seeking.send()
    actions.record_unreachable(
        company.id, why="三次邮寄退回", by=seeking.office.clerk, key=key(), at=seeking.office.at
    )

    actions.open_letter(company.id, at=seeking.office.at)

    assert standing(seeking, company) is Standing.AWAITED
    with pytest.raises(NotAllWeighed):
        seeking.close()
    db.session.rollback()


def test_no_answer_is_older_than_the_service_of_its_letter(seeking):
    (company,) = seeking.send()
    seeking.office.later(days=3)
    seeking.served(company)

    with pytest.raises(DayBeforeService):
        seeking.paper_answer(company, on=date(2026, 3, 4))
    db.session.rollback()


def test_an_answer_in_time_wins_over_a_timer_the_worker_finds_later(seeking):
    (company,) = seeking.send()
    seeking.served(company)
    seeking.office.later(days=21)
    seeking.answers(company, Stance.REFUSES)
    seeking.office.later(days=5)

    seeking.ring()

    assert standing(seeking, company) is Standing.ANSWERED
    assert seeking.open_steps == ["研究意见"]


def test_a_late_answer_is_kept_and_shown_as_late(seeking):
    (company,) = seeking.send()
    seeking.served(company)
    seeking.office.later(days=25)
    seeking.ring()

    with pytest.raises(LetterClosed):
        seeking.answers(company)
    seeking.paper_answer(company, Stance.REFUSES)

    assert standing(seeking, company) is Standing.LATE
    assert company.stance is Stance.REFUSES


def test_the_page_that_is_opened_again_takes_one_more_answer(seeking):
    (company,) = seeking.send()
    seeking.answers(company)
    actions.reopen(
        company.id, until=date(2026, 3, 6), by=seeking.office.clerk, key=key(),
        at=seeking.office.at,
    )  # fmt: skip
    seeking.office.later(hours=1)

    seeking.answers(company, Stance.REFUSES)

    assert company.stance is Stance.REFUSES
    assert [each.answer.stance for each in queries.answers_of(company.id)] == [
        Stance.AGREES,
        Stance.REFUSES,
    ]
    with pytest.raises(LetterClosed):
        seeking.answers(company)
    db.session.rollback()


def test_an_answer_on_paper_comes_with_its_paper(seeking):
    (company,) = seeking.send()

    with pytest.raises(ProofNeeded):
        seeking.paper_answer(company, uploads=())
    db.session.rollback()


def test_the_silence_of_an_organ_only_concerned_is_no_consent(seeking):
    made_it, concerned = seeking.send(seeking.organ(), seeking.concerned())
    for letter in (made_it, concerned):
        seeking.served(letter)

    seeking.office.later(days=40)

    assert standing(seeking, made_it) is Standing.DEEMED_TO_AGREE
    assert standing(seeking, concerned) is Standing.SILENT


def test_an_organ_only_concerned_is_asked_by_another_article(seeking):
    _, concerned = seeking.send(seeking.organ(), seeking.concerned())

    said = "".join(each.text for each in seeking.paper_of(concerned).paragraphs)

    assert "第十一条" in said
    assert "视为同意公开" not in said
