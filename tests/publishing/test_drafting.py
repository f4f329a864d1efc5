"""Writing documents: versions, digests, and two people at one draft."""

from dataclasses import replace

import pytest

from app.kit.db import db
from app.publishing import access, actions, queries, versions
from app.publishing.errors import (
    AlreadyPublished,
    ChangedMeanwhile,
    NoDrafterPost,
    NoSuchDocument,
    NotBeingEdited,
    TextTooLong,
)
from app.publishing.models import Attribute, DocumentState
from tests import factories
from tests.publishing.conftest import DRAFT, NOON


def test_every_save_that_changes_something_is_kept(office):
    document = office.draft()
    first = document.digest

    actions.save_draft(
        document.id, by=office.drafter, draft=replace(DRAFT, title="新标题"), seen=1, at=NOON
    )

    saves = queries.versions_of(document).rows
    assert [save.number for save in saves] == [2, 1]
    assert saves[1].digest == first != saves[0].digest


def test_saving_the_same_again_makes_no_version(office):
    document = office.draft()

    actions.save_draft(document.id, by=office.drafter, draft=DRAFT, seen=1, at=NOON)

    assert document.version_number == 1


def test_a_draft_may_be_saved_unfinished_and_says_what_lacks(office):
    document = office.draft(title="", attribute=None)

    fields = [each.field for each in actions.lacking(document, at=NOON)]
    assert fields == ["title", "attribute"]


def test_the_number_is_kept_in_its_one_form_and_excludes_the_tick(office):
    document = office.draft(document_number="云商[2026]第02号", has_no_number=True)

    assert document.document_number == "云商〔2026〕2号"
    assert not document.has_no_number


def test_several_issuers_keep_their_order_and_each_stands_once(office):
    document = office.draft(issuers=("财政局", "商务局", "财政局", "税务局"))

    actions.save_draft(
        document.id,
        by=office.drafter,
        draft=replace(DRAFT, issuers=("商务局", "财政局")),
        seen=1,
        at=NOON,
    )
    db.session.expire(document)

    assert [issuer.name for issuer in document.issuers] == ["商务局", "财政局"]


def test_the_second_of_two_is_told_who_was_first_and_nothing_is_overwritten(office):
    document = office.draft()
    actions.save_draft(
        document.id, by=office.colleague, draft=replace(DRAFT, title="同事的"), seen=1, at=NOON
    )

    with pytest.raises(ChangedMeanwhile) as refusal:
        actions.save_draft(
            document.id, by=office.drafter, draft=replace(DRAFT, title="我的"), seen=1, at=NOON
        )

    assert office.colleague.label in str(refusal.value)
    assert "2026-03-02 12:00" in str(refusal.value)
    assert document.title == "同事的"


def test_a_foreign_organ_and_another_unit_see_nothing(office, elsewhere):
    document = office.draft()
    other_unit = factories.unit(office.organ)
    neighbour = factories.person("drafter", organ=office.organ, unit=other_unit)

    for stranger in (elsewhere.drafter, neighbour, office.head, office.clerk):
        with pytest.raises(NoSuchDocument):
            access.document_of(stranger, document.id)
        with pytest.raises(NoSuchDocument):
            actions.save_draft(document.id, by=stranger, draft=DRAFT, seen=1, at=NOON)


def test_whoever_is_no_drafter_writes_nothing(office):
    with pytest.raises(NoDrafterPost):
        actions.create_draft(by=office.head, draft=DRAFT, at=NOON)


def test_a_drafter_of_the_whole_organ_writes_for_any_unit(office):
    writer = factories.person("drafter", organ=office.organ)

    document = actions.create_draft(by=writer, draft=DRAFT, unit_id=office.unit.id, at=NOON)

    assert document.unit_id == office.unit.id


@pytest.mark.parametrize(
    "state",
    [
        DocumentState.IN_REVIEW,
        DocumentState.SCHEDULED,
        DocumentState.PUBLISHED,
        DocumentState.WITHHELD,
        DocumentState.TAKEN_DOWN,
    ],
)
def test_nobody_edits_what_others_decide_on(office, state):
    document = office.draft()
    document.enter(state, at=NOON)

    with pytest.raises(NotBeingEdited):
        actions.save_draft(document.id, by=office.drafter, draft=DRAFT, seen=1, at=NOON)


def test_a_discarded_draft_is_gone_from_every_list(office):
    document = office.draft()

    actions.discard(document.id, by=office.drafter, at=NOON)

    with pytest.raises(NoSuchDocument):
        access.document_of(office.drafter, document.id)


def test_what_was_submitted_once_is_not_discarded(office):
    document = office.draft()
    office.signed(document)

    with pytest.raises(AlreadyPublished):
        actions.discard(document.id, by=office.drafter, at=NOON)


def test_too_long_a_title_is_refused(office):
    with pytest.raises(TextTooLong):
        office.draft(title="长" * 501)


def test_a_stored_version_gives_its_draft_back(office):
    document = office.draft(
        attribute=Attribute.WITHHELD, legal_basis="第十四条", keywords=("消费", "促进")
    )

    content = versions.current_version(document).content

    assert versions.draft_in(content) == versions.draft_of(document)
