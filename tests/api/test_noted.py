"""Who read an item through a program is noted as on the pages: it counts when it is sealed away."""

from io import BytesIO

import pytest
from sqlalchemy import select

from app.kit.db import db
from app.publishing.actions import attach
from app.review.models import Looked, View
from tests.publishing.conftest import NOON


@pytest.fixture
def document(office, way):
    document = office.draft()
    attach(document.id, by=office.drafter, stream=BytesIO(b"list"), name="list.txt", at=NOON)
    way.submit(document)
    db.session.commit()
    return document


def noted(person):
    statement = select(View.subject_id, View.looked).where(View.person_id == person.id)
    return [tuple(row) for row in db.session.execute(statement)]


def test_reading_a_case_is_noted(office, document, program):
    assert program(office.head).get(f"/reviews/{document.review_id}").status_code == 200

    assert noted(office.head) == [(document.id, Looked.CASE)]


def test_reading_a_document_and_its_attachment_is_noted(office, document, program):
    reader = program(office.drafter)

    file = reader.get(f"/documents/{document.id}").json["text"]["files"][0]
    assert reader.get(file["url"]).data == b"list"

    assert set(noted(office.drafter)) == {(document.id, Looked.TEXT), (document.id, Looked.FILE)}


def test_what_a_program_may_not_read_is_not_noted(document, elsewhere, program):
    assert program(elsewhere.drafter).get(f"/documents/{document.id}").status_code == 404

    assert noted(elsewhere.drafter) == []
