"""Receipt, correction, extension: drawn at their step, and their day is what the ledger gets."""

from datetime import date

import pytest

from app.audit.queries import whole_of
from app.kit.db import db
from app.law.decisions import LetterKind
from app.law.receipt import Content
from app.notices.letters import jobs as letter_jobs
from app.notices.letters import queries as letters
from app.notices.letters.errors import NoSuchLetter
from app.notices.letters.models import LetterState, Way
from app.notices.letters.values import Service
from app.requests import actions, ledger
from app.requests.actions import sending
from app.requests.letters.errors import DrawnAlready
from app.requests.letters.written import latest
from app.requests.values import AnswerDraft
from tests.requests.office import key

POINTS = {Content.DESCRIPTION: "请写明名单所属的年度"}


def printed(office, letter):
    letter_jobs.keep_letter({"letter": str(letter.id)}, office.at, b"%PDF-1.7 made")
    return letter


def drawn_correction(office):
    taken = office.registered()
    office.decide(taken, "examine", "correct", by=office.clerk, text="所需信息不明确")
    letter = actions.draw_correction(
        taken.id, POINTS, guidance="可以查阅目录", by=office.clerk, key=key(), at=office.at
    )
    return taken, printed(office, letter)


def by_post(office, on=None):
    return Service(Way.POST, on or office.day, "云川市人民路1号", posting_number="XA12345678933")


def test_the_notice_of_correction_goes_out_with_its_number(office):
    taken, letter = drawn_correction(office)
    posted = office.day
    office.later(days=2)

    office.sent(letter, by_post(office, posted))

    assert letter.number_text == "云商公开〔2026〕1号-补"
    assert letter.state is LetterState.SERVED
    assert taken.due_on is None
    assert office.open_steps(taken) == []


def test_one_notice_of_correction_is_enough(office):
    taken, _ = drawn_correction(office)

    with pytest.raises(DrawnAlready):
        actions.draw_correction(
            taken.id, POINTS, guidance="可以查阅目录", by=office.clerk, key=key(), at=office.at
        )
    db.session.rollback()


def test_the_lapse_is_told_with_number_and_days_of_the_notice(office):
    taken, letter = drawn_correction(office)
    office.sent(letter, by_post(office))
    office.later(days=24)
    actions.note_notice_received(
        taken.id, on=date(2026, 3, 4), by=office.clerk, key=key(), at=office.at
    )
    office.ring(taken)
    office.decide(taken, "correction_lapse", "lapsed", by=office.clerk, text="无正当理由逾期")

    office.give(office.clerk, "drafter")
    draft = AnswerDraft(code="O1")
    answer = actions.save_answer(taken.id, draft, by=office.clerk, seen=1, at=office.at)

    text = "".join(each.text for each in letters.letter_of(answer.letter_id).paragraphs)
    assert f"于2026年3月4日向您送达《政府信息公开申请补正告知书》（{letter.number_text}）" in text
    assert "已于2026年3月25日届满" in text


def test_the_notice_of_extension_says_until_when(office):
    taken = office.assigned()
    actions.propose_extension(
        taken.id, days=20, reason="涉及多年档案", by=office.clerk, key=key(), at=office.at
    )
    office.decide(taken, "extension", "approve", by=office.head)

    letter = actions.draw_extension(taken.id, by=office.clerk, key=key(), at=office.at)
    office.sent(letter, by_post(office))

    assert "延长至2026年4月28日" in "".join(each.text for each in letter.paragraphs)
    assert taken.due_on == date(2026, 4, 28)


def test_where_a_letter_went_stands_with_the_letter_alone(office):
    taken = office.collected()
    actions.propose_extension(
        taken.id, days=10, reason="案卷较多", by=office.drafter, key=key(), at=office.at
    )
    office.decide(taken, "extension", "approve", by=office.head)
    letter = actions.draw_extension(taken.id, by=office.clerk, key=key(), at=office.at)

    office.sent(letter, by_post(office))

    assert letter.receiver == "云川市人民路1号"
    noted = [each.details for each in ledger.events_of(taken.id)]
    db.session.commit()
    trail = str(whole_of([str(taken.id)], without=(), most=100))
    assert "letter served" in trail
    assert "人民路" not in f"{noted} {trail}"


def test_the_receipt_never_bears_the_code(office):
    taken = office.registered()

    letter = actions.draw_receipt(
        taken.id, follow_at="https://a.example/follow", by=office.clerk, key=key(), at=office.at
    )

    assert "将于2026年3月30日前" in "".join(each.text for each in letter.paragraphs)
    assert latest(taken, LetterKind.RECEIPT) == letter


def test_a_letter_of_another_request_is_not_to_be_had_here(office):
    taken, letter = drawn_correction(office)
    other = office.registered(description="另外一件申请的内容")

    with pytest.raises(NoSuchLetter):
        sending.annul(
            other.id, letter.id, reason="写错了", by=office.clerk, key=key(), at=office.at
        )
    db.session.rollback()
    assert taken


def test_the_office_says_what_its_letters_say(office, committed, client, sign_in):
    db.session.commit()
    desk = sign_in(client, office.clerk)
    said = {"office_name": "商务局办公室", "office_address": "人民路2号", "office_phone": "0579-1"}

    page = desk.post("/requests/letters/settings", data=said, follow_redirects=True)

    assert "人民路2号" in page.text


def test_who_has_no_part_downloads_no_letter(office, committed, client, sign_in):
    taken, letter = drawn_correction(office)
    db.session.commit()

    page = sign_in(client, office.other_drafter).get(
        f"/requests/{taken.id}/letters/{letter.id}/paper"
    )

    assert page.status_code == 404


def test_the_step_of_the_correction_draws_and_sends_on_its_page(office, committed, client, sign_in):
    taken = office.registered()
    office.decide(taken, "examine", "correct", by=office.clerk, text="所需信息不明确")
    db.session.commit()
    desk = sign_in(client, office.clerk)
    points = {"key": "d", "description": "请写明年度", "guidance": "可以查阅目录"}

    page = desk.post(f"/requests/{taken.id}/letters/correction", data=points, follow_redirects=True)

    assert "云商公开〔2026〕1号-补" in page.text
    assert "登记送达" in page.text
