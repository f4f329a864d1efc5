"""Signing gives a number and freezes the text; stamping and annulling leave both."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.exc import DBAPIError, IntegrityError

from app.jobs.models import Job
from app.kit.db import db, transaction
from app.law.decisions import LetterKind
from app.notices.letters import actions
from app.notices.letters.digests import content_digest, fixed_digest
from app.notices.letters.errors import (
    AlreadyFixed,
    AlreadyServed,
    AnnulReasonMissing,
    IsAnnulled,
    NotFixedYet,
    NumberAlreadyGiven,
    ScanOfAnotherKind,
    WordingOutdated,
)
from app.notices.letters.models import Letter, LetterState
from tests.files.samples import pdf, png
from tests.notices.letters.samples import NOW, SETTING, TODAY


def scanned(desk, letter, name="用印件.pdf", content=None):
    return actions.attach_scan(
        letter.id, BytesIO(content or pdf()), name=name, by=desk.clerk, at=NOW
    )


def test_a_signed_letter_has_number_date_and_digest(desk):
    letter = desk.fixed("refused")

    assert letter.number_text == "云商公开〔2026〕1号-告"
    assert letter.dated_on == TODAY and letter.state is LetterState.FIXED
    assert letter.digest == fixed_digest(letter) != content_digest(letter)
    assert db.session.scalar(select(Job.payload).where(Job.kind == "letters.make")) == {
        "letter": str(letter.id)
    }


def test_each_series_and_year_counts_by_itself(desk):
    kinds = ("granted", "refused", "extension", "correction", "granted")

    numbers = [desk.fixed(kind).number_text for kind in kinds]

    assert [each.removeprefix("云商公开〔2026〕") for each in numbers] == [
        "1号-告", "2号-告", "1号-延", "1号-补", "3号-告",
    ]  # fmt: skip
    new_year = datetime(2026, 12, 31, 16, tzinfo=UTC)  # already 2027 in Beijing
    late = actions.fix_letter(desk.draft().id, by=desk.clerk, at=new_year)
    assert late.number_text == "云商公开〔2027〕1号-告" and late.dated_on == date(2027, 1, 1)


def test_numbers_go_on_after_those_given_on_paper(desk):
    actions.continue_numbers(LetterKind.REFUSED, last=41, by=desk.clerk, at=NOW)

    assert desk.fixed().number_text == "云商公开〔2026〕42号-告"
    assert desk.fixed("extension").number == 1
    for last in (42, 0, -1, 100_000):
        with pytest.raises(NumberAlreadyGiven):
            actions.continue_numbers(LetterKind.GRANTED, last=last, by=desk.clerk, at=NOW)


def test_a_number_is_not_reused_after_its_letter_is_annulled(desk):
    actions.annul(desk.fixed().id, reason="文字有误", by=desk.clerk, at=NOW)

    assert desk.fixed().number == 2


def test_a_number_is_not_lost_when_signing_is_rolled_back(desk):
    draft = desk.draft()
    db.session.commit()
    with pytest.raises(RuntimeError), transaction():
        actions.fix_letter(draft.id, by=desk.clerk, at=NOW)
        raise RuntimeError

    with transaction():
        assert actions.fix_letter(draft.id, by=desk.clerk, at=NOW).number == 1


def test_letters_signed_at_once_get_numbers_without_gap_or_double(app, desk):
    drafts = [desk.draft().id for _ in range(8)]
    clerk = desk.clerk
    db.session.commit()

    def sign(letter_id):
        with app.app_context(), transaction():
            return actions.fix_letter(letter_id, by=clerk, at=NOW).number

    with ThreadPoolExecutor(8) as threads:
        numbers = sorted(threads.map(sign, drafts))
    assert numbers == [1, 2, 3, 4, 5, 6, 7, 8]


def test_one_letter_is_signed_once(desk):
    letter = desk.fixed()

    with pytest.raises(AlreadyFixed):
        actions.fix_letter(letter.id, by=desk.clerk, at=NOW)


def test_a_draft_that_says_what_no_longer_holds_is_not_signed(desk):
    letter = desk.draft("refused")
    actions.change_setting(replace(SETTING, court="另一法院"), by=desk.clerk, at=NOW)

    with pytest.raises(WordingOutdated):
        actions.fix_letter(letter.id, by=desk.clerk, at=NOW)


@pytest.mark.parametrize(
    "change",
    [{"wording": [["decision", "予以公开"]]}, {"number": 7}, {"dated_on": date(2026, 1, 1)}],
)
def test_the_database_refuses_to_change_a_signed_letter(desk, change):
    letter = desk.fixed("refused")

    with pytest.raises(DBAPIError, match="never changed"), db.session.begin_nested():
        db.session.execute(update(Letter).where(Letter.id == letter.id).values(**change))
    with pytest.raises(DBAPIError, match="never changed"), db.session.begin_nested():
        db.session.execute(text("DELETE FROM letter"))


@pytest.mark.parametrize(
    "change",
    [
        {"state": "draft"},
        {"state": "stamped"},
        {"state": "served"},
        {"served_on": TODAY},
        {"served_on": TODAY - timedelta(days=1), "way": "direct", "receiver": "陈思远"},
        {"state": "annulled"},
        {"annul_reason": "文字有误"},
    ],
)
def test_the_table_refuses_letters_that_cannot_be(desk, change):
    letter = desk.fixed()

    with pytest.raises(IntegrityError), db.session.begin_nested():
        db.session.execute(update(Letter).where(Letter.id == letter.id).values(**change))


def test_a_scan_makes_it_stamped_and_a_better_one_replaces_it(desk):
    letter = scanned(desk, desk.fixed())
    first = letter.scan_id

    again = scanned(desk, letter, "用印件.png", png())

    assert letter.state is LetterState.STAMPED and again.scan_id not in (None, first)
    assert again.paper is again.scan and again.paper.name == "用印件.png"


def test_only_a_signed_letter_is_stamped_and_only_with_a_scan(desk):
    with pytest.raises(NotFixedYet):
        scanned(desk, desk.draft())
    with pytest.raises(ScanOfAnotherKind):
        scanned(desk, desk.fixed(), "用印件.docx")


def test_an_annulled_letter_keeps_its_number_and_says_why(desk):
    letter = desk.fixed()
    with pytest.raises(AnnulReasonMissing):
        actions.annul(letter.id, reason=" 误 ", by=desk.clerk, at=NOW)

    annulled = actions.annul(letter.id, reason="复议机关责令重新答复", by=desk.clerk, at=NOW)

    assert annulled.number_text == "云商公开〔2026〕1号-告"
    with pytest.raises(IsAnnulled):
        actions.annul(letter.id, reason="再次撤销", by=desk.clerk, at=NOW)
    with pytest.raises(IsAnnulled):
        scanned(desk, letter)


def test_a_served_letter_takes_no_other_scan(desk):
    letter = desk.fixed()
    letter.state, letter.way, letter.served_on = LetterState.SERVED, "direct", TODAY
    letter.receiver = "陈思远"
    db.session.flush()

    with pytest.raises(AlreadyServed):
        scanned(desk, letter)
