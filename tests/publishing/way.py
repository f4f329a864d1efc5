"""A document's way through the shipped procedure, for tests."""

from datetime import timedelta
from itertools import count

from sqlalchemy import select

from app import engine
from app.kit.db import db
from app.people.models import Lane
from app.publishing import actions
from app.review import actions as reviewing
from app.review.models import Review, Step
from app.review.opinion import OpinionGiven
from tests import factories
from tests.publishing.conftest import NOON
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
        self.claim(document, node_id)
        given = self.opinion(document, node_id, verdict, **more)
        step, by = self.step(document, node_id), self.people[node_id]
        reviewing.complete_step(step.id, by=by, opinion=given, at=self.at)

    def step(self, document, node_id):
        statement = select(Step).where(
            Step.review_id == document.review_id,
            Step.node_id == node_id,
            Step.closed_at.is_(None),
        )
        return db.session.scalars(statement).one()

    def claim(self, document, node_id):
        self.at += timedelta(minutes=5)
        step = self.step(document, node_id)
        if step.claimed_by_id is None:
            reviewing.claim(step.id, by=self.people[node_id], at=self.at)

    def opinion(self, document, node_id, verdict, **more):
        form = self.step(document, node_id).form
        values = {"text": "同意上报审批", "answers": ANSWERS.get(form, {})}
        if form == "office":
            values["chosen_id"] = self.people["sign"].id
        return OpinionGiven(
            verdict=verdict,
            digest=db.session.get_one(Review, document.review_id).digest,
            key=f"opinion {next(_keys)}",
            **{**values, **more},
        )

    def walk(self, document):
        self.decide(document, "unit_review")
        self.decide(document, "office_review")
        self.decide(document, "sign")
        self.decide(document, "secrecy_review", "open")
