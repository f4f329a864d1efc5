"""Letters about opinions on paper: to each party, once to the applicant, and before disclosure."""

import pytest

from app.files.models import CleanedFile, Cleaning
from app.kit.db import db
from app.law.decisions import LetterKind
from app.notices.letters.errors import ScanMissing
from app.notices.letters.models import Way
from app.notices.models import Notice
from app.requests import ledger
from app.requests.actions import sending
from app.requests.letters.errors import EnclosureNotClean
from app.requests.opinions import actions, codes
from app.requests.opinions.errors import (
    AnsweredAlready,
    ApplicantToldAlready,
    CodeShownAlready,
    NumberedAlready,
    PartyMailNeeded,
    TakenBack,
)
from app.requests.opinions.words import SendingWay, Weighing
from tests.requests.office import IDENTITY, applicant, key
from tests.requests.opinions.conftest import PAGE, Seeking


def text_of(letter):
    return "\n".join(each.text for each in letter.paragraphs)


def notice(seeking):
    office = seeking.office
    return actions.draw_notice(seeking.request.id, by=office.clerk, key=key(), at=office.at)


def annul(seeking, letter, *, reason="寄错了地址"):
    office = seeking.office
    sending.annul(
        seeking.request.id, letter.id, reason=reason, by=office.clerk, key=key(), at=office.at
    )


def test_what_cannot_be_cleaned_goes_to_no_party(seeking):
    copy = db.session.get_one(CleanedFile, seeking.paper.file.sha256)
    copy.state, copy.copy_sha256, copy.problem = Cleaning.FAILED, None, "TooManyPages"

    with pytest.raises(EnclosureNotClean, match="补助资金发放表"):
        seeking.drawn()
    db.session.rollback()


def test_each_party_has_a_letter_in_its_own_form_with_a_number(seeking):
    company, bureau = seeking.send(seeking.asking(), seeking.organ())

    papers = [seeking.paper_of(each) for each in (company, bureau)]

    assert [each.kind for each in papers] == [
        LetterKind.THIRD_PARTY_OPINION,
        LetterKind.ORGAN_OPINION,
    ]
    assert [company.number, bureau.number] == ["云商公开〔2026〕1号-征", "云商公开〔2026〕2号-征"]
    assert [each.name for each in (file.file for file in papers[0].attachments)] == [
        "补助资金发放表.txt"
    ]


def test_a_letter_names_the_page_and_neither_code_nor_applicant(seeking):
    (company,) = seeking.drawn()
    paper = seeking.paper_of(company)

    said = text_of(paper) + str(paper.facts)

    assert PAGE in said and "另行告知的一次性校验码" in said
    assert codes.code_of(company) not in said
    assert "王建军" not in said and IDENTITY not in said


def test_the_case_waits_once_the_last_letter_has_gone_out(seeking):
    company, bureau = seeking.drawn(seeking.asking(), seeking.organ())

    seeking.dispatch(company)
    assert seeking.open_steps == ["制发征求意见书"]
    seeking.dispatch(bureau)

    assert seeking.open_steps == []


def test_the_days_do_not_count_from_the_day_of_posting(seeking):
    (bureau,) = seeking.drawn(seeking.organ())
    posted = seeking.office.day
    seeking.office.later(days=2)

    seeking.dispatch(bureau, served_on=posted)

    assert (bureau.sent_on, bureau.served_on) == (posted, None)


def test_what_is_handed_over_is_received_the_same_day(seeking):
    (company,) = seeking.drawn()

    seeking.dispatch(company, way=Way.DIRECT)

    assert company.served_on == seeking.office.day
    assert company.way is SendingWay.DIRECT


def test_without_an_address_nothing_goes_out_by_mail(seeking):
    (bureau,) = seeking.drawn(seeking.organ())

    with pytest.raises(PartyMailNeeded):
        seeking.dispatch(bureau, way=Way.ELECTRONIC)
    db.session.rollback()


def test_the_stamp_is_asked_for_where_the_organ_wants_it(seeking):
    (company,) = seeking.drawn()
    seeking.office.wants_scans()

    with pytest.raises(ScanMissing):
        seeking.dispatch(company)
    db.session.rollback()


def test_a_numbered_letter_is_annulled_before_its_party_is_taken_out(seeking):
    company, bureau = seeking.drawn(seeking.asking(), seeking.organ())
    with pytest.raises(NumberedAlready):
        drop(seeking, bureau)
    seeking.dispatch(company)

    annul(seeking, seeking.paper_of(bureau), reason="改为电话沟通")
    drop(seeking, bureau)

    assert seeking.open_steps == []
    assert [each.number for each in seeking.letters] == [company.number]


def drop(seeking, letter):
    office = seeking.office
    actions.drop(seeking.request.id, letter.id, by=office.clerk, key=key(), at=office.at)


def test_a_letter_that_is_taken_back_stops_no_term(seeking):
    due_on = seeking.request.due_on
    (company,) = seeking.send()
    code = codes.code_of(company)
    seeking.office.later(days=3)

    annul(seeking, seeking.paper_of(company))

    assert seeking.request.due_on == due_on
    assert company.number == "云商公开〔2026〕1号-征"
    assert not codes.is_code_of(company, code)
    with pytest.raises(TakenBack):
        seeking.served(company)
    assert seeking.open_steps == ["研究意见"]


def test_the_others_are_waited_for_when_one_is_taken_back(seeking):
    company, bureau = seeking.send(seeking.asking(), seeking.organ())

    annul(seeking, seeking.paper_of(company))
    assert seeking.open_steps == []
    seeking.answers(bureau)

    assert seeking.open_steps == ["研究意见"]
    seeking.weigh(bureau, Weighing.DISCLOSE)
    seeking.close()


def test_a_letter_that_was_answered_is_not_taken_back(seeking):
    (company,) = seeking.send()
    seeking.answers(company)

    with pytest.raises(AnsweredAlready):
        annul(seeking, seeking.paper_of(company))
    db.session.rollback()


def test_the_applicant_is_told_once_for_a_round(seeking):
    seeking.send(seeking.asking(), seeking.organ())

    told = notice(seeking)

    assert "涉及第三方合法权益和其他行政机关" in text_of(told)
    assert "云川鲜达" not in text_of(told)
    with pytest.raises(ApplicantToldAlready):
        notice(seeking)


def test_an_applicant_with_an_address_gets_one_mail_for_several_parties(office):
    seeking = Seeking(office, applicant=applicant(email="wang@citizen.example"))

    seeking.send(seeking.asking(), seeking.organ())

    assert db.session.query(Notice).filter_by(kind="request opinion_sent").count() == 1


def test_a_code_is_shown_once_and_each_time_another_one(seeking):
    (bureau,) = seeking.send(seeking.organ())
    office, once = seeking.office, key()

    actions.give_code(bureau.id, by=office.clerk, key=once, at=office.at)
    first = codes.code_of(bureau)
    with pytest.raises(CodeShownAlready):
        actions.give_code(bureau.id, by=office.clerk, key=once, at=office.at)
    actions.give_code(bureau.id, by=office.clerk, key=key(), at=office.at)

    assert not codes.is_code_of(bureau, first)


def test_the_ledger_keeps_what_was_taken_back(seeking):
    (company,) = seeking.send()
    annul(seeking, seeking.paper_of(company))

    kinds = [each.kind.value for each in ledger.events_of(seeking.request.id)]

    assert kinds[-2:] == ["opinion_sent", "opinion_withdrawn"]
