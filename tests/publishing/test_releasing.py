"""What the procedure does at its end: exactly what was signed, numbered without gaps."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from sqlalchemy import select, text

from app.kit.db import db
from app.publishing import actions, queries, versions
from app.publishing.errors import NotWhatWasSigned, OnlyProactive
from app.publishing.models import (
    Attribute,
    DocumentState,
    Filing,
    Publication,
    PublicationVersion,
    WithheldEntry,
)
from app.publishing.search_queries import Filters, found
from app.review.models import Assignment, Opinion, Step
from tests.publishing.conftest import NOON


def switch_the_triggers_off() -> None:
    """What somebody does who owns the database; in this test's transaction only."""
    if db.engine.dialect.name == "sqlite":
        db.session.execute(text("DROP TRIGGER document_version_sealed_only"))
    else:
        db.session.execute(text("SET LOCAL session_replication_role = replica"))


def test_what_was_signed_is_what_the_public_reads(office):
    document = office.draft()

    publication = office.published(document)

    assert publication.digest == document.digest
    assert publication.body_html == document.body_html
    assert publication.issuers == ["云川市商务局"]
    assert document.state is DocumentState.PUBLISHED


def test_index_numbers_follow_the_official_pattern_without_gaps(office, elsewhere):
    numbers = [office.published().index_number for _ in range(3)]

    code = office.organ.code
    assert numbers == [f"{code}/2026-00001", f"{code}/2026-00002", f"{code}/2026-00003"]
    assert elsewhere.published().index_number == f"{elsewhere.organ.code}/2026-00001"


def test_the_year_of_the_index_number_is_beijings(office):
    late = datetime(2025, 12, 31, 16, 30, tzinfo=UTC)

    assert "/2026-00001" in office.published(at=late).index_number


def test_another_text_than_the_signed_one_is_never_published(office):
    document = office.draft()
    review = office.signed(document)
    review.digest = "0" * 64

    with pytest.raises(NotWhatWasSigned):
        actions.publish(review, {}, NOON)

    assert queries.publication_of(document.id) is None


def test_a_text_changed_behind_the_back_of_its_digest_is_never_published(office):
    document = office.draft()
    review = office.signed(document)
    document.body_html = "<p>篡改</p>"

    with pytest.raises(NotWhatWasSigned):
        actions.publish(review, {}, NOON)


def test_a_stored_version_that_was_tampered_with_is_never_published(office):
    document = office.draft()
    review = office.signed(document)
    switch_the_triggers_off()
    version = versions.current_version(document)
    version.content = {**version.content, "title": "篡改"}

    with pytest.raises(NotWhatWasSigned):
        actions.publish(review, {}, NOON)


@pytest.mark.parametrize("attribute", [Attribute.ON_REQUEST, Attribute.WITHHELD])
def test_only_what_is_proactive_is_published(office, attribute):
    document = office.draft(attribute=attribute, legal_basis="第十六条", attribute_reason="内部")

    with pytest.raises(OnlyProactive):
        actions.publish(office.signed(document), {}, NOON)


def test_what_the_leader_closed_is_not_published_either(office):
    review = office.signed(office.draft())

    with pytest.raises(OnlyProactive):
        actions.publish(review, {"attribute": "withheld"}, NOON)


def test_a_change_keeps_the_address_and_the_former_version(office):
    publication = office.published()
    address, number = publication.public_id, publication.index_number
    document = actions.begin_change(
        publication.id, by=office.drafter, explanation="更正附表", at=NOON
    )
    draft = versions.draft_of(document)
    actions.save_draft(
        document.id, by=office.drafter, draft=_titled(draft, "新标题"), seen=2, at=NOON
    )

    office.published(document)

    former = db.session.scalars(select(PublicationVersion)).one()
    assert (publication.public_id, publication.index_number) == (address, number)
    assert (publication.title, publication.version_number) == ("新标题", 2)
    assert (former.title, former.number, former.explanation) == (
        "关于促进消费的通知",
        1,
        "更正附表",
    )


def test_published_papers_are_found(office):
    publication = office.published()

    hits = found("促进消费", Filters(), limit=5)

    assert [hit.title for hit in hits] == [publication.title]


def test_one_filing_is_opened_for_each_authority_and_only_once(office):
    document = office.draft()
    office.published(document)
    review = office.signed(document)

    actions.file_with_authority(review, {}, NOON)
    actions.file_with_authority(review, {}, NOON)

    filings = db.session.scalars(select(Filing).order_by(Filing.authority_name)).all()
    assert [each.authority_name for each in filings] == ["备案机关1", "备案机关2"]


def test_what_is_not_disclosed_is_registered_with_its_ground(office):
    document = office.draft(
        attribute=Attribute.ON_REQUEST, legal_basis="第十六条", attribute_reason="内部事务"
    )

    actions.register_withheld(office.signed(document), {}, NOON)

    entry = db.session.scalars(select(WithheldEntry)).one()
    assert (entry.attribute, entry.legal_basis, entry.reason) == (
        Attribute.ON_REQUEST,
        "第十六条",
        "内部事务",
    )
    assert entry.re_examine_on == date(2027, 3, 2)
    assert document.state is DocumentState.WITHHELD
    assert db.session.scalars(select(Publication)).all() == []


def test_what_secrecy_review_closed_is_registered_as_the_leader_decided(office):
    document = office.draft()
    review = office.signed(document)
    _opinion(review, office.head, verdict="withheld", text="涉及工作秘密")

    actions.register_withheld(review, {"verdict": "withheld"}, NOON)

    entry = db.session.scalars(select(WithheldEntry)).one()
    assert (entry.attribute, entry.reason) == (Attribute.WITHHELD, "涉及工作秘密")
    assert entry.approver_id == office.head.id


def test_a_change_that_was_not_approved_leaves_the_public_page_alone(office):
    publication = office.published()
    document = actions.begin_change(
        publication.id, by=office.drafter, explanation="增加附表", at=NOON
    )
    review = office.signed(document)
    _opinion(review, office.head, verdict="withheld", text="不宜公开")

    actions.register_withheld(review, {"verdict": "withheld"}, NOON)

    assert document.state is DocumentState.PUBLISHED
    assert publication.version_number == 1


def _titled(draft, title):
    return replace(draft, title=title)


def _opinion(review, person, *, verdict, text):
    step = Step(
        review_id=review.id,
        organ_id=review.organ_id,
        task_id=uuid4(),
        position=1,
        round=1,
        node_id="conclude",
        title="领导结案",
        lane="leader",
        of="chosen",
        duty="conclude",
        form="conclude",
        outcomes=[],
        targets=[],
        opened_at=NOON,
        sort_on=date(2026, 3, 2),
    )
    db.session.add(step)
    db.session.flush()
    assignment = _assignment(review, step, person)
    db.session.add(
        Opinion(
            review_id=review.id,
            step_id=step.id,
            assignment_id=assignment.id,
            person_id=person.id,
            verdict=verdict,
            label=verdict,
            text=text,
            answers={},
            digest=review.digest,
            round=1,
            at=NOON,
        )
    )
    db.session.flush()


def _assignment(review, step, person):
    assignment = Assignment(
        review_id=review.id,
        step_id=step.id,
        person_id=person.id,
        state="decided",
        round=1,
        opened_at=NOON,
        sort_on=date(2026, 3, 2),
    )
    db.session.add(assignment)
    db.session.flush()
    return assignment
