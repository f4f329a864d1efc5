"""A document with the shipped procedure and the real engine: from draft to portal and back."""

from dataclasses import replace
from datetime import timedelta
from itertools import count

import pytest
from sqlalchemy import select

from app import engine
from app.kit.db import db
from app.people.models import Lane
from app.publishing import actions, planning, queries, registers, versions
from app.publishing.errors import NobodyForStep, NotComplete
from app.publishing.models import Attribute, DocumentState, Filing, WithheldEntry
from app.review import actions as reviewing
from app.review.models import Review, Step
from app.review.opinion import OpinionGiven
from tests import factories
from tests.publishing.conftest import DRAFT, NOON
from tests.review.chain import ANSWERS, SHIPPED

_keys = count(1)


class Way:
    """The office with everybody a chain needs, and one document on its way."""

    def __init__(self, office):
        organ = office.organ
        self.office = office
        self.people = {
            "unit_review": office.head,
            "office_review": office.clerk,
            "sign": factories.person(Lane.LEADER, organ=organ, name="张伟民"),
            "secrecy_review": factories.person(Lane.SECRECY_REVIEWER, organ=organ, name="郑国强"),
            "office_release": factories.person(Lane.DISCLOSURE_OFFICE, organ=organ, name="何静"),
        }
        self.people["conclude"] = self.people["sign"]
        self.at = NOON
        engine.deploy(SHIPPED.read_bytes(), by=None, approved_by=None, note="shipped", at=NOON)

    def submit(self, document, *, by=None, key=None):
        self.at += timedelta(minutes=5)
        return actions.submit(
            document.id,
            by=by or self.office.drafter,
            seen=document.version_number,
            key=key or f"submit {next(_keys)}",
            at=self.at,
        )

    def decide(self, document, node_id, verdict="approve", **more):
        self.at += timedelta(minutes=5)
        review = db.session.get_one(Review, document.review_id)
        step = db.session.scalars(
            select(Step).where(
                Step.review_id == review.id, Step.node_id == node_id, Step.closed_at.is_(None)
            )
        ).one()
        by = self.people[node_id]
        if step.claimed_by_id is None:
            reviewing.claim(step.id, by=by, at=self.at)
        opinion = {"text": "同意上报审批", "answers": ANSWERS.get(step.form, {})}
        if step.form == "office":
            opinion["chosen_id"] = self.people["sign"].id
        given = OpinionGiven(
            verdict=verdict,
            digest=review.digest,
            key=f"opinion {next(_keys)}",
            **{**opinion, **more},
        )
        reviewing.complete_step(step.id, by=by, opinion=given, at=self.at)

    def walk(self, document):
        self.decide(document, "unit_review")
        self.decide(document, "office_review")
        self.decide(document, "sign")
        self.decide(document, "secrecy_review", "open")


@pytest.fixture
def way(office):
    return Way(office)


def test_the_plan_names_who_is_due_at_each_step_and_by_when(way, office):
    plan = planning.plan_for(office.draft(), by=office.drafter, at=NOON)

    assert plan.gaps == []
    assert [step.people for step in plan.steps][:2] == [
        (office.head.label,),
        (office.clerk.label, way.people["office_release"].label),
    ] or [step.people for step in plan.steps][0] == (office.head.label,)
    days = [step.due_on for step in plan.steps]
    assert days == sorted(days)
    assert len(plan.steps) == 5


def test_what_is_withheld_is_planned_without_secrecy_review_and_release(way, office):
    document = office.draft(
        attribute=Attribute.WITHHELD, legal_basis="第十四条", attribute_reason="危及安全"
    )

    plan = planning.plan_for(document, by=office.drafter, at=NOON)

    assert len(plan.steps) == 3


def test_a_step_nobody_may_do_is_refused_with_whom_to_ask(way, office):
    administrator = factories.administrator("system", organ=office.organ)
    db.session.delete(way.people["secrecy_review"].posts[0])
    db.session.flush()

    with pytest.raises(NobodyForStep) as refusal:
        way.submit(office.draft())

    assert administrator.label in str(refusal.value)
    assert "保密审查" in str(refusal.value)


def test_one_person_for_two_separate_duties_is_nobody(way, office):
    db.session.delete(way.people["secrecy_review"].posts[0])
    factories.post(office.head, Lane.SECRECY_REVIEWER)
    db.session.flush()
    db.session.expire_all()

    plan = planning.plan_for(office.draft(), by=office.drafter, at=NOON)

    assert len(plan.gaps) == 1


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
