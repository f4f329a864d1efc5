"""The copy that is released: made once, at once or by the worker, or refused with the reason."""

import io
import os
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from app.files import actions, copies, errors, queries, storage
from app.files.jobs import clean_aside, keep_copy
from app.files.models import CleanedFile, Cleaning, StoredFile
from app.jobs.models import Job
from app.kit.db import db
from app.people.models import Person
from tests import factories
from tests.files.poisoned import pdfs, words

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


@pytest.fixture
def clerk(app: Flask) -> Person:
    organ = factories.organ()
    return factories.person("drafter", organ=organ, unit=factories.unit(organ))


def stored(clerk: Person, name: str, content: bytes) -> StoredFile:
    assert clerk.organ_id
    stream = io.BytesIO(content)
    return actions.store(stream, name=name, organ_id=clerk.organ_id, by=clerk, at=NOW)


def copy_of(file: StoredFile) -> CleanedFile:
    return queries.copies_of([file.sha256])[file.sha256]


def test_a_short_document_has_its_copy_at_once(clerk: Person) -> None:
    content = words.word(words.deleted("原定八万"))

    made = copy_of(stored(clerk, "通知.docx", content))

    assert made.copy_sha256 and made.copy_sha256 != made.sha256
    assert storage.checked(made.copy_sha256).stat().st_size == made.copy_size
    assert storage.checked(made.sha256).read_bytes() == content


def test_a_pdf_gets_its_copy_from_the_worker(clerk: Person) -> None:
    file = stored(clerk, "说明.pdf", pdfs.pdf(pdfs.text("SECRET7", "3 Tr")))
    assert copy_of(file).state is Cleaning.WAITING
    job = db.session.scalars(select(Job).where(Job.kind == copies.CLEAN)).one()

    keep_copy(job.payload, NOW, clean_aside(job.payload, NOW))

    assert [each[0] for each in copy_of(file).removed] == ["page_hidden"]
    assert b"SECRET7" not in storage.checked(copy_of(file).copy_sha256 or "").read_bytes()


def test_the_same_content_is_cleaned_once(clerk: Person) -> None:
    first, second = (stored(clerk, name, pdfs.pdf()) for name in ("甲.pdf", "乙.pdf"))

    assert copy_of(first) is copy_of(second)
    assert len(list(db.session.scalars(select(Job).where(Job.kind == copies.CLEAN)))) == 1


def test_a_short_file_that_cannot_be_cleaned_is_refused_at_upload(clerk: Person) -> None:
    foreign = words.word("</w:p><w:altChunk r:id='rId1'/><w:p>")

    with pytest.raises(errors.CannotBeCleaned):
        stored(clerk, "拼接.docx", foreign)


def test_a_pdf_that_cannot_be_cleaned_keeps_the_reason(clerk: Person) -> None:
    file = stored(clerk, "表单.pdf", pdfs.pdf(change=pdfs.with_unshown_value))
    payload = {"sha256": file.sha256, "media_type": file.media_type, "name": file.name}

    keep_copy(payload, NOW, clean_aside(payload, NOW))

    assert (copy_of(file).state, copy_of(file).problem) == (Cleaning.FAILED, "CannotBeCleaned")


def test_the_sweep_leaves_copies_alone(clerk: Person) -> None:
    made = copy_of(stored(clerk, "甲.txt", b"one\xe2\x80\x8btwo"))
    assert made.copy_sha256
    old = (NOW - timedelta(days=2)).timestamp()
    os.utime(storage.path_of(made.copy_sha256), (old, old))

    assert actions.sweep(at=NOW) == 0
    assert storage.path_of(made.copy_sha256).exists()


def test_the_sweep_takes_the_copy_of_what_is_lost(clerk: Person) -> None:
    file = stored(clerk, "甲.txt", b"one\xe2\x80\x8btwo")
    original, copy = file.sha256, copy_of(file).copy_sha256
    assert copy
    db.session.delete(file)
    db.session.flush()
    old = (NOW - timedelta(days=2)).timestamp()
    for digest in (original, copy):
        os.utime(storage.path_of(digest), (old, old))

    actions.sweep(at=NOW)

    assert queries.copies_of([original]) == {}
    assert not storage.path_of(copy).exists()
