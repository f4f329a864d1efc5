"""One organ with its people, and documents on their way through it."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from itertools import count
from uuid import uuid4

import pytest
from flask import Flask

from app.kit.db import db
from app.people.models import Lane, Organ, Person, Unit
from app.publishing import actions
from app.publishing.content import Draft
from app.publishing.models import Attribute, Document, Publication
from app.publishing.queries import publication_of
from app.publishing.subjects import KIND
from app.review.models import Review
from tests import factories

NOON = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
DRAFT = Draft(
    title="关于促进消费的通知",
    issuers=("云川市商务局",),
    document_number="云商〔2026〕1号",
    formed_on=date(2026, 3, 1),
    theme="商贸、海关、旅游",
    subtheme="国内贸易（含供销）",
    attribute=Attribute.PROACTIVE,
    body="一、总体要求\n稳定和扩大消费。",
)


@dataclass
class Office:
    """An organ and everybody who takes part."""

    organ: Organ
    unit: Unit
    drafter: Person
    colleague: Person
    head: Person
    clerk: Person
    publisher: Person
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def draft(self, **changes: object) -> Document:
        """A complete draft of the drafter."""
        return actions.create_draft(by=self.drafter, draft=replace(DRAFT, **changes), at=NOON)

    def signed(self, document: Document) -> Review:
        """A review in which the document's present text was signed."""
        review = Review(
            organ_id=document.organ_id,
            unit_id=document.unit_id,
            subject_kind=KIND,
            subject_id=document.id,
            version_id=uuid4(),
            instance_id=uuid4(),
            title=document.title,
            number=document.document_number,
            digest=document.digest,
            attribute=str(document.attribute),
            drafter_id=document.drafter_id,
            opened_at=NOON,
            state="finished",
            ended_at=NOON,
        )
        db.session.add(review)
        db.session.flush()
        document.review_id = review.id
        return review

    def published(self, document: Document | None = None, at: datetime = NOON) -> Publication:
        """What the public reads after ``document`` went through the chain."""
        document = document or self.draft(document_number=f"云商〔2026〕{next(self.numbers)}号")
        actions.publish(self.signed(document), {}, at)
        publication = publication_of(document.id)
        assert publication
        return publication


def office_of(name: str) -> Office:
    organ = factories.organ(name, authorities=2)
    unit = factories.unit(organ)
    return Office(
        organ=organ,
        unit=unit,
        drafter=factories.person(Lane.DRAFTER, organ=organ, unit=unit, name="李晓燕"),
        colleague=factories.person(Lane.DRAFTER, organ=organ, unit=unit, name="王芳"),
        head=factories.person(Lane.UNIT_HEAD, organ=organ, unit=unit, name="赵建国"),
        clerk=factories.person(Lane.DISCLOSURE_OFFICE, organ=organ, name="刘敏"),
        publisher=factories.person(Lane.PUBLISHER, organ=organ, name="林小雨"),
    )


@pytest.fixture
def office(app: Flask) -> Office:
    return office_of("云川市商务局")


@pytest.fixture
def elsewhere(app: Flask) -> Office:
    """Another organ, which must see nothing of the first."""
    return office_of("青禾县统计局")
