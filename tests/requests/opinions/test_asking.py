"""Letters before they go out: whom they reach, and what they must not tell."""

from datetime import date

import pytest

from app.kit.db import db
from app.requests.models import FileRole
from app.requests.opinions import actions
from app.requests.opinions.errors import (
    DispatchTooEarly,
    FileNamesTheApplicant,
    FileNotToBeShown,
    NamesTheApplicant,
    PartyMailNeeded,
    PartyNeeded,
    TellsOfTheApplicant,
)
from app.requests.opinions.values import Party
from tests.requests.office import IDENTITY, key


def test_letters_are_not_dated_before_it_was_decided_to_seek_opinions(seeking):
    seeking.prepare()

    with pytest.raises(DispatchTooEarly):
        actions.send_out(
            seeking.request.id, on=date(2026, 2, 27), by=seeking.office.clerk, key=key(),
            at=seeking.office.at,
        )  # fmt: skip
    db.session.rollback()


def test_without_a_party_nothing_is_sent(seeking):
    with pytest.raises(PartyNeeded):
        actions.send_out(
            seeking.request.id, on=seeking.office.day, by=seeking.office.clerk, key=key(),
            at=seeking.office.at,
        )  # fmt: skip
    db.session.rollback()


def test_a_letter_by_mail_needs_an_address(seeking):
    with pytest.raises(PartyMailNeeded):
        seeking.prepare(seeking.asking(Party(name="云川鲜达市场有限公司")))
    db.session.rollback()


@pytest.mark.parametrize("field", ["concerns", "question"])
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
