"""After publication: changes, marks of validity, taking down by two, filings, the register."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from app.kit.db import db
from app.people.errors import NotPermitted
from app.publishing import actions, registers, versions
from app.publishing.errors import (
    AlreadyDecided,
    AlreadyProposed,
    BeingChanged,
    DateMissing,
    DateNotPossible,
    DecidedByTheSame,
    ExplanationMissing,
    FilingOutOfOrder,
    NoSuchPublication,
    NotPublished,
    NotWithheld,
    WrongReplacement,
)
from app.publishing.filing.values import Receipt, Sending
from app.publishing.models import (
    Attribute,
    DocumentState,
    Filing,
    FilingState,
    PublicationState,
    Validity,
    WithheldEntry,
)
from app.publishing.search_queries import Filters, found
from tests import factories
from tests.publishing.conftest import NOON

WHY = "附表数据有误"


def begin(office, publication):
    return actions.begin_change(publication.id, by=office.drafter, explanation=WHY, at=NOON)


def propose(office, publication):
    return actions.propose_taking_down(
        publication.id, by=office.publisher, explanation=WHY, at=NOON
    )


def mark(office, publication, validity, *, on=date(2026, 3, 1), replaced_by=""):
    return actions.mark_validity(
        publication.id,
        by=office.clerk,
        validity=validity,
        on=on,
        replaced_by=replaced_by,
        at=NOON,
    )


def test_a_change_needs_its_explanation_and_happens_once_at_a_time(office):
    publication = office.published()
    with pytest.raises(ExplanationMissing):
        actions.begin_change(publication.id, by=office.drafter, explanation=" ", at=NOON)

    document = begin(office, publication)

    assert (document.state, document.is_change) == (DocumentState.DRAFT, True)
    with pytest.raises(BeingChanged):
        begin(office, publication)


def test_a_change_that_is_given_up_leaves_everything_as_it_was(office):
    publication = office.published()
    document = begin(office, publication)
    draft = versions.draft_of(document)
    changed = type(draft)(**{n: getattr(draft, n) for n in draft.__slots__} | {"title": "错"})
    actions.save_draft(document.id, by=office.drafter, draft=changed, seen=2, at=NOON)

    actions.give_up_change(document.id, by=office.drafter, at=NOON)

    assert document.state is DocumentState.PUBLISHED
    assert (document.title, document.digest) == (publication.title, publication.digest)


def test_a_change_is_due_from_the_day_it_was_begun(office):
    publication = office.published()

    document = begin(office, publication)

    assert document.changed_on == date(2026, 3, 2)
    assert document.deadline_on == date(2026, 3, 30)


def test_a_mark_needs_its_day_and_another_published_document(office):
    publication, newer = office.published(), office.published()

    with pytest.raises(DateMissing):
        mark(office, publication, Validity.REPEALED, on=None)
    with pytest.raises(WrongReplacement):
        mark(office, publication, Validity.REPEALED, replaced_by=publication.index_number)
    mark(office, publication, Validity.REPEALED, replaced_by=newer.index_number)

    assert publication.validity is Validity.REPEALED
    assert publication.replaced_by_id == newer.id


def test_taking_down_needs_two_persons_of_the_right_lanes(office):
    publication = office.published()
    with pytest.raises(NotPermitted):
        actions.propose_taking_down(publication.id, by=office.clerk, explanation=WHY, at=NOON)
    proposal = propose(office, publication)
    with pytest.raises(AlreadyProposed):
        propose(office, publication)
    with pytest.raises(NotPermitted):
        actions.confirm_taking_down(proposal.id, by=office.publisher, note="", at=NOON)

    actions.confirm_taking_down(proposal.id, by=office.clerk, note="同意", at=NOON)

    assert publication.state is PublicationState.TAKEN_DOWN
    assert publication.explanation == WHY
    assert publication.document.state is DocumentState.TAKEN_DOWN
    assert found("促进消费", Filters(), limit=5) == []


def test_whoever_holds_both_lanes_still_needs_a_second_person(office):
    factories.post(office.publisher, "disclosure_office")
    proposal = propose(office, office.published())

    with pytest.raises(DecidedByTheSame):
        actions.confirm_taking_down(proposal.id, by=office.publisher, note="", at=NOON)


def test_a_refused_proposal_leaves_it_public_and_is_decided_once(office):
    publication = office.published()
    proposal = propose(office, publication)

    actions.refuse_taking_down(proposal.id, by=office.clerk, note="不必", at=NOON)

    assert publication.state is PublicationState.PUBLISHED
    with pytest.raises(AlreadyDecided):
        actions.confirm_taking_down(proposal.id, by=office.clerk, note="", at=NOON)


def test_what_is_taken_down_is_neither_changed_nor_taken_down_again(office):
    publication = office.published()
    actions.confirm_taking_down(propose(office, publication).id, by=office.clerk, note="", at=NOON)

    with pytest.raises(NotPublished):
        begin(office, publication)
    with pytest.raises(NotPublished):
        propose(office, publication)


def test_another_organ_can_do_nothing_with_it(office, elsewhere):
    publication = office.published()
    proposal = propose(office, publication)

    with pytest.raises(NoSuchPublication):
        mark(elsewhere, publication, Validity.LAPSED)
    with pytest.raises(NoSuchPublication):
        propose(elsewhere, publication)
    with pytest.raises(NoSuchPublication):
        actions.confirm_taking_down(proposal.id, by=elsewhere.clerk, note="", at=NOON)
    with pytest.raises(NoSuchPublication):
        begin(elsewhere, publication)


def filing_of(office):
    document = office.draft()
    office.published(document)
    actions.file_with_authority(office.signed(document), {}, NOON)
    return db.session.scalars(select(Filing).order_by(Filing.authority_name).limit(1)).one()


def test_a_filing_is_sent_then_received_and_never_the_other_way_round(office):
    filing = filing_of(office)
    receipt = Receipt(number="备2026-7", on=date(2026, 3, 4))
    receive = {"by": office.clerk, "key": "receive", "at": NOON + timedelta(days=3)}
    with pytest.raises(FilingOutOfOrder):
        actions.record_receipt(filing.id, receipt, **receive)

    sending = Sending(means="机要交换", on=date(2026, 3, 2))
    actions.record_sendings([filing.id], sending, by=office.clerk, key="send", at=NOON)
    with pytest.raises(DateNotPossible):
        actions.record_receipt(filing.id, replace(receipt, on=date(2026, 3, 1)), **receive)
    actions.record_receipt(filing.id, receipt, **receive)

    assert filing.state is FilingState.RECEIVED
    assert (filing.receipt_number, filing.received_on) == ("备2026-7", date(2026, 3, 4))


def test_nothing_is_sent_in_the_future(office):
    filing = filing_of(office)

    with pytest.raises(DateNotPossible):
        actions.record_sendings(
            [filing.id],
            Sending(means="邮寄", on=date(2026, 3, 3)),
            by=office.clerk,
            key="send",
            at=NOON,
        )


def withheld(office):
    document = office.draft(
        attribute=Attribute.WITHHELD, legal_basis="第十四条", attribute_reason="危及安全"
    )
    actions.register_withheld(office.signed(document), {}, NOON)
    return db.session.scalars(select(WithheldEntry)).one()


def test_a_withheld_item_is_examined_every_year(office):
    entry = withheld(office)
    later = NOON + timedelta(days=370)
    due = registers.withheld_for(office.clerk, due_by=date(2027, 3, 2), number=1)

    actions.record_examination(entry.id, by=office.clerk, note="理由仍在", at=later)

    assert [row.id for row in due.rows] == [entry.id]
    assert entry.re_examine_on == date(2028, 3, 7)


def test_what_may_be_disclosed_after_all_is_drafted_again(office):
    entry = withheld(office)

    document = actions.draft_again(entry.document_id, by=office.drafter, at=NOON)

    assert document.state is DocumentState.DRAFT
    with pytest.raises(NotWithheld):
        actions.draft_again(entry.document_id, by=office.drafter, at=NOON)
