"""A number is given once, at signature; what is spoiled is never given."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from app.kit.db import db
from app.publishing import actions, versions
from app.publishing.errors import (
    NotAnOwnNumber,
    NumberIsGiven,
    NumberIsInUse,
    NumberIsVoid,
    VoidReasonMissing,
)
from app.publishing.models import NumberTaken
from app.publishing.numbering.actions import void
from tests.publishing.conftest import NOON
from tests.publishing.way import Way


@pytest.fixture
def way(office):
    return Way(office)


def until_signed(way, document):
    way.submit(document)
    for node in ("unit_review", "office_review", "sign"):
        way.decide(document, node)


def taken():
    return {row.text: row for row in db.session.scalars(select(NumberTaken))}


def void_it(office, text="云商〔2026〕1号", *, reason="纸质登记簿误编", key="one"):
    return void(text, by=office.clerk, reason=reason, key=key, at=NOON)


def renumbered(office, document, text):
    draft = replace(versions.draft_of(document), document_number=text)
    seen = document.version_number
    actions.save_draft(document.id, by=office.drafter, draft=draft, seen=seen, at=NOON)


def test_the_leaders_signature_gives_the_number(office, way):
    document = office.draft(document_number="云商 [2026]第0012号")
    way.submit(document)
    way.decide(document, "unit_review")
    way.decide(document, "office_review")
    assert taken() == {}

    way.decide(document, "sign")

    assert taken()["云商〔2026〕12号"].document_id == document.id


def test_drafts_may_bear_the_same_number_until_one_is_signed(office, way):
    first, second = office.draft(), office.draft()
    way.submit(second)
    until_signed(way, first)

    way.decide(second, "unit_review")
    way.decide(second, "office_review")
    with pytest.raises(NumberIsGiven, match="云商〔2026〕1号"):
        way.decide(second, "sign")


def test_what_bears_a_given_number_is_not_submitted(office, way):
    until_signed(way, office.draft())

    with pytest.raises(NumberIsGiven):
        way.submit(office.draft())


@pytest.mark.parametrize(
    "changes",
    [
        {"document_number": "国发〔2026〕1号"},
        {"reprint_source": "国务院", "reprint_url": "https://www.gov.cn/1"},
        {"document_number": "", "has_no_number": True},
    ],
)
def test_numbers_of_others_are_not_kept_here(office, way, changes):
    until_signed(way, office.draft(**changes))
    until_signed(way, office.draft(**changes))

    assert taken() == {}


def test_two_organs_have_registers_of_their_own(office, elsewhere):
    office.published()
    elsewhere.published()

    assert len(db.session.scalars(select(NumberTaken)).all()) == 2


def test_publishing_gives_a_number_that_nobody_signed_for(office):
    document = office.draft()

    office.published(document)

    assert taken()["云商〔2026〕1号"].document_id == document.id


def test_a_number_given_up_for_another_is_void_for_everyone_else(office, way):
    document = office.draft()
    until_signed(way, document)
    way.decide(document, "secrecy_review", "open_after_change", text="请改正文号")
    renumbered(office, document, "云商〔2026〕2号")
    office.published(document)

    assert taken()["云商〔2026〕1号"].was_given_up
    assert taken()["云商〔2026〕1号"].void_reason == "云商〔2026〕2号"
    with pytest.raises(NumberIsVoid):
        office.published(office.draft())


def test_the_item_that_gave_a_number_up_may_have_it_back(office):
    document = office.draft()
    actions.publish(office.signed(document), {}, NOON)
    row = taken()["云商〔2026〕1号"]
    row.voided_at, row.void_reason = NOON, "云商〔2026〕2号"

    actions.publish(office.signed(document), {}, NOON + timedelta(days=1))

    assert taken()["云商〔2026〕1号"].voided_at is None


def test_a_void_number_is_never_given(office, way):
    document = office.draft()
    way.submit(document)
    void_it(office)

    way.decide(document, "unit_review")
    way.decide(document, "office_review")
    with pytest.raises(NumberIsVoid):
        way.decide(document, "sign")


def test_a_number_the_public_has_read_stays(office):
    office.published()

    with pytest.raises(NumberIsInUse):
        void_it(office)


def test_the_number_of_a_signed_paper_on_its_way_stays(office, way):
    until_signed(way, office.draft(document_number="云商〔2026〕1号"))

    with pytest.raises(NumberIsInUse):
        void_it(office)


@pytest.mark.parametrize(
    ("text", "reason", "refusal"),
    [
        ("国发〔2026〕1号", "误编文号", NotAnOwnNumber),
        ("一号文件", "误编文号", NotAnOwnNumber),
        ("云商〔2026〕1号", "  误 ", VoidReasonMissing),
    ],
)
def test_only_own_numbers_are_voided_and_with_a_reason(office, text, reason, refusal):
    with pytest.raises(refusal):
        void_it(office, text, reason=reason)


def test_voiding_twice_with_one_key_is_done_once(office):
    assert void_it(office).id == void_it(office).id
    with pytest.raises(NumberIsVoid):
        void_it(office, key="two")


@pytest.mark.parametrize(
    ("moment", "number"),
    [
        (datetime(2026, 12, 31, 15, 59, tzinfo=UTC), "2026-00001"),
        (datetime(2026, 12, 31, 16, 0, tzinfo=UTC), "2027-00001"),
    ],
)
def test_index_numbers_begin_anew_with_beijings_year(office, moment, number):
    assert office.published(at=moment).index_number.endswith(number)


def test_the_index_number_of_what_was_taken_down_is_never_given_again(office):
    publication = office.published()
    proposal = actions.propose_taking_down(
        publication.id, by=office.publisher, explanation="内容有误", at=NOON
    )
    actions.confirm_taking_down(proposal.id, by=office.clerk, note="", at=NOON)

    assert office.published().index_number.endswith("2026-00002")
