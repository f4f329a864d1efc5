"""Attachments: kept with their versions, in an order, by content."""

from io import BytesIO

import pytest

from app.publishing import actions, queries, versions
from app.publishing.errors import NoSuchAttachment, NoSuchDocument, NotBeingEdited
from app.publishing.models import DocumentState
from tests.publishing.conftest import NOON


def attach(office, document, name="附件1：名单.txt", content="甲\n乙"):
    return actions.attach(
        document.id,
        by=office.drafter,
        stream=BytesIO(content.encode()),
        name=name,
        at=NOON,
    )


def names(document):
    return [each.name for each in versions.attached_to(document)]


def test_an_attachment_keeps_its_chinese_name_and_makes_a_version(office):
    document = office.draft()
    before = document.digest

    attach(office, document)

    assert names(document) == ["附件1：名单.txt"]
    assert document.version_number == 2
    assert document.digest != before


def test_the_same_file_twice_is_attached_once(office):
    document = office.draft()
    first = attach(office, document)

    assert attach(office, document).id == first.id
    assert attach(office, document, content="丙").id != first.id
    assert len(names(document)) == 2


def test_what_is_out_already_stays_out(office):
    document = office.draft()
    attachment = attach(office, document)

    for _ in range(2):
        actions.detach(document.id, attachment.id, by=office.drafter, at=NOON)

    assert (names(document), document.version_number) == ([], 3)


def test_what_was_taken_out_stays_in_the_version_that_had_it(office):
    document = office.draft()
    attachment = attach(office, document)
    had_it = versions.current_version(document)

    actions.detach(document.id, attachment.id, by=office.drafter, at=NOON)

    assert names(document) == []
    assert [each.id for each in queries.attachments_of(had_it.id)] == [attachment.id]
    with pytest.raises(NoSuchAttachment):
        actions.detach(office.draft().id, attachment.id, by=office.drafter, at=NOON)


def test_moving_up_changes_the_order_and_the_digest(office):
    document = office.draft()
    attach(office, document, name="甲.txt", content="甲")
    second = attach(office, document, name="乙.txt", content="乙")
    before = document.digest

    actions.move_up(document.id, second.id, by=office.drafter, at=NOON)

    assert names(document) == ["乙.txt", "甲.txt"]
    assert document.digest != before


def test_the_first_cannot_move_up_and_nothing_happens(office):
    document = office.draft()
    first = attach(office, document)

    actions.move_up(document.id, first.id, by=office.drafter, at=NOON)

    assert document.version_number == 2


def test_nobody_attaches_while_it_is_under_review_or_elsewhere(office, elsewhere):
    document = office.draft()
    with pytest.raises(NoSuchDocument):
        attach(elsewhere, document)

    document.enter(DocumentState.IN_REVIEW, at=NOON)
    with pytest.raises(NotBeingEdited):
        attach(office, document)
