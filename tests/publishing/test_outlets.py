"""Beside the portal: headings, the text to copy, and what was put out by hand."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from app.audit.models import AuditEntry
from app.kit.db import db
from app.publishing import actions
from app.publishing.models import Kind, OutletPosting, Section
from tests.publishing.conftest import NOON

FORM = {"outlet": "wechat", "address": "https://mp.example/s/1", "posted_at": "2026-03-02T13:00"}


@pytest.fixture
def publication(office):
    return office.published()


def page_of(publication):
    return f"/publications/{publication.id}/outlets"


def postings():
    return db.session.scalars(select(OutletPosting)).all()


@pytest.mark.parametrize(
    ("changes", "section"),
    [
        ({}, Section.OTHER),
        ({"kind": Kind.BUDGET}, Section.BUDGETS),
        ({"theme": "综合政务", "subtheme": "应急管理"}, Section.EMERGENCIES),
    ],
)
def test_kind_and_theme_choose_the_heading_where_there_is_no_doubt(office, changes, section):
    assert office.published(office.draft(**changes)).section is section


def test_the_office_places_it_under_another_heading(client, office, publication):
    client.sign_in(office.clerk)

    placed = client.post(f"/publications/{publication.id}/section", data={"section": "guide"})
    refused = client.post(f"/publications/{publication.id}/section", data={"section": "nothing"})

    assert (placed.status_code, refused.status_code) == (303, 422)
    assert "政府信息公开指南" in client.get(page_of(publication)).get_data(as_text=True)
    assert db.session.scalars(select(AuditEntry).where(AuditEntry.act == "placed")).one()


def test_a_change_leaves_it_under_its_heading(office, publication):
    actions.place(publication.id, by=office.clerk, section=Section.GUIDE, at=NOON)
    document = actions.begin_change(publication.id, by=office.drafter, explanation="更正", at=NOON)

    actions.publish(office.signed(document), {}, NOON + timedelta(days=1))

    assert publication.version_number == 2
    assert publication.section is Section.GUIDE


def test_the_text_to_copy_holds_all_a_reader_needs(client, office, publication):
    client.sign_in(office.clerk)

    page = client.get(page_of(publication)).get_data(as_text=True)

    text = page.split("<textarea")[1].split(">", 1)[1].split("</textarea>")[0]
    for part in (
        "关于促进消费的通知\n云商〔2026〕1号\n云川市商务局\n发布日期：2026-03-02",
        "一、总体要求\n稳定和扩大消费。",
        f"索引号：{publication.index_number}",
        f"http://localhost/p/{office.organ.code}/{publication.public_id}",
    ):
        assert part in text


def test_what_was_put_out_is_noted_once_however_often_it_is_sent(client, office, publication):
    client.sign_in(office.clerk)

    for _ in range(2):
        answer = client.post(
            f"/publications/{publication.id}/postings", data={**FORM, "key": "a" * 32}
        )
        assert answer.status_code == 303

    assert [(each.address, each.version_number) for each in postings()] == [
        ("https://mp.example/s/1", 1)
    ]
    assert db.session.scalars(select(AuditEntry).where(AuditEntry.act == "posting noted")).one()
    assert "2026-03-02 13:00" in client.get(page_of(publication)).get_data(as_text=True)


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("address", " ", 'id="address-error"'),
        ("address", "长" * 501, 'id="address-error"'),
        ("posted_at", "yesterday", 'id="posted_at-error"'),
        ("posted_at", "2026-03-01T09:00", "发布时间应当在本版本公开之后"),
        ("posted_at", "2999-01-01T09:00", "发布时间应当在本版本公开之后"),
        ("outlet", "television", 'id="outlet-error"'),
    ],
)
def test_what_cannot_be_right_is_told_beside_its_field(
    client, office, publication, field, value, sentence
):
    client.sign_in(office.clerk)

    answer = client.post(f"/publications/{publication.id}/postings", data={**FORM, field: value})

    assert answer.status_code == 422
    assert sentence in answer.get_data(as_text=True)
    assert postings() == []


def test_another_organ_and_a_drafter_see_nothing_of_it(client, office, elsewhere, publication):
    client.sign_in(elsewhere.clerk)
    assert client.get(page_of(publication)).status_code == 404
    assert client.post(f"/publications/{publication.id}/postings", data=FORM).status_code == 404
    client.sign_in(office.drafter)
    assert client.get(page_of(publication)).status_code == 403


def test_an_outlet_with_an_older_version_is_pointed_out(client, office, publication):
    client.sign_in(office.clerk)
    client.post(f"/publications/{publication.id}/postings", data=FORM)
    document = actions.begin_change(publication.id, by=office.drafter, explanation="更正", at=NOON)
    actions.publish(office.signed(document), {}, NOON + timedelta(days=1))
    db.session.commit()

    assert "内容已更新" in client.get(page_of(publication)).get_data(as_text=True)


def test_what_was_taken_down_is_to_be_taken_away_elsewhere_too(client, office, publication):
    client.sign_in(office.clerk)
    client.post(f"/publications/{publication.id}/postings", data=FORM)
    proposal = actions.propose_taking_down(
        publication.id, by=office.publisher, explanation="有误", at=NOON
    )
    actions.confirm_taking_down(proposal.id, by=office.clerk, note="", at=NOON)
    db.session.commit()

    page = client.get(page_of(publication)).get_data(as_text=True)

    assert "请在该渠道同步撤除" in page
    assert "稳定和扩大消费" not in page
    assert client.post(f"/publications/{publication.id}/postings", data=FORM).status_code == 409
