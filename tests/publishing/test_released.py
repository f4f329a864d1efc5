"""What is signed and published of an attachment is its copy; the original stays in the house."""

from io import BytesIO

import pytest
from sqlalchemy import select

from app.files import storage
from app.files.jobs import clean_aside, keep_copy
from app.files.models import CleanedFile
from app.jobs.models import Job
from app.kit.db import db
from app.people.models import Lane
from app.portal import queries as portal
from app.publishing import actions, gate, queries, versions
from app.publishing.actions.attaching import have_copies_made
from app.publishing.errors import GateUnanswered, NotWhatWasSigned
from tests import factories
from tests.files.poisoned import pdfs, words
from tests.publishing.conftest import NOON
from tests.publishing.way import Way

SECRET = "原定奖金八万元"
POISONED = words.word(words.deleted(SECRET))


def attach(office, document, name="附件1.docx", content=POISONED):
    return actions.attach(
        document.id, by=office.drafter, stream=BytesIO(content), name=name, at=NOON
    )


def published_file(office, document):
    publication = office.published(document)
    (file,) = portal.files(publication.version_id)
    return file


def clean_now():
    for job in db.session.scalars(select(Job).where(Job.kind == "files.clean")):
        keep_copy(job.payload, NOON, clean_aside(job.payload, NOON))


def test_the_public_gets_the_copy_and_its_size(office):
    document = office.draft()
    attachment = attach(office, document)

    file = published_file(office, document)

    assert file.sha256 == attachment.copy_sha256 != attachment.sha256
    assert file.size == storage.checked(file.sha256).stat().st_size


def test_the_copy_belongs_to_what_is_signed(office):
    document = office.draft()
    attachment = attach(office, document)
    assert versions.current_version(document).content["attachments"] == [
        {"name": "附件1.docx", "sha256": attachment.sha256, "copy": attachment.copy_sha256}
    ]
    review = office.signed(document)

    attachment.copy_sha256 = "0" * 64
    db.session.flush()

    with pytest.raises(NotWhatWasSigned):
        actions.publish(review, {}, NOON)


def test_what_the_copy_leaves_out_needs_no_answer(office):
    document = office.draft()
    attach(office, document)

    version = versions.current_version(document)

    assert gate.unanswered(version) == []
    assert "修订（删除）第1处" in " ".join(hit.place for hit in gate.hits_of(version))


def test_a_document_is_submitted_with_the_copy_that_was_made_meanwhile(office):
    way = Way(office)
    document = office.draft()
    attachment = attach(office, document, "附件1.pdf", pdfs.pdf())
    with pytest.raises(GateUnanswered):
        way.submit(document)

    clean_now()
    way.submit(document)

    (signed,) = versions.current_version(document).content["attachments"]
    assert signed["copy"] == attachment.copy_sha256
    assert versions.current_version(document).submitted_at


def test_nothing_is_published_before_there_is_a_copy(office):
    document = office.draft()
    attach(office, document, "附件1.pdf", pdfs.pdf())

    with pytest.raises(GateUnanswered):
        office.published(document)


def test_attachments_from_before_get_their_copies(office):
    document = office.draft()
    attachment = attach(office, document)
    attachment.copy_sha256 = attachment.copy_size = None
    db.session.delete(db.session.get_one(CleanedFile, attachment.sha256))
    db.session.flush()

    assert have_copies_made() == 1
    clean_now()

    assert have_copies_made() == 0
    assert gate.unanswered(versions.current_version(document)) == []


def test_staff_may_have_both_and_others_neither(client, office, elsewhere):
    document = office.draft()
    attachment = attach(office, document)
    db.session.commit()
    original = f"/documents/{document.id}/attachments/{attachment.id}"

    client.sign_in(office.drafter)
    assert client.get(original).data == POISONED
    assert client.get(f"{original}/copy").data not in (b"", POISONED)

    client.sign_in(factories.person(Lane.DRAFTER, organ=elsewhere.organ, unit=elsewhere.unit))
    assert client.get(f"{original}/copy").status_code == 404


def test_the_page_says_which_is_which(client, office):
    document = office.draft()
    attach(office, document)
    db.session.commit()

    page = client.sign_in(office.drafter).get(f"/documents/{document.id}").text

    assert "发布副本" in page
    assert "原件（仅限内部）" in page
    assert queries.attachments_of(versions.current_version(document).id)
