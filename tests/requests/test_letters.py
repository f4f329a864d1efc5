"""The letter that answers: drawn from the case, covered by what is signed, numbered, served."""

import pytest

from app.files.errors import LeftUnderRedaction
from app.kit.db import db
from app.notices.letters import actions as letters
from app.notices.letters.errors import PaperNotMade
from app.notices.letters.models import Letter, LetterState, Way
from app.notices.letters.values import Service
from app.notices.letters.wording.paragraphs import Role
from app.requests import actions, answers
from app.requests.errors import AnswerIncomplete, UnknownChoice
from app.requests.letters import enclosures
from app.requests.letters.errors import LetterChanged, NumbersUnanswered
from app.requests.models import FileRole, RequestState
from app.requests.values import AnswerDraft
from app.review.differences import Change
from app.review.errors import WaitsForConfirmation
from tests.files.poisoned import pdfs
from tests.requests.office import IDENTITY, key


def letter_of(taken):
    return db.session.get(Letter, answers.current(taken.id).letter_id)


def said(letter):
    return "\n".join(each.text for each in letter.paragraphs)


def saved(office, taken, code, **facts):
    draft = AnswerDraft(code=code, facts=facts)
    seen = answers.current(taken.id).saved
    actions.save_answer(taken.id, draft, by=office.drafter, seen=seen, at=office.at)
    return letter_of(taken)


def test_the_letter_is_drawn_from_the_case(office):
    taken = office.collected()

    letter = saved(office, taken, "U1a")

    text = said(letter)
    assert letter.title == "政府信息不存在告知书"
    assert "王建军：" in text
    assert "登记编号：云商依申〔2026〕1号" in text
    assert "以“农贸市场 补助”为关键词，对档案室进行了检索" in text
    assert IDENTITY not in text


def test_a_refusal_names_reconsideration_as_the_first_way(office):
    taken = office.collected()

    letter = saved(
        office, taken, "D5", discretion_reason="属于内部工作流程", which=["work_procedure"]
    )

    remedy = "".join(each.text for each in letter.paragraphs if each.role is Role.REMEDY)
    assert "先向云川市人民政府" in remedy
    assert "内部工作流程" in said(letter)


def test_another_decision_draws_another_letter(office):
    taken = office.collected()
    saved(office, taken, "U1a")

    letter = saved(office, taken, "U2", what_would_be_needed="按街道汇总的统计表")

    assert letter.title == "政府信息需另行制作告知书"
    assert db.session.query(Letter).count() == 1


def test_what_does_not_exist_needs_a_search_that_found_nothing(office):
    taken = office.assigned()
    office.searched(taken, by=office.drafter, is_found=True)
    office.decide(taken, "consider", "draft", by=office.drafter)

    with pytest.raises(AnswerIncomplete, match="检索记录"):
        office.answered(taken, "U1a")
    db.session.rollback()


def test_signing_gives_the_letter_its_number(office):
    taken = office.collected()
    office.answered(taken, "U1a")

    office.decide(taken, "sign", "approve", by=office.leader)

    letter = letter_of(taken)
    assert letter.number_text == "云商公开〔2026〕1号-告"
    assert letter.fixed_by == office.leader


def test_a_letter_that_was_changed_after_the_review_is_not_issued(office):
    taken = office.collected()
    office.answered(taken, "U1a")
    letter = letter_of(taken)
    place = next(n for n, each in enumerate(letter.paragraphs) if not each.is_fixed)
    letters.reword(letter.id, {place: "没有检索就说没有。"}, by=office.drafter, at=office.at)

    with pytest.raises(LetterChanged):
        office.decide(taken, "sign", "approve", by=office.leader)
    db.session.rollback()


def test_nothing_is_served_before_its_paper_is_there(office):
    taken = office.collected()
    office.answered(taken, "U1a")
    office.decide(taken, "sign", "approve", by=office.leader)
    service = Service(Way.DIRECT, office.day, "王建军")

    with pytest.raises(PaperNotMade):
        actions.serve(taken.id, service, by=office.clerk, key=key(), at=office.at)
    db.session.rollback()


def test_by_post_the_day_of_posting_is_the_day_of_the_answer(office):
    taken = office.collected()
    office.answered(taken, "U1a")
    office.decide(taken, "sign", "approve", by=office.leader)
    office.printed(taken)
    posted = office.day
    office.later(days=3)

    service = Service(Way.POST, posted, "云川市人民路1号", posting_number="XA12345678933")
    actions.serve(taken.id, service, by=office.clerk, key=key(), at=office.at)

    assert taken.state is RequestState.ANSWERED
    assert taken.answered_on == posted
    assert letter_of(taken).state is LetterState.SERVED


def test_a_repeated_request_names_the_earlier_answer(office):
    first = office.collected()
    office.answered(first, "U1a")
    office.decide(first, "sign", "approve", by=office.leader)
    office.handed_over(first)
    office.later(days=1)
    again = office.collected(description="再次申请2025年农贸市场补助资金发放名单")

    letter = saved(office, again, "N2", earlier=str(first.id), reason="两次申请的内容相同")

    assert "于2026年3月2日以云商公开〔2026〕1号-告就您申请公开的相同政府信息" in said(letter)


def test_a_redacted_copy_with_text_under_its_boxes_is_not_taken(office):
    taken = office.collected()
    under = pdfs.pdf(pdfs.text(pdfs.SECRET, "") + "q 0 g 60 590 200 30 re f Q\n")

    with pytest.raises(LeftUnderRedaction, match="第2页"):
        office.given(taken, "副本.pdf", under, role=FileRole.REDACTED)
    db.session.rollback()


def test_a_partial_disclosure_names_each_place_and_gives_the_clean_copy(office):
    taken = office.collected()
    file = office.given(taken, "名单.txt", "公开的部分".encode(), role=FileRole.REDACTED)
    row = {"code": "D5", "place": "第三列", "reason": "属于内部工作流程"}
    draft = AnswerDraft(code="A3", grounds=(row,), enclosures=(file.file_id,))

    actions.save_answer(taken.id, draft, by=office.drafter, seen=0, at=office.at)

    letter = letter_of(taken)
    assert "其中“第三列”属于行政机关" in said(letter)
    assert [each.file.name for each in letter.attachments] == ["名单.txt"]


@pytest.mark.parametrize("role", [FileRole.OPINION, FileRole.PROOF, FileRole.FROM_APPLICANT])
def test_what_others_handed_in_goes_with_no_answer(office, role):
    taken = office.collected()
    file = office.given(taken, "意见.txt", "第三方的意见".encode(), role=role)
    draft = AnswerDraft(code="A2", enclosures=(file.file_id,))

    with pytest.raises(UnknownChoice):
        actions.save_answer(taken.id, draft, by=office.drafter, seen=0, at=office.at)
    db.session.rollback()


def test_numbers_of_persons_in_what_is_given_out_have_to_be_confirmed(office):
    taken = office.collected()
    file = office.given(taken, "名单.txt", f"王建军 {IDENTITY}".encode(), role=FileRole.COLLECTED)
    draft = AnswerDraft(code="A2", enclosures=(file.file_id,))
    answer = actions.save_answer(taken.id, draft, by=office.drafter, seen=0, at=office.at)
    assert [each.masked for each in enclosures.sightings(answer)] == ["110*************34"]

    with pytest.raises(NumbersUnanswered):
        actions.hand_in(taken.id, by=office.drafter, seen=1, key=key(), at=office.at)
    db.session.rollback()


def test_a_file_of_another_request_does_not_go_with_the_answer(office):
    taken, other = office.collected(), office.collected(description="另外一件申请的内容")
    file = office.given(other, "名单.txt", b"list", role=FileRole.COLLECTED)
    draft = AnswerDraft(code="A2", enclosures=(file.file_id,))

    with pytest.raises(UnknownChoice):
        actions.save_answer(taken.id, draft, by=office.drafter, seen=0, at=office.at)
    db.session.rollback()


def returned_after_legal_review(office):
    """A refusal the lawyer agreed to, sent back straight by the leader to its drafter."""
    taken = office.collected()
    office.answered(taken, "D5", discretion_reason="属于内部工作流程")
    office.decide(taken, "legal", "approve", by=office.lawyer)
    office.send_back(taken, "sign", to="draft_answer", by=office.leader)
    return taken


def test_other_words_have_to_be_confirmed_by_who_agreed_before(office):
    taken = returned_after_legal_review(office)
    letter = letter_of(taken)
    place = next(n for n, each in enumerate(letter.paragraphs) if not each.is_fixed)
    seen = answers.current(taken.id).saved
    words = {place: "经审查，该信息属于内部工作流程信息，公开将影响正常工作。"}
    before = taken.review.digest

    actions.reword(taken.id, words, by=office.drafter, seen=seen, at=office.at)
    actions.hand_in(taken.id, by=office.drafter, seen=seen + 1, key=key(), at=office.at)

    assert taken.review.digest != before
    with pytest.raises(WaitsForConfirmation, match="方正"):
        office.decide(taken, "sign", "approve", by=office.leader)
    db.session.rollback()


def test_changed_words_are_shown_word_by_word(office):
    taken = returned_after_legal_review(office)
    letter = letter_of(taken)
    place = next(n for n, each in enumerate(letter.paragraphs) if not each.is_fixed)
    before = taken.review.digest
    seen = answers.current(taken.id).saved
    words = {place: letter.paragraphs[place].text.replace("内部工作流程。", "人事管理。")}

    actions.reword(taken.id, words, by=office.drafter, seen=seen, at=office.at)
    actions.hand_in(taken.id, by=office.drafter, seen=seen + 1, key=key(), at=office.at)

    found = answers.differences(taken.id, before=before, after=taken.review.digest)["changes"]
    changed = [each for each in found if each.change is Change.CHANGED]
    assert any(run.change is Change.ADDED for run in changed[0].runs)
    assert any(run.change is Change.SAME for run in changed[0].runs)
