import io
import os
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask

from app.files import actions, errors, queries, storage
from app.files.models import StoredFile
from app.kit.db import db
from app.people.models import Person
from tests import factories
from tests.files import samples

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


@pytest.fixture
def clerk(app: Flask) -> Person:
    organ = factories.organ()
    return factories.person("drafter", organ=organ, unit=factories.unit(organ))


def stored(clerk: Person, name: str = "通知.docx", content: bytes = b"", **more: int) -> StoredFile:
    assert clerk.organ_id
    stream = io.BytesIO(content or samples.docx())
    return actions.store(stream, name=name, organ_id=clerk.organ_id, by=clerk, at=NOW, **more)


def test_a_file_keeps_its_chinese_name_and_its_content(clerk: Person) -> None:
    content = samples.docx("内容")

    row = stored(clerk, "C:\\桌面\\通\u202e知\u200b（终稿）.DOCX", content)

    assert row.name == "通知（终稿）.DOCX"
    assert row.size == len(content)
    assert queries.content_of(row).read_bytes() == content


def test_the_same_content_lies_on_disk_once(clerk: Person) -> None:
    first = stored(clerk, "甲.txt", b"same")
    second = stored(clerk, "乙.txt", b"same")

    assert first.id != second.id
    assert queries.content_of(first) == queries.content_of(second)


@pytest.mark.parametrize("name", ["程序.exe", "旧.doc", "无扩展名", "包.zip"])
def test_other_kinds_of_files_are_not_taken(clerk: Person, name: str) -> None:
    with pytest.raises(errors.ExtensionNotAllowed):
        stored(clerk, name, b"content")


def test_a_refused_file_leaves_nothing_behind(clerk: Person) -> None:
    with pytest.raises(errors.ContentDiffers):
        stored(clerk, "假.pdf", b"MZ")

    aside = storage.data_folder("files") / storage.ASIDE
    assert list(aside.iterdir()) == []


def test_names_and_sizes_have_their_limits(clerk: Person) -> None:
    with pytest.raises(errors.NameMissing):
        stored(clerk, "\u200b")
    with pytest.raises(errors.ItemTooLarge):
        stored(clerk, "a.txt", b"xx", used=actions.MOST_ITEM - 1)
    with pytest.raises(errors.FileTooLarge):
        stored(clerk, "a.txt", b"x" * (actions.MOST_FILE + 1))


def test_an_empty_file_is_not_taken(clerk: Person) -> None:
    assert clerk.organ_id
    with pytest.raises(errors.FileEmpty):
        actions.store(io.BytesIO(), name="a.txt", organ_id=clerk.organ_id, by=clerk, at=NOW)


def test_content_that_changed_on_disk_is_not_given_out(clerk: Person) -> None:
    row = stored(clerk, "a.txt", b"true")
    storage.path_of(row.sha256).write_bytes(b"false")

    with pytest.raises(errors.ContentChanged):
        queries.content_of(row)


def test_content_that_is_gone_is_said_to_be_gone(clerk: Person) -> None:
    row = stored(clerk, "a.txt", b"true")
    storage.path_of(row.sha256).unlink()

    with pytest.raises(errors.ContentLost):
        queries.content_of(row)


def test_the_sweep_takes_old_content_without_a_row_and_nothing_else(clerk: Person) -> None:
    kept, lost, fresh = (stored(clerk, "a.txt", text) for text in (b"kept", b"lost", b"fresh"))
    for row in (lost, fresh):
        db.session.delete(row)
    db.session.flush()
    old = (NOW - timedelta(days=2)).timestamp()
    for row in (kept, lost):
        os.utime(storage.path_of(row.sha256), (old, old))

    swept = actions.sweep(at=NOW)

    assert swept == 1
    there = [storage.path_of(row.sha256).exists() for row in (kept, lost, fresh)]
    assert there == [True, False, True]


def test_another_organ_does_not_find_the_file(clerk: Person) -> None:
    row = stored(clerk)
    other = factories.organ("云川市统计局")

    with pytest.raises(errors.NoSuchFile):
        queries.stored_file(row.id, organ_id=other.id)


def test_a_paper_to_import_is_kept_even_when_it_is_damaged(clerk: Person) -> None:
    assert clerk.organ_id
    row = actions.store_original(
        io.BytesIO(b"%PDF broken"), name="旧.pdf", organ_id=clerk.organ_id, by=clerk, at=NOW
    )

    assert queries.content_of(row).read_bytes() == b"%PDF broken"
