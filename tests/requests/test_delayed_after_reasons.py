"""After reasons found good the answer may take longer than an extension (Art. 35)."""

from datetime import date

import pytest

from app.kit.db import db
from app.kit.time import standing_at
from app.notices.letters.models import Way
from app.notices.letters.values import Service
from app.requests import actions, ledger
from app.requests.move_errors import DelayDays, ExtensionDays
from tests.requests.delaying import given, proposed, weighed
from tests.requests.office import key
from tests.requests.test_beyond_recall import recall
from tests.requests.test_moves_after_an_order import ordered

HINT = "最长 60 个工作日（《条例》第三十五条）"


@pytest.fixture
def reasoned(office):
    """An assigned request whose applicant had good reasons; due on 2026-03-30."""
    return weighed(office, office.assigned())


@pytest.fixture
def sent(office, committed, client, sign_in):
    """``sent(taken, days)``: the page after the clerk proposed so many days."""

    def page(taken, days):
        db.session.commit()
        desk = sign_in(client, office.clerk)
        with standing_at(office.at):
            return desk.post(
                f"/requests/{taken.id}/extension",
                data={"key": "d", "days": days, "reason": "件数较多"},
                follow_redirects=True,
            )

    return page


def test_the_letter_names_the_delayed_day_and_article_35_and_it_counts_once_told(office, reasoned):
    proposed(office, reasoned, days=40)
    office.decide(reasoned, "extension", "approve", by=office.head)

    letter = actions.draw_extension(reasoned.id, by=office.clerk, key=key(), at=office.at)
    assert reasoned.due_on == date(2026, 3, 30)
    office.sent(letter, Service(Way.DIRECT, office.day, "王建军"))

    text = "".join(each.text for each in letter.paragraphs)
    assert "申请理由合理，但是本机关无法在2026年3月30日前答复" in text
    assert "第三十五条的规定，本机关确定延迟至2026年5月28日答复" in text
    assert "第三十三条" not in text
    assert reasoned.due_on == date(2026, 5, 28)
    assert ledger.proof_of(reasoned).problems == ()


def test_a_delay_has_an_end_all_the_same(office, reasoned):
    with pytest.raises(DelayDays):
        proposed(office, reasoned, days=61)
    db.session.rollback()


@pytest.mark.parametrize("before", [lambda _office, taken: taken, given])
def test_without_reasons_found_good_twenty_days_are_the_most(office, before):
    taken = before(office, office.assigned())

    with pytest.raises(ExtensionDays):
        proposed(office, taken, days=21)
    db.session.rollback()


def test_reasons_whose_weighing_was_taken_back_allow_no_delay(office, reasoned):
    recall(office, reasoned, "weigh_reasons", by=office.clerk)

    with pytest.raises(ExtensionDays):
        proposed(office, reasoned, days=21)
    db.session.rollback()


def test_reasons_given_before_a_new_answer_was_ordered_allow_no_delay(office, reasoned):
    ordered(office, reasoned)

    with pytest.raises(ExtensionDays):
        proposed(office, reasoned, days=21)
    db.session.rollback()


def test_the_form_says_how_long_a_delay_may_be(office, reasoned, sent):
    page = sent(reasoned, 61)

    assert page.status_code == 422
    assert HINT in page.text
    assert "申请理由合理的，延迟答复的期限为 1 至 60 个工作日（《条例》第三十五条）。" in page.text
    assert "40 个工作日" in sent(reasoned, 40).text


def test_the_form_speaks_of_no_delay_where_no_reasons_were_given(office, sent):
    page = sent(office.assigned(), 40)

    assert page.status_code == 422
    assert HINT not in page.text
    assert "延期为 1 至 20 个工作日（《条例》第三十三条）。" in page.text
