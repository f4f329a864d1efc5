"""A document with the shipped procedure and the real engine: from draft to portal and back."""

from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pytest
from flask import render_template
from sqlalchemy import select

from app.kit.db import db
from app.publishing import actions, queries, registers, versions
from app.publishing.errors import NotComplete
from app.publishing.models import Attribute, DocumentState, Filing, WithheldEntry
from app.publishing.subjects import DocumentPages
from app.review.models import Review
from tests.publishing.conftest import DRAFT, NOON
from tests.publishing.way import Way
from tests.review.chain import ANSWERS


@pytest.fixture
def way(office):
    return Way(office)


def test_an_incomplete_draft_is_not_submitted(way, office):
    document = office.draft(title="")

    with pytest.raises(NotComplete):
        way.submit(document)

    assert document.state is DocumentState.DRAFT


def test_the_same_submission_twice_opens_one_review(way, office):
    document = office.draft()

    way.submit(document, key="once")
    again = actions.submit(
        document.id, by=office.drafter, seen=1, key="once", at=way.at + timedelta(minutes=1)
    )

    assert again.state is DocumentState.IN_REVIEW
    assert len(db.session.scalars(select(Review)).all()) == 1


def test_from_draft_to_portal_and_filing(way, office):
    document = way.submit(office.draft())
    way.walk(document)

    way.decide(document, "office_release", "release")

    publication = queries.publication_of(document.id)
    assert document.state is DocumentState.PUBLISHED
    assert publication.digest == document.digest
    assert publication.index_number.endswith("/2026-00001")
    assert len(db.session.scalars(select(Filing)).all()) == 2


def test_what_was_returned_is_revised_and_handed_on_in_the_same_review(way, office):
    document = way.submit(office.draft())
    way.decide(document, "unit_review", "return", text="请补充依据", return_to="draft")
    assert document.state is DocumentState.RETURNED

    actions.save_draft(
        document.id,
        by=office.colleague,
        draft=replace(DRAFT, body="一、总体要求\n根据条例。"),
        seen=document.version_number,
        at=way.at,
    )
    way.submit(document)

    review = db.session.scalars(select(Review)).one()
    assert document.state is DocumentState.IN_REVIEW
    assert review.digest == document.digest
    assert versions.current_version(document).submitted_at == way.at


def test_a_scheduled_release_waits_and_is_shown_so(way, office):
    document = way.submit(office.draft())
    way.walk(document)

    way.decide(document, "office_release", "schedule", release_at=way.at + timedelta(days=1))

    assert document.state is DocumentState.SCHEDULED
    assert queries.publication_of(document.id) is None


def test_what_is_not_disclosed_ends_in_the_register_with_its_approver(way, office):
    document = way.submit(
        office.draft(
            attribute=Attribute.ON_REQUEST, legal_basis="第十六条", attribute_reason="内部"
        )
    )
    way.decide(document, "unit_review")
    way.decide(document, "office_review")
    way.decide(document, "sign")

    entry = db.session.scalars(select(WithheldEntry)).one()
    assert document.state is DocumentState.WITHHELD
    assert entry.approver_id == way.people["sign"].id


def test_what_secrecy_review_closed_gets_the_leaders_ground(way, office):
    document = way.submit(office.draft())
    way.decide(document, "unit_review")
    way.decide(document, "office_review")
    way.decide(document, "sign")
    way.decide(document, "secrecy_review", "closed", text="涉及工作秘密，不宜公开")

    way.decide(document, "conclude", "withheld", text="同意不予公开")

    entry = db.session.scalars(select(WithheldEntry)).one()
    assert entry.attribute is Attribute.WITHHELD
    assert entry.legal_basis == ANSWERS["conclude"]["legal_basis"]
    assert queries.publication_of(document.id) is None


def test_a_change_goes_through_the_same_chain_to_the_same_address(way, office):
    document = way.submit(office.draft())
    way.walk(document)
    way.decide(document, "office_release", "release")
    publication = queries.publication_of(document.id)
    address = publication.public_id
    actions.begin_change(publication.id, by=office.drafter, explanation="更正标题", at=way.at)
    actions.save_draft(
        document.id,
        by=office.drafter,
        draft=replace(DRAFT, title="更正后的通知", change_explanation="更正标题"),
        seen=document.version_number,
        at=way.at,
    )

    way.submit(document)
    way.walk(document)
    way.decide(document, "office_release", "release")

    assert (publication.title, publication.version_number) == ("更正后的通知", 2)
    assert publication.public_id == address
    assert registers.former_versions(publication)[0].title == DRAFT.title


def test_reviewers_see_the_signed_text_its_files_and_what_changed(way, office, app):
    document = office.draft(body="联系电话：13812345678")
    first = document.digest
    changed = replace(DRAFT, body="联系电话：见附件。")
    actions.save_draft(document.id, by=office.drafter, draft=changed, seen=1, at=NOON)
    actions.attach(
        document.id, by=office.drafter, stream=BytesIO("名单".encode()), name="名单.txt", at=NOON
    )
    review = office.signed(document)
    pages = DocumentPages()

    with app.test_request_context():
        old = pages.text(review, digest=first)
        new = pages.text(review, digest=document.digest)
        differences = pages.differences(review, before=first, after=document.digest)
        shown = [render_template(panel.template, panel=panel) for panel in (old, new, differences)]

    assert "手机号" in shown[0]
    assert "名单.txt" in shown[1]
    assert "<ins>" in shown[2]


def test_whoever_has_a_step_of_the_review_reads_the_files_and_others_do_not(
    way, office, elsewhere, client
):
    document = office.draft()
    attachment = actions.attach(
        document.id, by=office.drafter, stream=BytesIO("名单".encode()), name="名单.txt", at=NOON
    )
    way.submit(document)
    address = f"/documents/{document.id}/attachments/{attachment.id}"

    assert client.sign_in(office.head).get(address).status_code == 200
    assert client.sign_in(elsewhere.head).get(address).status_code == 404
    assert client.sign_in(office.publisher).get(address).status_code == 404


def test_the_page_submits_and_shows_where_it_stands(way, office, client):
    document = office.draft()
    client.sign_in(office.drafter)
    page = client.get(f"/documents/{document.id}/submission").get_data(as_text=True)

    answer = client.post(
        f"/documents/{document.id}/submission", data={"seen": "1", "key": "from the page"}
    )

    assert office.head.label in page
    assert answer.status_code == 303
    assert "审查中" in client.get(answer.location).get_data(as_text=True)


def test_the_case_page_shows_text_hits_and_differences_in_sound_pages(way, office, client):
    document = way.submit(office.draft(body="会议于三月五日召开。"))
    first = document.digest
    way.decide(document, "unit_review", "return", text="请补充依据", return_to="draft")
    actions.save_draft(
        document.id,
        by=office.drafter,
        draft=replace(DRAFT, body="会议于三月六日召开。"),
        seen=document.version_number,
        at=way.at,
    )
    way.submit(document)
    client.sign_in(office.head)

    page = client.get(f"/reviews/{document.review_id}").get_data(as_text=True)
    differences = client.get(
        f"/reviews/{document.review_id}/differences",
        query_string={"before": first, "after": document.digest},
    ).get_data(as_text=True)
    own = client.sign_in(office.drafter).get(f"/documents/{document.id}")

    assert "三月六日" in page
    assert "<ins>六</ins>" in differences
    assert f"/reviews/{document.review_id}" in own.get_data(as_text=True)


def test_the_editor_shows_what_the_drafter_has_to_mend(way, office, client):
    document = office.draft()
    way.submit(document)
    way.decide(document, "unit_review")
    way.decide(document, "office_review")
    way.decide(document, "sign")
    way.decide(document, "secrecy_review", "open_after_change", text="请改为定性表述")
    client.sign_in(office.drafter)

    page = client.get(f"/documents/{document.id}/edit").get_data(as_text=True)

    assert "请改为定性表述" in page
    assert "第二段第一句" in page


def test_the_case_of_what_is_published_names_its_index_number(way, office, client):
    document = office.draft()
    review_id = way.submit(document).review_id
    way.walk(document)
    client.sign_in(office.clerk)
    before = client.get(f"/reviews/{review_id}").get_data(as_text=True)

    way.decide(document, "office_release", "release")

    number = queries.publication_of(document.id).index_number
    assert number not in before
    assert number in client.get(f"/reviews/{review_id}").get_data(as_text=True)
