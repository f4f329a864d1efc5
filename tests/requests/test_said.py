"""Whoever decides reads on the page where he decides what he decides on."""

import pytest

from app.kit.db import db
from app.kit.time import standing_at
from app.requests import actions
from app.requests.values import NoticeSent
from tests.requests.office import TODAY, key


@pytest.fixture
def reads(office, committed, client, sign_in):
    """The page of the open step with ``form``, as ``person`` reads it."""

    def page(taken, form, *, person):
        db.session.commit()
        desk = sign_in(client, person)
        with standing_at(office.at):
            return desk.get(f"/steps/{office.step(taken, form).id}", follow_redirects=True).text

    return page


def test_the_head_reads_how_long_and_why_before_she_extends(office, reads):
    taken = office.assigned()
    actions.propose_extension(
        taken.id, days=15, reason="涉及多年档案", by=office.drafter, key=key(), at=office.at
    )

    page = reads(taken, "extension", person=office.head)

    assert "15 个工作日" in page
    assert "涉及多年档案" in page


def test_who_weighs_reasons_reads_what_was_asked_and_what_was_said(office, reads):
    taken = office.registered()
    asked = NoticeSent("一年内已申请四十件", TODAY)
    actions.ask_reasons(taken.id, asked, by=office.clerk, key=key(), at=office.at)
    actions.give_reasons(
        taken.id, text="因诉讼举证所需", on=TODAY, by=office.clerk, key=key(), at=office.at
    )

    page = reads(taken, "weigh_reasons", person=office.clerk)

    assert "一年内已申请四十件" in page
    assert "因诉讼举证所需" in page


def test_who_examines_it_again_reads_the_correction(office, reads):
    taken = office.registered()
    office.decide(taken, "examine", "correct", by=office.clerk, text="所需信息不明确")
    asked = NoticeSent("请明确年度", TODAY)
    actions.ask_correction(taken.id, asked, by=office.clerk, key=key(), at=office.at)
    actions.correct(taken.id, text="补正：2025年度的", on=TODAY, by=None, key=key(), at=office.at)

    page = reads(taken, "examine", person=office.clerk)

    assert "请明确年度" in page
    assert "补正：2025年度的" in page
    assert "要求补正以一次为限" in page


def test_who_ends_a_request_reads_how_it_was_taken_back(office, reads):
    taken = office.registered()
    actions.withdraw(
        taken.id, on=TODAY, how="来函撤回，已核对身份", by=office.clerk, key=key(), at=office.at
    )

    assert "来函撤回，已核对身份" in reads(taken, "withdrawal", person=office.clerk)


def test_who_may_still_ask_for_a_correction_reads_of_nothing_that_is_shut(office, reads):
    assert "要求补正以一次为限" not in reads(office.registered(), "examine", person=office.clerk)
