"""Letters before they go out: whom they reach, and what they must not tell."""

from datetime import date

import pytest

from app.kit.db import db
from app.kit.time import standing_at
from app.notices.letters.errors import ServedBeforeItsDate
from app.requests.models import FileRole
from app.requests.opinions import actions
from app.requests.opinions.errors import (
    FileNamesTheApplicant,
    FileNotToBeShown,
    NamesTheApplicant,
    PartyMailNeeded,
    PartyNeeded,
    TellsOfTheApplicant,
)
from app.requests.opinions.values import Party
from tests.requests.office import IDENTITY, key
from tests.requests.opinions.conftest import PAGE


def test_letters_are_not_dated_before_it_was_decided_to_seek_opinions(seeking):
    (company,) = seeking.drawn()

    with pytest.raises(ServedBeforeItsDate):
        seeking.dispatch(company, served_on=date(2026, 2, 27))
    db.session.rollback()


def test_without_a_party_nothing_is_drawn_up(seeking):
    with pytest.raises(PartyNeeded):
        actions.draw_letters(
            seeking.request.id, answer_at=PAGE, by=seeking.office.clerk, key=key(),
            at=seeking.office.at,
        )  # fmt: skip
    db.session.rollback()


def test_where_nobody_need_be_asked_the_case_goes_back_without_the_letters(seeking):
    seeking.prepare()
    due_on, once = seeking.request.due_on, key()

    for _ in range(2):
        actions.seek_none(
            seeking.request.id, reason="不涉及第三方权益", by=seeking.office.clerk, key=once,
            at=seeking.office.at,
        )  # fmt: skip

    assert seeking.open_steps == ["研判"]
    assert seeking.letters == []
    assert seeking.request.due_on == due_on


def test_after_that_opinions_may_be_sought_all_the_same(seeking):
    actions.seek_none(
        seeking.request.id, reason="不涉及第三方权益", by=seeking.office.clerk, key=key(),
        at=seeking.office.at,
    )  # fmt: skip

    drafter = seeking.office.drafter
    seeking.office.decide(seeking.request, "consider", "seek", by=drafter, text="涉及第三方")
    seeking.send()

    assert seeking.open_steps == []


def test_the_page_offers_the_way_back_and_asks_why(seeking, committed, client, sign_in):
    desk = sign_in(client, seeking.office.clerk)
    here = f"/requests/{seeking.request.id}/opinions"
    with standing_at(seeking.office.at):
        unsaid = desk.post(f"{here}/none", data={"key": "k", "text": ""})
        page = desk.post(
            f"{here}/none", data={"key": "k", "text": "不涉及第三方权益"}, follow_redirects=True
        )

    assert unsaid.status_code == 422
    assert "无需征求意见：退回研判" in unsaid.text
    assert "已退回承办科室研判" in page.text


def test_a_letter_by_mail_needs_an_address(seeking):
    with pytest.raises(PartyMailNeeded):
        seeking.prepare(seeking.asking(Party(name="云川鲜达市场有限公司")))
    db.session.rollback()


@pytest.mark.parametrize("field", ["information", "concerns", "question"])
def test_a_letter_does_not_name_the_applicant(seeking, field):
    with pytest.raises(NamesTheApplicant):
        seeking.prepare(seeking.asking(**{field: "王建军申请公开贵公司的补助"}))
    with pytest.raises(TellsOfTheApplicant):
        seeking.prepare(seeking.asking(**{field: f"申请人证件号 {IDENTITY}"}))
    db.session.rollback()


def test_somebody_else_of_the_same_name_may_be_named(seeking):
    named = seeking.asking(concerns="贵公司王建军副经理的职务", is_not_the_applicant=True)

    seeking.prepare(named)

    assert [each.concerns for each in seeking.letters] == [named.concerns]


def test_what_came_from_the_applicant_is_shown_to_nobody(seeking):
    scan = seeking.file("申请表.txt", FileRole.FROM_APPLICANT)
    named = seeking.file("王建军申请的材料.txt")

    with pytest.raises(FileNotToBeShown):
        seeking.prepare(seeking.asking(shown=(scan.id,)))
    with pytest.raises(FileNamesTheApplicant):
        seeking.prepare(seeking.asking(shown=(named.id,)))
    db.session.rollback()
